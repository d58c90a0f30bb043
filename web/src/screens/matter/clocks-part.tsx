import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { ClockView } from '@huiyin/contract/matter'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'

/** Every clock with its date, and the arithmetic of the date for whoever asks. */
export function ClocksPart({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const say = useWords(matterWords)
  if (clocks.length === 0) return null
  return (
    <section className="panel" aria-labelledby="clocks">
      <h2 id="clocks">{say('clocks')}</h2>
      <ul className="clocks">
        {clocks.map((clock) => (
          <Clock key={clock.name + clock.startedAt} clock={clock} />
        ))}
      </ul>
    </section>
  )
}

function Clock({ clock }: { readonly clock: ClockView }) {
  const say = useWords(matterWords)
  const { language } = usePreferences()
  const { tone, word } = standOf(clock)
  const isExtended = clock.originalDueAt !== clock.dueAt
  return (
    <li>
      <div className="row row-apart">
        <strong>{clock.label}</strong>
        <span className={`tag tag-${tone}`}>{say(word)}</span>
      </div>
      <div className="figure">
        {say('dueAt')} <time dateTime={clock.dueAt}>{sayInstant(clock.dueAt, language)}</time>
      </div>
      {isExtended && (
        <div className="soft figure">
          {say('originalDue', { due: sayInstant(clock.originalDueAt, language) })}
        </div>
      )}
      {clock.provisional && <div className="soft">{say('provisional')}</div>}
      {clock.explanation.length > 0 && (
        <details>
          <summary>{say('explain')}</summary>
          <ol className="explanation">
            {clock.explanation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

function standOf(clock: ClockView) {
  if (clock.state === 'running') {
    const isOver = new Date(clock.dueAt) < new Date()
    return isOver
      ? ({ tone: 'red', word: 'clockOverdue' } as const)
      : ({ tone: 'blue', word: 'clockRunning' } as const)
  }
  if (clock.state === 'paused') return { tone: 'amber', word: 'clockPaused' } as const
  if (clock.met === null) return { tone: 'grey', word: 'clockStopped' } as const
  return clock.met
    ? ({ tone: 'green', word: 'clockMet' } as const)
    : ({ tone: 'red', word: 'clockMissed' } as const)
}
