import { administrationWords, securityActWords } from '@huiyin/contract/desk-access.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { rightsQuery, type SecurityEventRow, securityEventsQuery } from '../../api/access.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { SecurityLogFilters } from './security-log-filters.tsx'

const route = getRouteApi('/frame/security-log')

/** What was done to accounts, rights and data, the latest first. */
export function SecurityLogScreen() {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const { cursor, ...filter } = route.useSearch()
  const query = useQuery(securityEventsQuery({ ...filter, cursor }))
  const columns = useColumns()
  return (
    <Page title={sayDesk('securityLog')} lead={say('logLead')}>
      <SecurityLogFilters filter={filter} />
      <ExportButton
        label={say('exportLog')}
        path="/api/v1/admin/security-events.xlsx"
        query={filter}
        fileName="security-log.xlsx"
      />
      <Answer query={query} lines={10}>
        {({ rows, nextCursor }) => (
          <>
            {rows.length === 0 && <Empty title={say('noEvents')} />}
            {rows.length > 0 && (
              <DataTable
                caption={sayDesk('securityLog')}
                rows={rows}
                keyOf={(row) => row.id}
                columns={columns}
              />
            )}
            <Paging
              cursor={cursor}
              nextCursor={nextCursor}
              onPage={(next, pageNumber) =>
                navigate({
                  to: '/security-log',
                  search: next === undefined ? filter : { ...filter, cursor: next },
                  state: { pageNumber },
                })
              }
            />
          </>
        )}
      </Answer>
    </Page>
  )
}

function useColumns(): readonly Column<SecurityEventRow>[] {
  const say = useWords(administrationWords)
  const { language } = usePreferences()
  const nameOf = useNames()
  return [
    {
      key: 'at',
      header: say('at'),
      kind: 'narrow',
      cell: (row) => <span className="figure">{sayInstant(row.at, language)}</span>,
    },
    {
      key: 'what',
      header: say('what'),
      kind: 'head',
      cell: (row) => wordOf(securityActWords, row.what, language),
    },
    { key: 'actor', header: say('actor'), cell: (row) => nameOf(row.actor) },
    {
      key: 'subject',
      header: say('subject'),
      cell: (row) => (row.subject === null ? '—' : nameOf(row.subject)),
    },
    {
      key: 'outcome',
      header: say('outcome'),
      kind: 'narrow',
      cell: (row) => (
        <span className={`tag tag-${row.isSuccess ? 'green' : 'red'}`}>
          {say(row.isSuccess ? 'success' : 'failure')}
        </span>
      ),
    },
    {
      key: 'address',
      header: say('address'),
      kind: 'narrow',
      cell: (row) => <span className="figure">{row.address ?? '—'}</span>,
    },
  ]
}

/** Names of people instead of their ids, as far as the reader may know them. */
function useNames(): (principal: string) => string {
  const { data } = useQuery({ ...rightsQuery(undefined), retry: false })
  const names = new Map(data?.rows.map((row) => [`staff:${row.staffId}`, row.displayName]))
  return (principal) => names.get(principal) ?? principal
}
