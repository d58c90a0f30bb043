import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import { type Hotline, hotlines } from '@huiyin/contract/hotline'
import type { HotlineFigure, HotlineFigures } from '@huiyin/contract/hotline-figures'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hotlineFiguresQuery } from '../../api/hotline.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { percent } from '../reviews/percent.ts'

/** Of the many figures, those a unit is compared by. */
const compared = [
  'tickets_received',
  'tickets_on_time',
  'tickets_contacted',
  'tickets_solved',
  'tickets_satisfied',
]

/** The figures of the hotline, each with what it was counted from. */
export function HotlineFiguresScreen() {
  const say = useWords(hotlineDeskWords)
  const sayDesk = useDeskWords()
  const [hotline, setHotline] = useState<Hotline | ''>('')
  const query = useQuery(hotlineFiguresQuery(hotline === '' ? {} : { hotline }))
  return (
    <Page title={sayDesk('hotlineFigures')} lead={say('figuresLead')}>
      <div className="filters">
        <Field label={say('line')}>
          {(id) => (
            <Pick
              id={id}
              value={hotline}
              options={[
                { value: '', label: say('bothLines') },
                ...hotlines.map((value) => ({ value, label: value })),
              ]}
              onChange={(value) => setHotline(value as Hotline | '')}
            />
          )}
        </Field>
      </div>
      <Answer query={query} lines={8}>
        {(figures) => <Tables figures={figures} />}
      </Answer>
    </Page>
  )
}

function Tables({ figures }: { readonly figures: HotlineFigures }) {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  if (figures.units.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('figuresNone')} />
      </section>
    )
  }
  const columns: Column<HotlineFigure>[] = [
    {
      key: 'name',
      header: say('figure'),
      kind: 'head',
      cell: ({ name, definition }) => (
        <details>
          <summary>{name[language]}</summary>
          <span className="soft">{definition}</span>
        </details>
      ),
    },
    { key: 'share', header: say('share'), kind: 'number', cell: sayValue },
    {
      key: 'from',
      header: say('from'),
      kind: 'number',
      cell: ({ numerator, denominator }) =>
        denominator === null ? '' : `${numerator}/${denominator}`,
    },
    {
      key: 'all',
      header: say('withAll'),
      kind: 'number',
      cell: ({ denominator, shareWithAll }) => (denominator === null ? '' : percent(shareWithAll)),
    },
  ]
  return (
    <>
      <DataTable
        caption={say('inAll')}
        rows={figures.total.figures}
        keyOf={({ id }) => id}
        columns={columns}
      />
      <section className="part">
        <h2>{say('byUnit')}</h2>
        <UnitsTable figures={figures} />
      </section>
    </>
  )
}

function UnitsTable({ figures }: { readonly figures: HotlineFigures }) {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  const named = figures.total.figures.filter(({ id }) => compared.includes(id))
  return (
    <DataTable
      caption={say('byUnit')}
      rows={figures.units}
      keyOf={({ unit }) => unit.code}
      columns={[
        { key: 'unit', header: say('owner'), kind: 'head', cell: ({ unit }) => unit.name },
        ...named.map(
          ({ id, name }): Column<HotlineFigures['units'][number]> => ({
            key: id,
            header: name[language],
            kind: 'number',
            cell: (row) => {
              const figure = row.figures.find((one) => one.id === id)
              return figure === undefined ? '—' : sayValue(figure)
            },
          }),
        ),
      ]}
    />
  )
}

function sayValue({ denominator, numerator, share }: HotlineFigure): string {
  return denominator === null ? String(numerator) : percent(share)
}
