import { systemWords } from '@huiyin/contract/desk-systems.words'
import type { WebhookRow } from '@huiyin/contract/webhooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import {
  changeWebhook,
  removeWebhook,
  rotateWebhook,
  testWebhook,
  webhooksQuery,
} from '../../api/systems.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { NewWebhookPart } from './new-webhook-part.tsx'
import { ShownOnce } from './shown-once.tsx'
import { type WebhookAct, WebhookTable } from './webhook-table.tsx'

/** Other systems that are told of matters. */
export function WebhooksScreen() {
  const say = useWords(systemWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const query = useQuery(webhooksQuery)
  const [secret, setSecret] = useState<string>()
  const [removing, setRemoving] = useState<WebhookRow>()
  const [openLog, setOpenLog] = useState<string>()
  const acting = useMutation({
    mutationFn: async ({ act, row }: { act: WebhookAct | 'removed'; row: WebhookRow }) => {
      if (act === 'log') setOpenLog(row.id)
      if (act === 'test') await testWebhook(row.id)
      if (act === 'rotate') setSecret((await rotateWebhook(row.id)).secret)
      if (act === 'enable') await changeWebhook(row.id, 'active')
      if (act === 'disable') await changeWebhook(row.id, 'disabled')
      if (act === 'removed') await removeWebhook(row.id)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  })
  const shown = query.data?.rows.find(({ id }) => id === openLog)
  return (
    <Page title={sayDesk('webhooks')} lead={say('webhooksLead')}>
      {secret !== undefined && <ShownOnce secret={secret} note={say('secretNote')} />}
      {acting.error !== null && <ProblemNotice error={acting.error} />}
      <NewWebhookPart onMade={setSecret} />
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noWebhooks')}>
                <p>{say('noWebhooksNext')}</p>
              </Empty>
            </section>
          ) : (
            <WebhookTable
              rows={rows}
              onAct={(act, row) =>
                act === 'remove' ? setRemoving(row) : acting.mutate({ act, row })
              }
            />
          )
        }
      </Answer>
      {shown !== undefined && <DeliveryLog webhook={shown} />}
      {removing !== undefined && (
        <Dialog
          title={say('actOf', { act: say('remove'), name: removing.name })}
          onClose={() => setRemoving(undefined)}
          buttons={
            <>
              <Button onClick={() => setRemoving(undefined)}>{sayDesk('cancel')}</Button>
              <Button
                type="primary"
                danger
                onClick={() => {
                  acting.mutate({ act: 'removed', row: removing })
                  setRemoving(undefined)
                }}
              >
                {say('remove')}
              </Button>
            </>
          }
        >
          <p>{say('removeText')}</p>
        </Dialog>
      )}
    </Page>
  )
}
