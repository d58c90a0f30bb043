import { deliveryWords } from '@huiyin/contract/delivery.words'
import { windowWords } from '@huiyin/contract/desk-window.words'
import type { Checklist, OutcomeWanted, WindowApplicationTaken } from '@huiyin/contract/window'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Problem } from '../../api/problem.ts'
import { newIdempotencyKey } from '../../api/request.ts'
import { sessionQuery } from '../../api/session.ts'
import { receiveApplication } from '../../api/window.ts'
import { useWords } from '../../app/words.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { type Answer, bodyOf, type Draft, lackingOf, missingOf } from './draft.ts'
import { OutcomeChoices, type Standing } from './outcome-choices.tsx'
import { OutcomeFields, pointsOf, promiseOf } from './outcome-fields.tsx'
import type { PartProps } from './window-screen.tsx'

type Say = ReturnType<typeof useWords<typeof windowWords>>

/** The button that answers; what leads straight to it names it. */
export const submitId = 'window-submit'

interface OutcomePartProps extends PartProps {
  readonly checklist: Checklist
  readonly onTaken: (taken: WindowApplicationTaken) => void
}

/** The answers beside each other, each with what follows; pressed once, received and answered. */
export function OutcomePart({ draft, change, checklist, onTaken }: OutcomePartProps) {
  const say = useWords(windowWords)
  const { data: session } = useQuery(sessionQuery)
  const missing = missingOf(checklist, draft.papers)
  const standing: Standing = { ...checklist, missing, rounds: 0 }
  const answer = answerOf(draft, standing)
  const [key, setKey] = useState(newIdempotencyKey)
  const sending = useMutation({
    mutationFn: () => {
      const outcome = outcomeOf(draft, { answer, standing, say })
      const regionCode = session?.regionCode ?? ''
      return receiveApplication(bodyOf(draft, { regionCode, checklist, outcome }), key)
    },
    onSuccess: onTaken,
    onError: (error) => {
      // After a lost answer the same key finds out what became of it.
      if (error instanceof Problem && !error.isOffline && !error.isFault) {
        setKey(newIdempotencyKey())
      }
    },
  })
  const sayDelivery = useWords(deliveryWords)
  const lacking = lackingOf(draft, answer)
  const labels = {
    subject: say('subjectLabel'),
    idNumber: say('idNumber'),
    name: say('name'),
    phone: say('phone'),
    agentName: say('agentName'),
    address: sayDelivery('address'),
    instead: say('instead'),
    reason: say('reason'),
  }
  return (
    <section className="panel" aria-labelledby="window-outcome">
      <h2 id="window-outcome">{say('outcome')}</h2>
      <p className="soft">{say('outcomeLead')}</p>
      <OutcomeChoices
        answer={answer}
        days={draft.days}
        standing={standing}
        mayReceive
        onChange={(next) => change({ answer: next })}
      />
      <OutcomeFields draft={draft} change={change} answer={answer} standing={standing} />
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      <div className="row">
        <Button
          id={submitId}
          type="primary"
          size="large"
          disabled={lacking.length > 0}
          loading={sending.isPending}
          onClick={() => sending.mutate()}
        >
          {say('submit', { outcome: say(answer) })}
        </Button>
        {lacking.length > 0 && (
          <span role="status">
            {say('stillNeeded', { what: lacking.map((name) => labels[name]).join('、') })}
          </span>
        )}
      </div>
    </section>
  )
}

/** What was chosen as long as it is possible; otherwise what the papers allow. */
function answerOf({ answer }: Draft, { missing }: Standing): Answer {
  const isComplete = missing.length === 0
  if (answer === null) return isComplete ? 'accept' : 'request_correction'
  if (answer === 'accept' && !isComplete) return 'request_correction'
  const needsGap = answer === 'accept_with_gaps' || answer === 'request_correction'
  return needsGap && isComplete ? 'accept' : answer
}

function outcomeOf(
  draft: Draft,
  of: {
    readonly answer: Answer
    readonly standing: Standing
    readonly say: Say
  },
): OutcomeWanted | undefined {
  const { answer, standing, say } = of
  const { days, instead, reason } = draft
  switch (answer) {
    case 'receive':
      return undefined
    case 'accept':
      return { act: answer, fields: {} }
    case 'accept_with_gaps':
      return { act: answer, fields: { days, promise: promiseOf(say, days, standing) } }
    case 'request_correction':
      return { act: answer, fields: { points: pointsOf(draft, standing) } }
    case 'redirect':
      return { act: answer, fields: { instead: instead.trim(), reason: reason.trim() } }
    case 'not_needed':
      return { act: answer, fields: { reason: reason.trim() } }
  }
}
