import { callWords } from '@huiyin/contract/desk-calls.words'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { callDeskQuery } from '../../api/calls.ts'
import { forgetDraft, keepDraft, readDraft } from '../../api/drafts.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { BesidePart } from './beside-part.tsx'
import { type CallDraft, emptyCall } from './call-draft.ts'
import { CallerPart } from './caller-part.tsx'
import { EmergencyPart } from './emergency-part.tsx'
import { IdentityPart } from './identity-part.tsx'
import { OutcomePart } from './outcome-part.tsx'
import { RequestPart } from './request-part.tsx'
import { type CallEnd, TakenPart } from './taken-part.tsx'
import './calls.css'

const draftName = 'call'

/** A part of the form: what it shows, and how it changes what was typed. */
export interface CallPartProps {
  readonly draft: CallDraft
  readonly change: (changes: Partial<CallDraft>) => void
}

/** One call after the other; what is typed outlives the session. */
export function CallsScreen() {
  const say = useWords(callWords)
  const sayDesk = useDeskWords()
  const [draft, setDraft] = useState<CallDraft>(() => ({ ...emptyCall, ...readDraft(draftName) }))
  const [end, setEnd] = useState<CallEnd>()
  const desk = useQuery(callDeskQuery)
  useEffect(() => keepDraft(draftName, { ...draft }), [draft])
  const change = (changes: Partial<CallDraft>) => setDraft((old) => ({ ...old, ...changes }))
  const clear = () => {
    forgetDraft(draftName)
    setDraft(emptyCall)
  }
  const finish = (done: CallEnd) => {
    clear()
    setEnd(done)
  }
  if (end !== undefined) {
    return (
      <Page title={sayDesk('calls')}>
        <TakenPart end={end} onNext={() => setEnd(undefined)} />
      </Page>
    )
  }
  const mayWrite = draft.grade !== null && draft.grade !== 'sealed'
  return (
    <Page title={sayDesk('calls')} lead={say('lead')}>
      <Answer query={desk} lines={8}>
        {({ scripts, seats }) => (
          <div className="call-desk">
            <div className="call-form">
              <EmergencyPart draft={draft} onEnd={finish} />
              <CallerPart draft={draft} change={change} seats={seats} />
              <IdentityPart draft={draft} change={change} />
              {mayWrite && (
                <>
                  <RequestPart draft={draft} change={change} />
                  <OutcomePart draft={draft} change={change} onEnd={finish} />
                </>
              )}
              <p className="soft">
                {say('draftKept')} <Button onClick={clear}>{say('startAgain')}</Button>
              </p>
            </div>
            <BesidePart
              draft={draft}
              change={change}
              scripts={scripts}
              seat={seats.find(({ id }) => id === draft.seat)}
            />
          </div>
        )}
      </Answer>
    </Page>
  )
}
