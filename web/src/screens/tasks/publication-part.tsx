import { ledgerPublicationWords } from '@huiyin/contract/desk-tasks.words'
import { type LedgerPublication, publicLedgerColumns } from '@huiyin/contract/ledger-publication'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { changePublication, publicationQuery } from '../../api/tasks.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface PublicationPartProps {
  readonly ledgerId: string
  readonly mayPublish: boolean
}

/** Whether everybody may read this ledger, and what of it. */
export function PublicationPart({ ledgerId, mayPublish }: PublicationPartProps) {
  const say = useWords(ledgerPublicationWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const query = useQuery(publicationQuery(ledgerId))
  const changing = useMutation({
    mutationFn: (method: 'POST' | 'DELETE') => changePublication(ledgerId, method),
    onSuccess: (now) => queryClient.setQueryData(publicationQuery(ledgerId).queryKey, now),
  })
  return (
    <section className="panel" aria-labelledby="publication">
      <h2 id="publication">{say('publication')}</h2>
      {changing.error !== null && <ProblemNotice error={changing.error} />}
      <Answer query={query} lines={2}>
        {({ isOn, columns, publishedAt, problems }) => (
          <>
            <Shown isOn={isOn} columns={columns} />
            <p role="status">
              {publishedAt === null
                ? say('notPublic')
                : say('public', { at: sayInstant(publishedAt, language), n: problems ?? 0 })}
            </p>
            {publishedAt !== null && isOn && (
              <p>
                <a href={`/ledgers/${ledgerId}`} target="_blank" rel="noreferrer">
                  {say('look') + sayDesk('opensTab')}
                </a>
              </p>
            )}
            {mayPublish && (
              <div className="row">
                <Button
                  disabled={!isOn}
                  loading={changing.isPending}
                  onClick={() => changing.mutate('POST')}
                >
                  {say(publishedAt === null ? 'publish' : 'renew')}
                </Button>
                {publishedAt !== null && (
                  <Button
                    danger
                    loading={changing.isPending}
                    onClick={() => changing.mutate('DELETE')}
                  >
                    {say('withdraw')}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}

/** Which columns the region shows, or where it would say so. */
function Shown({ isOn, columns }: Pick<LedgerPublication, 'isOn' | 'columns'>) {
  const say = useWords(ledgerPublicationWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  if (!isOn) {
    return (
      <>
        <p>{say('off')}</p>
        <p>
          <Link to="/rules">{sayDesk('rules')}</Link>
        </p>
      </>
    )
  }
  const names = columns.map((column) => publicLedgerColumns[column][language])
  return <p>{say('columns', { columns: names.join(language === 'zh' ? '、' : ', ') })}</p>
}
