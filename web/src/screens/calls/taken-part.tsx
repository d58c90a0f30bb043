import { callWords } from '@huiyin/contract/desk-calls.words'
import type { TicketTaken } from '@huiyin/contract/hotline'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { unitsQuery } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** What became of a call. */
export interface CallEnd {
  readonly kind: 'answered' | 'dispatched' | 'joined' | 'handed_off' | 'only' | 'half' | 'ordered'
  readonly taken: Pick<TicketTaken, 'number' | 'receiptCode' | 'dueAt'>
  /** The unit, the other ticket or the number it went to. */
  readonly to: string
  readonly error?: unknown
}

/** Number and code to be read out; the next call is one key away. */
export function TakenPart({ end, onNext }: { readonly end: CallEnd; readonly onNext: () => void }) {
  const say = useWords(callWords)
  const { language } = usePreferences()
  const { taken, error } = end
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <>
      <Notice tone={end.kind === 'half' ? 'attention' : 'done'} title={useEnding(end)} isUrgent>
        <p>{say('tellNumber')}</p>
      </Notice>
      {error !== undefined && <ProblemNotice error={error} />}
      <section className="panel">
        <dl className="facts">
          <div className="fact">
            <dt>{say('taken', { number: '' })}</dt>
            <dd className="figure code">{taken.number}</dd>
          </div>
          <div className="fact">
            <dt>{say('code')}</dt>
            <dd className="figure code">{taken.receiptCode}</dd>
          </div>
          {end.kind !== 'answered' && taken.dueAt !== null && (
            <div className="fact">
              <dt>{say(end.kind === 'ordered' ? 'callBackBy' : 'dueBy')}</dt>
              <dd>{sayInstant(taken.dueAt, language)}</dd>
            </div>
          )}
        </dl>
        <p className="row">
          <Button ref={next} type="primary" onClick={onNext}>
            {say('next')}
          </Button>
          <Link to="/matters/$number" params={{ number: taken.number }}>
            {say('openTicket')}
          </Link>
        </p>
      </section>
    </>
  )
}

function useEnding({ kind, to }: CallEnd): string {
  const say = useWords(callWords)
  const { data: units } = useQuery(unitsQuery)
  const unit = units?.rows.find(({ code }) => code === to)?.name ?? to
  return {
    answered: say('takenAnswered'),
    dispatched: say('takenDispatched', { unit }),
    joined: say('takenJoined', { lead: to }),
    handed_off: say('takenHandedOff', { number: to }),
    only: say('takenOnly'),
    ordered: say('takenOrdered'),
    half: say('halfDone'),
  }[kind]
}
