import type { SimilarTickets } from '@huiyin/contract/hotline'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { officialLanguage } from '../../parts/official-language.ts'

type Row = SimilarTickets['rows'][number]

interface TicketLinesProps {
  readonly rows: readonly Row[]
  readonly beside?: (row: Row, place: number) => ReactNode
}

/** Tickets in a line each: day, title, number and how far they are. */
export function TicketLines({ rows, beside }: TicketLinesProps) {
  return (
    <ul className="call-lines">
      {rows.map((row, place) => (
        <li key={row.number}>
          <span className="figure soft">{row.openedAt.slice(5, 10)}</span>{' '}
          <Link to="/matters/$number" params={{ number: row.number }} lang={officialLanguage}>
            {row.title}
          </Link>{' '}
          <span className="soft figure">
            {row.number} · {row.stateLabel}
          </span>{' '}
          {beside?.(row, place)}
        </li>
      ))}
    </ul>
  )
}
