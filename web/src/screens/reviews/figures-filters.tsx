import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { regionsQuery } from '../../api/organisation.ts'
import type { SummaryFilters } from '../../api/reviews.ts'
import { type Grouping, groupings } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DayInput, Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { lastDays, type Period, thisMonth, thisYear } from './periods.ts'

export function FiguresFilters({ filters }: { readonly filters: SummaryFilters }) {
  const say = useWords(reviewsWords)
  const sayDesk = useDeskWords()
  const { data: regions } = useQuery(regionsQuery)
  const navigate = useNavigate()
  const [draft, setDraft] = useState(filters)
  const go = (changes: Partial<SummaryFilters>) => {
    const { groupBy, ...rest } = { ...draft, ...changes }
    navigate({ to: '/figures', search: { ...rest, groupBy: groupBy as Grouping } })
  }
  const periods: readonly (readonly ['last30' | 'thisMonth' | 'thisYear', Period])[] = [
    ['last30', lastDays(30)],
    ['thisMonth', thisMonth()],
    ['thisYear', thisYear()],
  ]
  return (
    <form
      className="filters panel"
      aria-label={say('filters')}
      onSubmit={(event) => {
        event.preventDefault()
        go({})
      }}
    >
      <Field label={say('region')}>
        {(id) => (
          <Pick
            id={id}
            value={draft.regionCode}
            options={(regions?.rows ?? []).map((region) => ({
              value: region.regionCode,
              label: region.name,
            }))}
            onChange={(regionCode) => go({ regionCode })}
          />
        )}
      </Field>
      <Field label={say('groupBy')}>
        {(id) => (
          <Pick
            id={id}
            value={draft.groupBy}
            options={groupings.map((grouping) => ({ value: grouping, label: say(grouping) }))}
            onChange={(groupBy) => go({ groupBy })}
          />
        )}
      </Field>
      <DayFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <div className="row figures-periods">
        <Button type="primary" htmlType="submit">
          {sayDesk('apply')}
        </Button>
        {periods.map(([name, period]) => (
          <Button key={name} type="default" onClick={() => go(period)}>
            {say(name)}
          </Button>
        ))}
      </div>
    </form>
  )
}

interface DayFieldsProps {
  readonly draft: Period
  readonly onChange: (change: Partial<Period>) => void
}

function DayFields({ draft, onChange }: DayFieldsProps) {
  const sayDesk = useDeskWords()
  return (
    <>
      <Field label={sayDesk('from')}>
        {(id) => (
          <DayInput
            id={id}
            isRequired
            value={draft.from}
            max={draft.to}
            onChange={(from) => onChange({ from })}
          />
        )}
      </Field>
      <Field label={sayDesk('to')}>
        {(id) => (
          <DayInput
            id={id}
            isRequired
            value={draft.to}
            min={draft.from}
            onChange={(to) => onChange({ to })}
          />
        )}
      </Field>
    </>
  )
}
