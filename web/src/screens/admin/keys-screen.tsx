import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiKeyRow, apiKeysQuery, revokeApiKey, rotateApiKey } from '../../api/access.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { KeyTable } from './key-table.tsx'
import { NewKeyPart } from './new-key-part.tsx'
import { ShownOnce } from './shown-once.tsx'

/** Keys of other systems. */
export function KeysScreen() {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const query = useQuery(apiKeysQuery)
  const [secret, setSecret] = useState<string>()
  const [revoking, setRevoking] = useState<ApiKeyRow>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
  const rotate = useMutation({
    mutationFn: rotateApiKey,
    onSuccess: ({ key }) => {
      setSecret(key)
      return refresh()
    },
  })
  const revoke = useMutation({ mutationFn: revokeApiKey, onSuccess: refresh })
  const error = rotate.error ?? revoke.error
  return (
    <Page title={sayDesk('keys')} lead={say('keysLead')}>
      {secret !== undefined && <ShownOnce secret={secret} />}
      {error !== null && <ProblemNotice error={error} />}
      <NewKeyPart onMade={setSecret} />
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noKeys')}>
                <p>{say('noKeysNext')}</p>
              </Empty>
            </section>
          ) : (
            <KeyTable
              rows={rows}
              onRotate={(row) => rotate.mutate(row.id)}
              onRevoke={setRevoking}
            />
          )
        }
      </Answer>
      {revoking !== undefined && (
        <Dialog
          title={say('actOf', { act: say('revoke'), name: revoking.name })}
          onClose={() => setRevoking(undefined)}
          buttons={
            <>
              <Button onClick={() => setRevoking(undefined)}>{sayDesk('cancel')}</Button>
              <Button
                type="primary"
                danger
                onClick={() => {
                  revoke.mutate(revoking.id)
                  setRevoking(undefined)
                }}
              >
                {say('revoke')}
              </Button>
            </>
          }
        >
          <p>{say('revokeText')}</p>
        </Dialog>
      )}
    </Page>
  )
}
