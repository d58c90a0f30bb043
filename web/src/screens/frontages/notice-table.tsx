import { frontagesWords } from '@huiyin/contract/desk-frontages.words'
import type { FriendlyNotices } from '@huiyin/contract/frontages'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'

/** What was told: sent, read, put right or not, and the case that came of it. */
export function NoticeTable({ rows }: Pick<FriendlyNotices, 'rows'>) {
  const say = useWords(frontagesWords)
  const { language } = usePreferences()
  if (rows.length === 0) return <p className="soft">{say('noNotices')}</p>
  return (
    <DataTable
      caption={say('notices')}
      rows={rows}
      keyOf={({ number }) => number}
      columns={[
        {
          key: 'what',
          header: say('class'),
          kind: 'head',
          cell: ({ number, className, frontageName }) => (
            <Link to="/matters/$number" params={{ number }}>
              {frontageName}：{className} <span className="figure soft">{number}</span>
            </Link>
          ),
        },
        { key: 'state', header: say('state'), cell: ({ stateLabel }) => stateLabel },
        { key: 'sent', header: say('sentAt'), cell: ({ sentAt }) => sayInstant(sentAt, language) },
        { key: 'by', header: say('mendBy'), cell: ({ mendBy }) => sayInstant(mendBy, language) },
        {
          key: 'seen',
          header: say('seen'),
          cell: ({ seenAt }) => (seenAt === null ? say('notSeen') : sayInstant(seenAt, language)),
        },
        {
          key: 'case',
          header: say('case'),
          cell: ({ caseNumber }) =>
            caseNumber === null ? (
              say('noCase')
            ) : (
              <Link to="/matters/$number" params={{ number: caseNumber }} className="figure">
                {caseNumber}
              </Link>
            ),
        },
      ]}
    />
  )
}
