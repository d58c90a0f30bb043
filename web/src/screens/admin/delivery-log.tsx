import { systemWords } from '@huiyin/contract/desk-systems.words'
import type { DeliveryRow, WebhookRow } from '@huiyin/contract/webhooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { deliveriesQuery, resendDelivery } from '../../api/systems.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { type Say, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'

const tones = { pending: 'amber', delivered: 'green', failed: 'red' } as const

/** What was sent to one webhook, and what came of it. */
export function DeliveryLog({ webhook }: { readonly webhook: WebhookRow }) {
  const say = useWords(systemWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const query = useQuery(deliveriesQuery(webhook.id))
  const resending = useMutation({
    mutationFn: resendDelivery,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin', 'webhooks'] }),
  })
  return (
    <section className="part" aria-labelledby="delivery-log">
      <h2 id="delivery-log">{say('logOf', { name: webhook.name })}</h2>
      <Answer query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{say('noLog')}</p>
          ) : (
            <DataTable
              caption={say('log')}
              rows={rows}
              keyOf={(row) => row.id}
              columns={[
                {
                  key: 'event',
                  header: say('event'),
                  kind: 'head',
                  cell: (row) => wordOr(row.event, say),
                },
                { key: 'number', header: say('number'), cell: (row) => row.number ?? '—' },
                {
                  key: 'state',
                  header: say('state'),
                  kind: 'narrow',
                  cell: ({ state }) => (
                    <span className={`tag tag-${tones[state]}`}>{say(state)}</span>
                  ),
                },
                { key: 'at', header: say('at'), cell: (row) => sayInstant(row.at, language) },
                {
                  key: 'attempts',
                  header: say('attempts'),
                  kind: 'number',
                  cell: (row) => row.attempts,
                },
                { key: 'answer', header: say('answer'), cell: (row) => answerOf(row, say) },
                {
                  key: 'act',
                  header: say('act'),
                  cell: (row) => (
                    <Button
                      aria-label={say('actOf', {
                        act: say('resend'),
                        name: row.number ?? wordOr(row.event, say),
                      })}
                      onClick={() => resending.mutate(row.id)}
                    >
                      {say('resend')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Answer>
    </section>
  )
}

function answerOf({ status, fault }: DeliveryRow, say: Say<typeof systemWords>): string {
  return [status, fault && wordOr(fault, say)].filter(Boolean).join(' · ') || '—'
}

function wordOr(code: string, say: Say<typeof systemWords>): string {
  return code in systemWords ? say(code as keyof typeof systemWords) : code
}
