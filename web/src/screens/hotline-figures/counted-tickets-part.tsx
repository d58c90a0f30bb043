import type { Hotline } from '@huiyin/contract/hotline'
import type { CountedTicketsQuery, HotlineFigures } from '@huiyin/contract/hotline-figures'
import { type HotlineMetricId, hotlineMetrics } from '@huiyin/contract/hotline-metrics'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { countedTicketsQuery } from '../../api/hotline.ts'
import { CountedMattersPart } from '../../parts/counted-matters.tsx'

const route = getRouteApi('/frame/hotline-figures')

/** Of which days, and of which line unless of both. */
export interface FiguresAsked {
  readonly from: string
  readonly to: string
  readonly hotline?: Hotline
}

interface PartProps {
  readonly groups: HotlineFigures
  readonly figures: FiguresAsked
}

/** The tickets behind the number somebody opened; nothing before. */
export function CountedTicketsPart({ groups, figures }: PartProps) {
  const { figure, part = 'numerator', unit, cursor } = route.useSearch()
  if (figure === undefined || !isFigure(figure)) return null
  const shown = { ...figures, figure, part, ...(unit && { unit }) }
  return <CountedTickets groups={groups} figures={figures} shown={shown} cursor={cursor} />
}

interface CountedTicketsProps extends PartProps {
  readonly shown: CountedTicketsQuery & FiguresAsked
  readonly cursor: string | undefined
}

function CountedTickets({ groups, figures, shown, cursor }: CountedTicketsProps) {
  const navigate = useNavigate()
  const { figure, part, unit } = shown
  return (
    <CountedMattersPart
      {...{ groups, figure, part, unit, cursor }}
      query={useQuery(countedTicketsQuery({ ...shown, ...(cursor && { after: cursor }) }))}
      closing={(words) => (
        <Link to="/hotline-figures" search={figures} resetScroll={false}>
          {words}
        </Link>
      )}
      onPage={(next, pageNumber) =>
        navigate({
          to: '/hotline-figures',
          search: { ...shown, ...(next && { cursor: next }) },
          hash: 'counted',
          state: { pageNumber },
        })
      }
    />
  )
}

function isFigure(id: string): id is HotlineMetricId {
  return Object.hasOwn(hotlineMetrics, id)
}
