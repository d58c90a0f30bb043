import type { MaterialCount, OneNotice, PromiseCount } from '@huiyin/contract/application-counts'
import { stepListWords } from '@huiyin/contract/desk-applications.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lateBranchesQuery, oneNoticeQuery } from '../../api/applications.ts'
import type { Query } from '../../api/request.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'

type NoticeRow = OneNotice['rows'][number]

const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`)

/** A column of figures; its key is the name of the figure and of its word. */
function figure<Row, Key extends keyof Row & keyof typeof stepListWords>(
  say: ReturnType<typeof useWords<typeof stepListWords>>,
  key: Key,
): Column<Row> {
  return { key, header: say(key), kind: 'number', cell: (row) => String(row[key]) }
}

interface PromisesPartProps {
  readonly title: string
  readonly head: string
  readonly rows: readonly PromiseCount[]
}

export function PromisesPart({ title, head, rows }: PromisesPartProps) {
  const say = useWords(stepListWords)
  const counts = ['promised', 'open', 'kept', 'late', 'broken', 'void'] as const
  return (
    <section className="part">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { key: 'name', header: head, kind: 'head', cell: ({ name }) => name },
          ...counts.map((key) => figure<PromiseCount, typeof key>(say, key)),
          {
            key: 'rate',
            header: say('keptRate'),
            kind: 'number',
            cell: ({ keptRate }) => percent(keptRate),
          },
        ]}
      />
    </section>
  )
}

/** What is never missing tells nobody apart: a reason to stop asking for it. */
export function MaterialsPart({ rows }: { readonly rows: readonly MaterialCount[] }) {
  const say = useWords(stepListWords)
  const counts = ['applications', 'missingAtFirst', 'owed', 'broken'] as const
  return (
    <section className="part">
      <h2>{say('materials')}</h2>
      <p className="soft">{say('materialsLead')}</p>
      <DataTable
        caption={say('materials')}
        rows={rows}
        keyOf={({ itemCode, material }) => `${itemCode} ${material}`}
        columns={[
          {
            key: 'material',
            header: say('material'),
            kind: 'head',
            cell: ({ material, missingAtFirst }) => (
              <>
                {material}{' '}
                {missingAtFirst === 0 && (
                  <span className="tag tag-amber">{say('neverMissed')}</span>
                )}
              </>
            ),
          },
          { key: 'item', header: say('item'), cell: ({ itemName }) => itemName },
          ...counts.map((key) => figure<MaterialCount, typeof key>(say, key)),
        ]}
      />
    </section>
  )
}

export function OneNoticePart({ period }: { readonly period: Query }) {
  const say = useWords(stepListWords)
  const query = useQuery(oneNoticeQuery(period))
  return (
    <section className="part">
      <h2>{say('oneNotice')}</h2>
      <Answer query={query} lines={3}>
        {({ rows }) => (
          <DataTable
            caption={say('oneNotice')}
            rows={rows}
            keyOf={({ unit }) => unit.code}
            columns={[
              { key: 'unit', header: say('unit'), kind: 'head', cell: ({ unit }) => unit.name },
              figure<NoticeRow, 'received'>(say, 'received'),
              figure<NoticeRow, 'told'>(say, 'told'),
              figure<NoticeRow, 'toldAgain'>(say, 'toldAgain'),
              {
                key: 'rate',
                header: say('toldAgainRate'),
                kind: 'number',
                cell: ({ toldAgainRate }) => percent(toldAgainRate),
              },
              {
                key: 'mistakes',
                header: say('ourMistake'),
                kind: 'number',
                cell: ({ reasons }) => String(reasons.our_mistake ?? 0),
              },
            ]}
          />
        )}
      </Answer>
    </section>
  )
}

export function LateBranchesPart() {
  const say = useWords(stepListWords)
  const query = useQuery(lateBranchesQuery)
  return (
    <section className="part">
      <h2>{say('lateBranches')}</h2>
      <Answer query={query} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Empty title={say('lateNone')} />
            </div>
          ) : (
            <DataTable
              caption={say('lateBranches')}
              rows={rows}
              keyOf={({ number }) => number}
              columns={[
                {
                  key: 'step',
                  header: say('step'),
                  kind: 'head',
                  cell: ({ step, application, title }) => (
                    <>
                      <Link to="/matters/$number" params={{ number: application }}>
                        {step}
                      </Link>
                      <span className="work-number">{title}</span>
                    </>
                  ),
                },
                { key: 'unit', header: say('unit'), cell: ({ unit }) => unit.name },
                { key: 'due', header: say('due'), cell: ({ dueAt }) => shortInstant(dueAt) },
                {
                  key: 'late',
                  header: say('lateBy'),
                  kind: 'number',
                  cell: ({ late }) => String(late / 100),
                },
              ]}
            />
          )
        }
      </Answer>
    </section>
  )
}
