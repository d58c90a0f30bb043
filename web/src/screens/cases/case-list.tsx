import type { CaseMap } from '@huiyin/contract/city-cases'
import { casesWords } from '@huiyin/contract/desk-cases.words'
import { Link, useNavigate } from '@tanstack/react-router'
import { type CasesTab, casesMax, useGridNames } from '../../api/cases.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Paging } from '../../parts/paging.tsx'

/** So many on a page, so that a phone does not scroll without end. */
const pageSize = 20

interface CaseListProps extends Pick<CaseMap, 'rows'> {
  readonly tab: CasesTab
  readonly cursor: string | undefined
}

/** Every case of the map, and those without coordinates, page by page. */
export function CaseList({ rows, tab, cursor }: CaseListProps) {
  const say = useWords(casesWords)
  const gridName = useGridNames()
  const navigate = useNavigate()
  const start = Number(cursor ?? 0) || 0
  const end = start + pageSize
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('none')}>{say('noneNext')}</Empty>
      </section>
    )
  }
  return (
    <section className="part" aria-labelledby="case-list">
      <h2 id="case-list">{say('list')}</h2>
      <DataTable
        caption={say('list')}
        rows={rows.slice(start, end)}
        keyOf={({ number }) => number}
        columns={[
          {
            key: 'title',
            header: say('title'),
            kind: 'head',
            cell: ({ number, title }) => (
              <>
                <Link to="/matters/$number" params={{ number }} className="case-title">
                  {title}
                </Link>
                <span className="case-under">{number}</span>
              </>
            ),
          },
          { key: 'state', header: say('state'), cell: ({ stateLabel }) => stateLabel },
          { key: 'unit', header: say('unit'), cell: ({ unitName }) => unitName },
          {
            key: 'grid',
            header: say('grid'),
            cell: ({ gridCode }) => gridCode && gridName(gridCode),
          },
          { key: 'due', header: say('due'), cell: (row) => <Due {...row} /> },
        ]}
      />
      <Paging
        cursor={cursor}
        nextCursor={end < rows.length ? String(end) : null}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/cases',
            search: { tab, ...(next && { cursor: next }) },
            state: { pageNumber },
          })
        }
      />
      {rows.length === casesMax && <p className="soft">{say('first', { count: casesMax })}</p>}
    </section>
  )
}

/** When it is due; late it says so in words, not by its colour alone. */
function Due({ dueAt, isOverdue }: CaseMap['rows'][number]) {
  const say = useWords(casesWords)
  const { language } = usePreferences()
  if (dueAt === null) return null
  const at = sayInstant(dueAt, language)
  return isOverdue ? (
    <span className="case-late">
      {at} · {say('late')}
    </span>
  ) : (
    at
  )
}
