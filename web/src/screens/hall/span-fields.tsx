import { hallWords } from '@huiyin/contract/desk-hall.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { HallSpan } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { lastDays } from '../reviews/periods.ts'

const route = getRouteApi('/frame/hall')
const daysUsual = 90

/** The days of the address, the last ninety unless said, in the own region. */
export function useSpan(): HallSpan {
  const { data: session } = useQuery(sessionQuery)
  const usual = lastDays(daysUsual)
  const { from = usual.from, to = usual.to } = route.useSearch()
  return { regionCode: session?.regionCode ?? '', from, to }
}

export function SpanFields({ span: { from, to } }: { readonly span: HallSpan }) {
  const say = useWords(hallWords)
  const search = route.useSearch()
  const navigate = useNavigate()
  const change = (changed: { readonly from?: string; readonly to?: string }) =>
    navigate({ to: '/hall', search: { ...search, ...changed } })
  return (
    <div className="filters">
      <Field label={say('from')}>
        {(id) => (
          <DayInput
            id={id}
            value={from}
            max={to}
            onChange={(day) => day && change({ from: day })}
          />
        )}
      </Field>
      <Field label={say('to')}>
        {(id) => (
          <DayInput id={id} value={to} min={from} onChange={(day) => day && change({ to: day })} />
        )}
      </Field>
    </div>
  )
}
