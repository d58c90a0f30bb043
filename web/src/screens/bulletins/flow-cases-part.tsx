import type { CaseBulletin, FlowCases, FlowName } from '@huiyin/contract/case-bulletins'
import { stockWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { flowCasesQuery } from '../../api/case-bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Paging } from '../../parts/paging.tsx'

/** As many as the interface answers at once; fewer are the last page. */
const pageSize = 200

interface PartProps {
  readonly bulletin: CaseBulletin
  readonly flow: FlowName
  readonly unit: string | undefined
  readonly cursor: string | undefined
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
    <section className="panel" id="cases" aria-labelledby="cases-title">
      <div className="row row-apart">
        <h2 id="cases-title">{title}</h2>
        <Link
          to="/bulletins/cases/$bulletin"
          params={{ bulletin: bulletin.id }}
          resetScroll={false}
        >
          {say('closeList')}
        </Link>
      </div>
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
    </section>
  )
}

function Cases(props: PartProps & { readonly rows: FlowCases['rows'] }) {
  const { bulletin, flow, unit, cursor, rows } = props
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const navigate = useNavigate()
  const last = rows.length < pageSize ? undefined : rows.at(-1)?.number
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
      <Paging
        cursor={cursor}
        nextCursor={last ?? null}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/bulletins/cases/$bulletin',
            params: { bulletin: bulletin.id },
            search: { flow, ...(unit && { unit }), ...(next && { cursor: next }) },
            hash: 'cases',
            state: { pageNumber },
          })
        }
      />
    </>
  )
}
