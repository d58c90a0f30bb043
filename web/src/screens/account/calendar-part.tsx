import { accountWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { ownCalendarQuery, renewCalendar, revokeCalendar } from '../../api/access.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** The secret address at which one's calendar reads one's due dates. */
export function CalendarPart() {
  const say = useWords(accountWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const query = useQuery(ownCalendarQuery)
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: ownCalendarQuery.queryKey })
  const renewing = useMutation({ mutationFn: renewCalendar, onSuccess })
  const revoking = useMutation({ mutationFn: revokeCalendar, onSuccess })
  const error = renewing.error ?? revoking.error
  return (
    <section className="panel" aria-labelledby="calendar-part">
      <h2 id="calendar-part">{say('calendar')}</h2>
      <p className="soft">{say('calendarText')}</p>
      {error !== null && <ProblemNotice error={error} />}
      <Answer query={query} lines={2}>
        {({ address, madeAt }) => (
          <>
            {address === null ? (
              <p>{say('calendarNone')}</p>
            ) : (
              <dl className="facts">
                <div className="fact">
                  <dt>{say('calendarAddress')}</dt>
                  <dd>
                    <code className="secret">{address}</code>
                    {madeAt !== null && (
                      <div className="soft">
                        {say('calendarMade', { at: sayInstant(madeAt, language) })}
                      </div>
                    )}
                  </dd>
                </div>
              </dl>
            )}
            <div className="row">
              <Button loading={renewing.isPending} onClick={() => renewing.mutate()}>
                {say(address === null ? 'calendarMake' : 'calendarRenew')}
              </Button>
              {address !== null && (
                <Button loading={revoking.isPending} onClick={() => revoking.mutate()}>
                  {say('calendarRevoke')}
                </Button>
              )}
            </div>
          </>
        )}
      </Answer>
    </section>
  )
}
