import { windowWords } from '@huiyin/contract/desk-window.words'
import type { Checklist } from '@huiyin/contract/window'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { type Answer, namesOf } from './draft.ts'

/** What decides which answers are possible, and their dates. */
export interface Standing
  extends Pick<Checklist, 'decideDueAt' | 'correctDueAt' | 'toleranceDueAt'>,
    Partial<Pick<Checklist, 'acceptDueAt' | 'promised' | 'serial' | 'statutory'>> {
  readonly missing: readonly { readonly name: string; readonly deferrable: boolean }[]
  /** How often the applicant was told what is missing. */
  readonly rounds: number
}

interface Choice {
  readonly answer: Answer
  /** What follows, or why it is not possible. */
  readonly follows: string
  readonly isPossible: boolean
}

interface OutcomeChoicesProps {
  readonly answer: Answer
  readonly days: number
  readonly standing: Standing
  /** Whether leaving the answer to the unit is one of them. */
  readonly mayReceive?: boolean
  readonly onChange: (answer: Answer) => void
}

/** The five answers of the law side by side, and leaving it to the unit. */
export function OutcomeChoices(props: OutcomeChoicesProps) {
  const { answer, standing, days, mayReceive = false, onChange } = props
  const say = useWords(windowWords)
  const choices = useChoices(standing, days)
  return (
    <fieldset className="plain-set outcomes">
      <legend className="only-heard">{say('outcome')}</legend>
      {choices
        .filter((choice) => mayReceive || choice.answer !== 'receive')
        .map((choice) => (
          <label
            key={choice.answer}
            className={choice.isPossible ? 'outcome' : 'outcome outcome-not'}
          >
            <span className="row tick">
              <input
                type="radio"
                className="check"
                name="outcome"
                disabled={!choice.isPossible}
                checked={answer === choice.answer}
                onChange={() => onChange(choice.answer)}
              />
              <strong>{say(choice.answer)}</strong>
            </span>
            <span className="soft">{choice.follows}</span>
          </label>
        ))}
    </fieldset>
  )
}

function useChoices(standing: Standing, days: number): readonly Choice[] {
  const say = useWords(windowWords)
  const { language } = usePreferences()
  const { missing, rounds, promised, serial, statutory } = standing
  const at = (instant: string | undefined) => (instant ? sayInstant(instant, language) : '')
  const inDays = (hundredths: number) => String(hundredths / 100)
  const firm = missing.filter(({ deferrable }) => !deferrable)
  const isComplete = missing.length === 0
  const arithmetic = [
    say('acceptThen', {
      due: at(standing.decideDueAt),
      promised: inDays(promised ?? 0),
      serial: inDays(serial ?? 0),
    }),
    ...(statutory ? [say('statutory', { n: inDays(statutory) })] : []),
  ]
  const gaps = isComplete
    ? say('gapsNone')
    : firm.length > 0
      ? say('gapsNot', { names: namesOf(firm) })
      : say('gapsThen', { due: at(standing.toleranceDueAt[days - 1]), names: namesOf(missing) })
  const correction = isComplete
    ? say('gapsNone')
    : say('correctionThen', { due: at(standing.correctDueAt) })
  return [
    {
      answer: 'accept',
      follows: isComplete ? arithmetic.join('；') : say('acceptNot'),
      isPossible: isComplete,
    },
    { answer: 'accept_with_gaps', follows: gaps, isPossible: !isComplete && firm.length === 0 },
    {
      answer: 'request_correction',
      follows: rounds > 0 ? say('correctionAgain', { n: rounds }) : correction,
      isPossible: !isComplete && rounds === 0,
    },
    { answer: 'redirect', follows: say('redirectThen'), isPossible: true },
    { answer: 'not_needed', follows: say('notNeededThen'), isPossible: true },
    {
      answer: 'receive',
      follows: say('receiveThen', { due: at(standing.acceptDueAt) }),
      isPossible: true,
    },
  ]
}
