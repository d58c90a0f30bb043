import { accountWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { endSession, ownSessionsQuery } from '../../api/access.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

export function SessionsPart() {
  const say = useWords(accountWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const query = useQuery(ownSessionsQuery)
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  return (
    <section className="panel" aria-labelledby="sessions-part">
      <h2 id="sessions-part">{say('sessions')}</h2>
      {ending.error !== null && <ProblemNotice error={ending.error} />}
      <Answer query={query} lines={2}>
        {({ rows }) => (
          <DataTable
            caption={say('sessions')}
            rows={rows}
            keyOf={(row) => row.id}
            columns={[
              {
                key: 'address',
                header: say('address'),
                kind: 'head',
                cell: (row) => <span className="figure">{row.address}</span>,
              },
              {
                key: 'started',
                header: say('started'),
                cell: (row) => sayInstant(row.startedAt, language),
              },
              {
                key: 'last',
                header: say('lastSeen'),
                cell: (row) => sayInstant(row.lastSeenAt, language),
              },
              {
                key: 'act',
                header: say('endIt'),
                kind: 'narrow',
                cell: (row) =>
                  row.isThisOne ? (
                    <span className="tag tag-blue">{say('thisOne')}</span>
                  ) : (
                    <Button
                      aria-label={say('endSession', { address: row.address })}
                      onClick={() => ending.mutate(row.id)}
                    >
                      {say('endIt')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </section>
  )
}
