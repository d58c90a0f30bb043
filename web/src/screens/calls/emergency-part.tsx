import { callWords } from '@huiyin/contract/desk-calls.words'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { takeTicket } from '../../api/calls.ts'
import { newIdempotencyKey } from '../../api/request.ts'
import { sessionQuery } from '../../api/session.ts'
import { takeAct } from '../../api/work.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { bodyOf, type CallDraft, isPhone } from './call-draft.ts'
import type { CallEnd } from './taken-part.tsx'

const numbers = ['110', '119', '120', '122'] as const

interface EmergencyPartProps {
  readonly draft: CallDraft
  readonly onEnd: (end: CallEnd) => void
}

/** Before anything else: danger is handed to the number that answers for it. */
export function EmergencyPart({ draft, onEnd }: EmergencyPartProps) {
  const say = useWords(callWords)
  const [number, setNumber] = useState<string>()
  return (
    <section className="panel call-emergency" aria-label={say('emergency')}>
      <p className="row">
        <strong>{say('emergency')}</strong>
        {numbers.map((one) => (
          <Button key={one} danger aria-pressed={one === number} onClick={() => setNumber(one)}>
            {say('emergencyTo', { number: one })}
          </Button>
        ))}
      </p>
      {number !== undefined && <HandOff key={number} number={number} draft={draft} onEnd={onEnd} />}
    </section>
  )
}

function HandOff({ number, draft, onEnd }: EmergencyPartProps & { readonly number: string }) {
  const say = useWords(callWords)
  const { data: session } = useQuery(sessionQuery)
  const [what, setWhat] = useState(draft.content)
  const [who, setWho] = useState('')
  const [key] = useState(newIdempotencyKey)
  const handing = useMutation({
    mutationFn: async () => {
      const content = what.trim()
      const body = bodyOf(
        {
          ...draft,
          content,
          type: 'help',
          urgency: 'critical',
          category: '03',
          // Nobody is asked about identity while there is danger; the number is kept to call back.
          grade: isPhone(draft.phone) ? 'masked' : 'anonymous',
        },
        session?.regionCode ?? '',
      )
      const taken = await takeTicket({ ...body, wantsCallback: false }, key)
      const fields = { number, note: who.trim() }
      await takeAct({ ...taken, act: 'hand_off', fields, key: newIdempotencyKey() })
      return taken
    },
    onSuccess: (taken) => onEnd({ kind: 'handed_off', taken, to: number }),
  })
  const isWhole = what.trim().length > 1 && who.trim().length > 0
  return (
    <div>
      <p role="status">{say('emergencyLead', { number })}</p>
      {handing.error !== null && <ProblemNotice error={handing.error} />}
      <div className="filters">
        <Field label={say('emergencyWhat')}>
          {(id) => (
            <input
              id={id}
              className="control"
              maxLength={500}
              value={what}
              onChange={({ target }) => setWhat(target.value)}
            />
          )}
        </Field>
        <Field label={say('emergencyWho')}>
          {(id) => (
            <input
              id={id}
              className="control"
              maxLength={200}
              value={who}
              onChange={({ target }) => setWho(target.value)}
            />
          )}
        </Field>
      </div>
      <Button
        type="primary"
        danger
        disabled={!isWhole}
        loading={handing.isPending}
        onClick={() => handing.mutate()}
      >
        {say('emergencyDone')}
      </Button>
    </div>
  )
}
