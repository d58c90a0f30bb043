import { windowWords } from '@huiyin/contract/desk-window.words'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { type Answer, type Draft, namesOf } from './draft.ts'
import type { Standing } from './outcome-choices.tsx'

type Say = ReturnType<typeof useWords<typeof windowWords>>

/** What is told to be missing: a line a paper, until somebody writes it otherwise. */
export function pointsOf({ points }: Pick<Draft, 'points'>, { missing }: Standing): string {
  return points ?? missing.map(({ name }) => `${name}：未提交`).join('\n')
}

/** The promise as it is printed for the signature; it is a document, and in Chinese. */
export function promiseOf(say: Say, days: number, { missing, toleranceDueAt }: Standing): string {
  const due = toleranceDueAt[days - 1] ?? ''
  return say('promiseText', { due: due && sayInstant(due, 'zh'), names: namesOf(missing) })
}

interface OutcomeFieldsProps {
  readonly draft: Pick<Draft, 'days' | 'points' | 'instead' | 'reason'>
  readonly change: (changes: Partial<Draft>) => void
  readonly answer: Answer
  readonly standing: Standing
}

/** What the answer chosen still needs; nothing for most. */
export function OutcomeFields(props: OutcomeFieldsProps) {
  const { answer } = props
  if (answer === 'accept_with_gaps') return <GapFields {...props} />
  if (answer === 'request_correction') return <PointsField {...props} />
  return answer === 'redirect' || answer === 'not_needed' ? <ReasonFields {...props} /> : null
}

function GapFields({ draft, change, standing }: OutcomeFieldsProps) {
  const say = useWords(windowWords)
  return (
    <>
      <Field label={say('days')}>
        {(id) => (
          <input
            id={id}
            type="number"
            className="control short"
            min={1}
            max={standing.toleranceDueAt.length}
            value={draft.days}
            onChange={({ target }) => change({ days: Number(target.value) })}
          />
        )}
      </Field>
      <p className="field-label">{say('promise')}</p>
      <blockquote lang={officialLanguage} className="promise">
        {promiseOf(say, draft.days, standing)}
      </blockquote>
    </>
  )
}

function PointsField({ draft, change, standing }: OutcomeFieldsProps) {
  const say = useWords(windowWords)
  return (
    <Field label={say('points')}>
      {(id) => (
        <textarea
          id={id}
          className="control"
          rows={Math.max(3, standing.missing.length + 1)}
          maxLength={4000}
          lang={officialLanguage}
          value={pointsOf(draft, standing)}
          onChange={({ target }) => change({ points: target.value })}
        />
      )}
    </Field>
  )
}

function ReasonFields({ draft, change, answer }: OutcomeFieldsProps) {
  const say = useWords(windowWords)
  return (
    <>
      {answer === 'redirect' && (
        <Field label={say('instead')}>
          {(id) => (
            <input
              id={id}
              className="control"
              maxLength={200}
              value={draft.instead}
              onChange={({ target }) => change({ instead: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={say('reason')}>
        {(id) => (
          <textarea
            id={id}
            className="control"
            rows={3}
            maxLength={1000}
            value={draft.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        )}
      </Field>
    </>
  )
}
