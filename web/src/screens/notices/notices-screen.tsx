import { referenceWords } from '@huiyin/contract/desk-reference.words'
import type { NoticeLine } from '@huiyin/contract/notices'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { noticesQuery } from '../../api/reference.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant, shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'

/** One digest instead of pings: only what needs a decision of the reader. */
export function NoticesScreen() {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const query = useQuery(noticesQuery)
  return (
    <Page title={sayDesk('notices')} lead={say('noticesLead')}>
      <Answer query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noNotices')}>
                <p>{say('noNoticesNext')}</p>
              </Empty>
            </section>
          ) : (
            <NoticeTable rows={rows} />
          )
        }
      </Answer>
    </Page>
  )
}

function NoticeTable({ rows }: { readonly rows: readonly NoticeLine[] }) {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  return (
    <DataTable
      caption={sayDesk('notices')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'notice',
          header: say('notice'),
          kind: 'head',
          cell: (row) => (
            <>
              {row.decision}
              <div className="soft" lang={officialLanguage}>
                {row.reason}
              </div>
            </>
          ),
        },
        {
          key: 'matter',
          header: say('noticeMatter'),
          cell: (row) =>
            row.matterNumber === null ? (
              '—'
            ) : (
              <Link
                to="/matters/$number"
                params={{ number: row.matterNumber }}
                {...{ [rowLinkMark]: '' }}
              >
                {row.matterNumber}
              </Link>
            ),
        },
        {
          key: 'due',
          header: say('noticeDue'),
          kind: 'narrow',
          cell: (row) => (row.dueAt === null ? '—' : sayInstant(row.dueAt, language)),
        },
        {
          key: 'since',
          header: say('noticeSince'),
          kind: 'narrow',
          cell: (row) => <span className="figure">{shortInstant(row.createdAt)}</span>,
        },
      ]}
    />
  )
}
