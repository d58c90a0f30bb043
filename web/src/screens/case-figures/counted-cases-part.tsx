import type { CaseFigures, CountedCasesQuery } from '@huiyin/contract/case-figures'
import { type CaseMetricId, caseMetrics } from '@huiyin/contract/case-metrics'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { countedCasesQuery } from '../../api/cases.ts'
import { CountedMattersPart } from '../../parts/counted-matters.tsx'

const route = getRouteApi('/frame/case-figures')

interface PartProps {
  readonly groups: CaseFigures
  readonly span: { readonly from: string; readonly to: string }
}

/** The cases behind the number somebody opened; nothing before. */
export function CountedCasesPart({ groups, span }: PartProps) {
  const { figure, part = 'numerator', unit, cursor } = route.useSearch()
  if (figure === undefined || !isFigure(figure)) return null
  const asked = { ...span, figure, part, ...(unit && { unit }), ...(cursor && { after: cursor }) }
  return <CountedCases groups={groups} asked={asked} />
}

interface CountedCasesProps {
  readonly groups: CaseFigures
  readonly asked: CountedCasesQuery & PartProps['span']
}

function CountedCases({ groups, asked }: CountedCasesProps) {
  const navigate = useNavigate()
  const { after, ...shown } = asked
  const { figure, part, unit, from, to } = shown
  return (
    <CountedMattersPart
      {...{ groups, figure, part, unit }}
      cursor={after}
      query={useQuery(countedCasesQuery(asked))}
      closing={(words) => (
        <Link to="/case-figures" search={{ from, to }} resetScroll={false}>
          {words}
        </Link>
      )}
      onPage={(next, pageNumber) =>
        navigate({
          to: '/case-figures',
          search: { ...shown, ...(next && { cursor: next }) },
          hash: 'counted',
          state: { pageNumber },
        })
      }
    />
  )
}

function isFigure(id: string): id is CaseMetricId {
  return Object.hasOwn(caseMetrics, id)
}
