import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { HallSpan } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { SpanFields as PeriodFields } from '../../parts/span-fields.tsx'
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
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <div className="filters">
      <PeriodFields
        from={from}
        to={to}
        onChange={(changed) => navigate({ to: '/hall', search: { ...search, ...changed } })}
      />
    </div>
  )
}
