import { integrityScreenWords } from '@huiyin/contract/desk-integrity.words'
import type { CoverageRow } from '@huiyin/contract/integrity'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { percent } from '../../parts/percent.ts'
import './integrity.css'

/** More bars than these cannot be read side by side; the table has all. */
const barsMax = 15

/** Per window: what others counted, and how much of it was reported here. */
export function CoveragePart({ rows }: { readonly rows: readonly CoverageRow[] }) {
  const say = useWords(integrityScreenWords)
  return (
    <section className="panel" aria-labelledby="integrity-coverage">
      <h2 id="integrity-coverage">{say('coverage')}</h2>
      <p className="soft">{say('coverageHint')}</p>
      <ul className="coverage-bars">
        {rows.slice(0, barsMax).map((row) => (
          <CoverageBar key={`${row.windowCode} ${row.source}`} row={row} />
        ))}
      </ul>
      <DataTable
        caption={say('coverage')}
        rows={rows}
        keyOf={(row) => `${row.windowCode} ${row.source}`}
        columns={[
          { key: 'window', header: say('window'), kind: 'head', cell: (row) => row.windowName },
          { key: 'source', header: say('source'), cell: (row) => row.source },
          { key: 'days', header: say('days'), kind: 'number', cell: (row) => row.days },
          { key: 'outside', header: say('outside'), kind: 'number', cell: (row) => row.outside },
          { key: 'reported', header: say('reported'), kind: 'number', cell: (row) => row.reported },
          { key: 'missing', header: say('missing'), kind: 'number', cell: (row) => row.missing },
          {
            key: 'share',
            header: say('covered'),
            kind: 'number',
            cell: (row) => percent(coveredOf(row)),
          },
          {
            key: 'finding',
            header: say('check'),
            cell: ({ matterNumber: number }) =>
              number !== null && (
                <Link to="/matters/$number" params={{ number }}>
                  {number}
                </Link>
              ),
          },
        ]}
      />
    </section>
  )
}

function coveredOf({ outside, missing }: CoverageRow): number | null {
  return outside === 0 ? null : (outside - missing) / outside
}

/** The bar is decoration: name and share stand beside it as text. */
function CoverageBar({ row }: { readonly row: CoverageRow }) {
  const covered = coveredOf(row) ?? 0
  return (
    <li>
      <span>{row.windowName}</span>
      <b>{percent(coveredOf(row))}</b>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="coverage-missing" width="100" height="4" />
        <rect className="coverage-reported" width={covered * 100} height="4" />
      </svg>
    </li>
  )
}
