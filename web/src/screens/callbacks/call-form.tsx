import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import type { Callbacks } from '@huiyin/contract/hotline-desk'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newIdempotencyKey } from '../../api/request.ts'
import { takeAct, viewContact } from '../../api/work.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

type Person = Callbacks['rows'][number]

const questions = ['contacted', 'solved', 'satisfied', 'polite'] as const
type Question = (typeof questions)[number]
type Said = Readonly<Partial<Record<Question, boolean>>>

interface CallFormProps {
  readonly person: Person
  readonly band: Callbacks['band']
  readonly onDone: (recorded: number) => void
}

/** The four fixed questions for each ticket of a person, or that nobody answered. */
export function CallForm({ person, band, onDone }: CallFormProps) {
  const say = useWords(hotlineDeskWords)
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  const [note, setNote] = useState('')
  const recording = useRecording({ person, band, said, note, onDone })
  const isWhole = person.matters.every(({ number }) =>
    questions.every((question) => said[number]?.[question] !== undefined),
  )
  const answer = (number: string, question: Question, value: boolean) =>
    setSaid((old) => ({ ...old, [number]: { ...old[number], [question]: value } }))
  return (
    <div className="callback-form">
      <Phone number={person.matters[0]?.number ?? ''} />
      {person.matters.map(({ number, title }) => (
        <fieldset key={number} className="callback-questions">
          <legend lang={officialLanguage}>{title}</legend>
          {questions.map((question) => (
            <YesNo
              key={question}
              name={`${number}-${question}`}
              label={say(`q_${question}`)}
              value={said[number]?.[question]}
              onChange={(value) => answer(number, question, value)}
            />
          ))}
        </fieldset>
      ))}
      <Field label={say('note')}>
        {(id) => (
          <textarea
            id={id}
            className="control"
            rows={2}
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      {recording.error !== null && <ProblemNotice error={recording.error} />}
      <p className="row">
        <Button
          type="primary"
          disabled={!isWhole}
          loading={recording.isPending}
          onClick={() => recording.mutate(true)}
        >
          {say('reached')} · {say('sendCall')}
        </Button>
        <Button
          disabled={person.triedNow}
          loading={recording.isPending}
          onClick={() => recording.mutate(false)}
        >
          {say('notReached')}
        </Button>
      </p>
    </div>
  )
}

interface Recording extends CallFormProps {
  readonly said: Readonly<Record<string, Said>>
  readonly note: string
}

/** Records the call for each ticket, one after the other. */
function useRecording({ person, band, said, note, onDone }: Recording) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (reached: boolean) => {
      for (const { number, version } of person.matters) {
        const fields = { band, reached, ...(reached && said[number]), ...(note && { note }) }
        await takeAct({ number, version, act: 'call_back', fields, key: newIdempotencyKey() })
      }
      return person.matters.length
    },
    onSuccess: async (recorded) => {
      onDone(recorded)
      await queryClient.invalidateQueries({ queryKey: ['work'] })
    },
    // What went through before the fault is not asked again.
    onError: () => queryClient.invalidateQueries({ queryKey: ['work'] }),
  })
}

interface YesNoProps {
  readonly name: string
  readonly label: string
  readonly value: boolean | undefined
  readonly onChange: (value: boolean) => void
}

function YesNo({ name, label, value, onChange }: YesNoProps) {
  const say = useDeskWords()
  return (
    <div className="callback-question" role="radiogroup" aria-label={label}>
      <span>{label}</span>
      {[true, false].map((one) => (
        <label key={String(one)} className="row tick">
          <input
            type="radio"
            className="check"
            name={name}
            checked={value === one}
            onChange={() => onChange(one)}
          />
          {say(one ? 'yes' : 'no')}
        </label>
      ))}
    </div>
  )
}

/** The number is shown for this call alone; the look is recorded and the person can see it. */
function Phone({ number }: { readonly number: string }) {
  const say = useWords(hotlineDeskWords)
  const looking = useMutation({ mutationFn: () => viewContact(number, 'follow_up') })
  if (looking.data !== undefined) {
    const { name, phone } = looking.data
    return (
      <p role="status">
        {name} {phone !== null && <a href={`tel:${phone}`}>{phone}</a>}
      </p>
    )
  }
  return (
    <>
      {looking.error !== null && <ProblemNotice error={looking.error} />}
      <p>
        <Button loading={looking.isPending} onClick={() => looking.mutate()}>
          {say('showPhone')}
        </Button>
      </p>
    </>
  )
}
