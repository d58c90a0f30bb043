import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import type { Summary, SummaryRow } from '@huiyin/contract/reviews'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ReviewsSearch } from '../../app/search.ts'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { percent } from './percent.ts'

type Say = ReturnType<typeof useWords<typeof reviewsWords>>

/** The figures themselves, with a row for all; the chart only repeats what stands here. */
export function FiguresTable({ summary }: { readonly summary: Summary }) {
  const say = useWords(reviewsWords)
  return (
    <DataTable
      caption={say('table')}
      staysTable
      rows={summary.rows}
      keyOf={(row) => row.key}
      columns={columnsOf(summary, say)}
    />
  )
}

function columnsOf(summary: Summary, say: Say): readonly Column<SummaryRow>[] {
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
        search={{
          ...period,
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
    figure('apart', (row) => apartWords(row, say)),
  ]
}

interface CountLinkProps {
  readonly label: string
  readonly count: number
  readonly search: ReviewsSearch
}

function CountLink({ label, count, search }: CountLinkProps) {
  if (count === 0) return 0
  return (
    <Link to="/reviews" search={search} aria-label={label}>
      {count}
    </Link>
  )
}

const apartOrigins = ['default', 'invited', 'proxy', 'supervision_check'] as const

/** What is counted beside the rates and never in them. */
function apartWords(row: SummaryRow, say: Say): string {
  const parts = apartOrigins.flatMap((origin) => {
    const n = row.apart[origin]
    return n > 0 ? [say(`apart_${origin}`, { n })] : []
  })
  return parts.length === 0 ? '—' : parts.join(' · ')
}
