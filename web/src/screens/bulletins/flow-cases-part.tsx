import type { FlowCases, FlowName } from '@huiyin/contract/case-bulletins'
import { stockWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { flowCasesQuery } from '../../api/case-bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { WeekListPanel, type WeekListPlace, WeekPaging } from './week-list.tsx'

interface PartProps extends WeekListPlace {
  readonly flow: FlowName
}

/** The cases that came in, or that a number of the stock table counts. */
export function FlowCasesPart({ bulletin, flow, unit, cursor }: PartProps) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const asked = { flow, ...(unit && { unit }), ...(cursor && { after: cursor }) }
  const query = useQuery(flowCasesQuery(bulletin.id, asked))
  const title = say('list', {
    class: flow === 'received' ? say('received') : stockWords[flow][language],
    unit: bulletin.units.find(({ code }) => code === unit)?.name ?? unit ?? say('everyUnit'),
    n: query.data?.counted ?? '…',
  })
  return (
    <WeekListPanel bulletin={bulletin} title={title}>
      <Answer query={query} lines={6}>
        {({ rows, counted, total }) => (
          <>
            {counted !== total && <p className="soft">{say('recounted', { counted, total })}</p>}
            {rows.length === 0 ? (
              <Empty title={say('noCase')} />
            ) : (
              <Cases bulletin={bulletin} flow={flow} unit={unit} cursor={cursor} rows={rows} />
            )}
          </>
        )}
      </Answer>
    </WeekListPanel>
  )
}

function Cases(props: PartProps & { readonly rows: FlowCases['rows'] }) {
  const { bulletin, flow, unit, cursor, rows } = props
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  return (
    <>
      <DataTable
        caption={say('case')}
        rows={rows}
        keyOf={({ number }) => number}
        columns={[
          {
            key: 'case',
            header: say('case'),
            kind: 'head',
            cell: ({ number }) => (
              <Link to="/matters/$number" params={{ number }} className="figure">
                {number}
              </Link>
            ),
          },
          { key: 'what', header: say('what'), cell: ({ title }) => title },
          {
            key: 'opened',
            header: say('opened'),
            cell: ({ openedAt }) => sayInstant(openedAt, language),
          },
          {
            key: 'closed',
            header: say('closedAt'),
            cell: ({ closedAt }) => (closedAt === null ? '—' : sayInstant(closedAt, language)),
          },
        ]}
      />
      <WeekPaging bulletin={bulletin} unit={unit} cursor={cursor} shown={{ flow }} rows={rows} />
    </>
  )
}
