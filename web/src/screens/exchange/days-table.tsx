import {
  exchangeKindWords,
  exchangeStateWords,
  exchangeWords,
} from '@huiyin/contract/desk-exchange.words'
import type { ExchangeDay, ExchangeSummary } from '@huiyin/contract/exchange'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { compareDay } from '../../api/exchange.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const states = ['waiting', 'sent', 'done', 'rejected', 'differing'] as const
type Counted = 'total' | (typeof states)[number]

/** A line a day and direction; every number opens its rows. */
export function DaysTable({ summary }: { readonly summary: ExchangeSummary }) {
  const say = useWords(exchangeWords)
  const { language } = usePreferences()
  if (summary.rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('empty')}>
          <p>{say('emptyNext')}</p>
        </Empty>
      </section>
    )
  }
  const counts: readonly Counted[] = ['total', ...states]
  const headerOf = (name: Counted) =>
    name === 'total' ? say('total') : exchangeStateWords[name][language]
  const columns: Column<ExchangeDay>[] = [
    { key: 'day', header: say('day'), kind: 'head', cell: ({ day }) => day },
    { key: 'kind', header: say('kind'), cell: ({ kind }) => exchangeKindWords[kind][language] },
    ...counts.map((name): Column<ExchangeDay> => {
      const header = headerOf(name)
      return {
        key: name,
        header,
        kind: 'number',
        cell: (row) => <Count row={row} name={name} header={header} />,
      }
    }),
    {
      key: 'compare',
      header: say('compare'),
      cell: (row) =>
        row.kind === 'captured' || !summary.connected ? null : (
          <Compare row={row} kind={row.kind} />
        ),
    },
  ]
  return (
    <DataTable
      caption={say('table')}
      columns={columns}
      rows={summary.rows}
      keyOf={({ day, kind }) => `${day} ${kind}`}
    />
  )
}

interface CountProps {
  readonly row: ExchangeDay
  readonly name: Counted
  readonly header: string
}

function Count({ row, name, header }: CountProps) {
  const { language } = usePreferences()
  const { day, kind } = row
  if (row[name] === 0) return <span className="exchange-none">0</span>
  const what = `${day} ${exchangeKindWords[kind][language]} ${header} ${row[name]}`
  const search = { from: day, to: day, kind, ...(name !== 'total' && { state: name }) }
  return (
    <Link to="/exchange" search={search} aria-label={what}>
      {row[name]}
    </Link>
  )
}

interface CompareProps {
  readonly row: ExchangeDay
  readonly kind: 'service_end' | 'rating'
}

/** Asks the province now, and names what only one side has. */
function Compare({ row: { day }, kind }: CompareProps) {
  const say = useWords(exchangeWords)
  const { language } = usePreferences()
  const comparing = useMutation({ mutationFn: () => compareDay(kind, day) })
  const { data, error, isPending } = comparing
  const isSame = data && data.onlyHere.length === 0 && data.onlyThere.length === 0
  return (
    <>
      <Button
        size="small"
        loading={isPending}
        aria-label={say('compareOf', { day, kind: exchangeKindWords[kind][language] })}
        onClick={() => comparing.mutate()}
      >
        {say('compare')}
      </Button>
      {error !== null && <ProblemNotice error={error} />}
      {data && (
        <Notice tone={isSame ? 'done' : 'attention'} isUrgent>
          <p>
            {isSame
              ? say('comparedSame', { n: data.here })
              : say('comparedDiffer', { here: data.here, there: data.there })}
          </p>
          <Named title={say('onlyHere')} rows={data.onlyHere} />
          <Named title={say('onlyThere')} rows={data.onlyThere} />
        </Notice>
      )}
    </>
  )
}

interface NamedProps {
  readonly title: string
  readonly rows: readonly { readonly projectNo: string; readonly serviceNumber: number }[]
}

function Named({ title, rows }: NamedProps) {
  if (rows.length === 0) return null
  return (
    <>
      <p>
        {title}（{rows.length}）
      </p>
      <ul className="exchange-named">
        {rows.map(({ projectNo, serviceNumber }) => (
          <li key={`${projectNo} ${serviceNumber}`}>
            {projectNo} · {serviceNumber}
          </li>
        ))}
      </ul>
    </>
  )
}
