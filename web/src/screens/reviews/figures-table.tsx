import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import type { Summary, SummaryRow } from '@huiyin/contract/reviews'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type SessionPost, sessionQuery } from '../../api/session.ts'
import type { ReviewsSearch } from '../../app/search.ts'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { percent } from '../../parts/percent.ts'

type Say = ReturnType<typeof useWords<typeof reviewsWords>>

/** The figures themselves, with a row for all; the chart only repeats what stands here. */
export function FiguresTable({ summary }: { readonly summary: Summary }) {
  const say = useWords(reviewsWords)
  const { data: session } = useQuery(sessionQuery)
  const sight = sightOf(session?.posts ?? [], summary)
  return (
    <DataTable
      caption={say('table')}
      staysTable
      rows={summary.rows}
      keyOf={(row) => row.key}
      columns={columnsOf(summary, say, sight)}
    />
  )
}

function columnsOf(
  summary: Summary,
  say: Say,
  maySee: (row: SummaryRow) => boolean,
): readonly Column<SummaryRow>[] {
  const grouping = summary.groupBy as 'unit' | 'item' | 'channel'
  const period = { regionCode: summary.regionCode, from: summary.from, to: summary.to }
  const figure = (key: string, cell: (row: SummaryRow) => ReactNode): Column<SummaryRow> => ({
    key,
    header: say(key as Parameters<Say>[0]),
    kind: 'number',
    cell,
    foot: cell({ ...summary.total, key: '', name: say('total') }),
  })
  const counted = (key: 'reviewed' | 'good' | 'bad', grade?: string) =>
    figure(key, (row) => (
      <CountLink
        label={say('openList', { name: row.name, what: say(key), n: row[key] })}
        count={row[key]}
        isOpen={maySee(row)}
        search={{
          ...period,
          counted: 'yes',
          ...(row.key !== '' && { [grouping]: row.key }),
          ...(grade !== undefined && { grade }),
        }}
      />
    ))
  return [
    {
      key: 'name',
      header: say(grouping),
      kind: 'head',
      cell: (row) => row.name,
      foot: say('total'),
    },
    figure('rateable', (row) => row.rateable),
    counted('reviewed'),
    figure('participation', (row) => percent(row.participationRate)),
    counted('good', 'good'),
    counted('bad', 'bad'),
    figure('goodRate', (row) => (
      <>
        <strong>{percent(row.goodRate)}</strong>
        <span className="soft figures-under">
          {percent(row.worstCaseRate)}～{percent(row.bestCaseRate)}
        </span>
      </>
    )),
    figure('veryRate', (row) => percent(row.verySatisfiedRate)),
    figure('onTime', (row) => (
      <>
        {percent(row.onTimeRate)}
        <span className="soft figures-under">
          {say('onTimeOriginal', { rate: percent(row.onTimeRateOriginal) })}
        </span>
      </>
    )),
    figure('followUp', (row) => percent(row.followUpSatisfactionRate)),
    figure('notAdopted', (row) => row.notAdopted),
    {
      key: 'apart',
      header: say('apart'),
      cell: (row) => <span className="figures-apart">{apartWords(row, say)}</span>,
      foot: <span className="figures-apart">{apartWords(summary.total, say)}</span>,
    },
  ]
}

interface CountLinkProps {
  readonly label: string
  readonly count: number
  readonly isOpen: boolean
  readonly search: ReviewsSearch
}

function CountLink({ label, count, isOpen, search }: CountLinkProps) {
  if (count === 0 || !isOpen) return count
  return (
    <Link to="/reviews" search={search} aria-label={label}>
      {count}
    </Link>
  )
}

const regionalRoles = ['supervisor', 'follow_up_agent', 'evaluator', 'leader']

/** Whose reviews open: everybody's for offices of the region, else those of the own unit. */
function sightOf(posts: readonly SessionPost[], { groupBy }: Summary) {
  const isRegional = posts.some((post) => regionalRoles.includes(post.role))
  const own = new Set(posts.map((post) => post.unitCode))
  return (row: SummaryRow) => isRegional || (groupBy === 'unit' && own.has(row.key))
}

const apartOrigins = ['default', 'invited', 'proxy', 'supervision_check'] as const

/** What is counted beside the rates and never in them. */
function apartWords(row: SummaryRow, say: Say): string {
  const parts = apartOrigins.flatMap((origin) => {
    const n = row.apart[origin]
    // A word and its number stay on one line.
    return n > 0 ? [say(`apart_${origin}`, { n }).replaceAll(' ', '\u00a0')] : []
  })
  return parts.length === 0 ? '—' : parts.join(' · ')
}
