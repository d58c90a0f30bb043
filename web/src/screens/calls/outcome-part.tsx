import { callWords } from '@huiyin/contract/desk-calls.words'
import type { SimilarTickets } from '@huiyin/contract/hotline'
import type { RouteExplained } from '@huiyin/contract/routing'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { routeQuery, similarQuery } from '../../api/calls.ts'
import { unitsQuery } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { WhyUnit } from '../../parts/why-unit.tsx'
import { lackingOf } from './call-draft.ts'
import type { CallPartProps } from './calls-screen.tsx'
import { OrderPart } from './order-part.tsx'
import { SuggestionsPart } from './suggestions-part.tsx'
import type { CallEnd } from './taken-part.tsx'
import { TicketLines } from './ticket-lines.tsx'
import { useSending } from './use-sending.ts'
import { useSettled } from './use-settled.ts'

interface OutcomePartProps extends CallPartProps {
  readonly onEnd: (end: CallEnd) => void
}

/** Answered at once, sent to the unit routing names, or joined to what is open already. */
export function OutcomePart({ draft, change, onEnd }: OutcomePartProps) {
  const say = useWords(callWords)
  const { sending, send } = useSending(draft, onEnd)
  const route = useQuery({
    ...routeQuery(draft.category, draft.areaCode),
    enabled: draft.category !== '',
  })
  const unitCode = draft.unitCode || (route.data?.unitCode ?? '')
  const lacking = lackingOf(draft)
  const mayAnswer = draft.answer.trim().length > 1
  const main = mayAnswer
    ? () => send({ kind: 'answered' })
    : () => send({ kind: 'dispatched', to: unitCode })
  useKeys({ onSend: lacking.length === 0 ? main : undefined })
  return (
    <section className="panel" aria-labelledby="call-outcome">
      <h2 id="call-outcome">{say('outcome')}</h2>
      <SimilarLines
        draft={draft}
        mayJoin={lacking.length === 0}
        onJoin={(lead) => send({ kind: 'joined', to: lead })}
      />
      <AnswerField draft={draft} change={change} />
      {!mayAnswer && <UnitField draft={draft} change={change} routed={route.data} />}
      {route.error !== null && <ProblemNotice error={route.error} />}
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      {lacking.length > 0 && (
        <p className="soft">
          {say('lacking', { what: lacking.map((one) => say(one)).join('、') })}
        </p>
      )}
      <p className="row">
        <Button
          type="primary"
          disabled={lacking.length > 0 || (!mayAnswer && unitCode === '')}
          loading={sending.isPending}
          onClick={main}
        >
          {say(mayAnswer ? 'sendAnswer' : 'sendDispatch')}
        </Button>
        {!mayAnswer && (
          <Button
            disabled={lacking.length > 0}
            loading={sending.isPending}
            onClick={() => send({ kind: 'only' })}
          >
            {say('sendOnly')}
          </Button>
        )}
      </p>
      <OrderPart
        draft={draft}
        change={change}
        isSending={sending.isPending}
        onOrder={() => send({ kind: 'ordered' })}
      />
    </section>
  )
}

function AnswerField({ draft, change }: CallPartProps) {
  const say = useWords(callWords)
  return (
    <Field label={say('answer')}>
      {(id) => (
        <>
          <textarea
            id={id}
            className="control"
            rows={3}
            maxLength={2000}
            aria-describedby={`${id}-help`}
            value={draft.answer}
            onChange={({ target }) => change({ answer: target.value })}
          />
          <span id={`${id}-help`} className="soft">
            {say('answerHelp')}
          </span>
        </>
      )}
    </Field>
  )
}

/** Ctrl+Enter sends, Alt+J joins the first; from wherever the hands are. */
function useKeys({ onSend }: { readonly onSend: (() => void) | undefined }) {
  const send = useRef(onSend)
  send.current = onSend
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key === 'Enter' && send.current !== undefined) {
        event.preventDefault()
        send.current()
      }
      if (event.altKey && event.code === 'KeyJ') {
        event.preventDefault()
        document.querySelector<HTMLButtonElement>('[data-first-join]')?.click()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

interface UnitFieldProps extends CallPartProps {
  readonly routed: RouteExplained | undefined
}

function UnitField({ draft, change, routed }: UnitFieldProps) {
  const say = useWords(callWords)
  const { language } = usePreferences()
  const { data: units } = useQuery(unitsQuery)
  return (
    <>
      <p>
        {say('routeTo')}：{routed === undefined ? say('routeWait') : routed.words[language]}
      </p>
      {routed !== undefined && <WhyUnit explained={routed} />}
      <SuggestionsPart draft={draft} change={change} />
      <Field label={say('unit')}>
        {(id) => (
          <Select
            id={id}
            className="whole-line"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.unitCode || (routed?.unitCode ?? '')}
            options={(units?.rows ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(unitCode) => change({ unitCode })}
          />
        )}
      </Field>
    </>
  )
}

interface SimilarLinesProps extends Pick<CallPartProps, 'draft'> {
  readonly mayJoin: boolean
  readonly onJoin: (lead: string) => void
}

type Similar = SimilarTickets['rows'][number]

function SimilarLines({ draft, mayJoin, onJoin }: SimilarLinesProps) {
  const say = useWords(callWords)
  const { category, areaCode, content } = draft
  const q = useSettled(content.trim().slice(0, 100))
  const asked = {
    ...(q.length > 1 && { q }),
    ...(category !== '' && areaCode !== '' && { category, areaCode }),
  }
  const { data } = useQuery({ ...similarQuery(asked), enabled: Object.keys(asked).length > 0 })
  const open = (data?.rows ?? []).filter(({ closedAt }) => closedAt === null)
  const join = (row: Similar, place: number) => (
    <>
      <span className="soft">{say(`because_${row.because}`)}</span>{' '}
      <Button
        size="small"
        disabled={!mayJoin}
        {...(place === 0 && { 'data-first-join': '' })}
        onClick={() => onJoin(row.number)}
      >
        {say('join')}
      </Button>
    </>
  )
  if (open.length === 0) return <p className="soft">{say('similarNone')}</p>
  return (
    <div role="status">
      <h3 className="part-heading">{say('similar')}</h3>
      <TicketLines rows={open} beside={join} />
    </div>
  )
}
