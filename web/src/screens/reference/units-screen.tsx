import { referenceWords } from '@huiyin/contract/desk-reference.words'
import type { UnitRow } from '@huiyin/contract/org'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { unitsQuery, useUnitNames } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'

const route = getRouteApi('/frame/units')

export function UnitsScreen() {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const { q = '' } = route.useSearch()
  const navigate = useNavigate()
  const query = useQuery(unitsQuery)
  return (
    <Page title={sayDesk('units')} lead={say('unitsLead')}>
      <div className="filters">
        <Field label={say('findUnit')}>
          {(id) => (
            <Input
              id={id}
              type="search"
              value={q}
              onChange={(event) =>
                navigate({
                  to: '/units',
                  search: event.target.value === '' ? {} : { q: event.target.value },
                  replace: true,
                })
              }
            />
          )}
        </Field>
      </div>
      <Answer query={query} lines={10}>
        {({ rows }) => <UnitTable rows={rows.filter((unit) => matches(unit, q))} />}
      </Answer>
    </Page>
  )
}

function matches(unit: UnitRow, q: string): boolean {
  const wanted = q.trim().toLowerCase()
  return [unit.name, unit.nameEn ?? '', unit.code].some((text) =>
    text.toLowerCase().includes(wanted),
  )
}

function UnitTable({ rows }: { readonly rows: readonly UnitRow[] }) {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const unitName = useUnitNames()
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('noUnits')}>
          <p>{say('noUnitsNext')}</p>
        </Empty>
      </section>
    )
  }
  return (
    <DataTable
      caption={sayDesk('units')}
      rows={rows}
      keyOf={(unit) => `${unit.regionCode}/${unit.code}`}
      columns={[
        {
          key: 'name',
          header: say('unitName'),
          kind: 'head',
          cell: (unit) => (language === 'en' && unit.nameEn) || unit.name,
        },
        {
          key: 'code',
          header: say('unitCode'),
          cell: (unit) => <span className="figure">{unit.code}</span>,
        },
        {
          key: 'kind',
          header: say('unitKind'),
          cell: (unit) =>
            unit.kind in referenceWords ? say(unit.kind as keyof typeof referenceWords) : unit.kind,
        },
        {
          key: 'parent',
          header: say('unitParent'),
          cell: (unit) => (unit.parentCode == null ? '—' : unitName(unit.parentCode)),
        },
        {
          key: 'phone',
          header: say('unitPhone'),
          cell: (unit) =>
            unit.phone == null ? '—' : <a href={`tel:${unit.phone}`}>{unit.phone}</a>,
        },
      ]}
    />
  )
}
