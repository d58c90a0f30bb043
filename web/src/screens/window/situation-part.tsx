import { windowWords } from '@huiyin/contract/desk-window.words'
import type { Checklist } from '@huiyin/contract/window'
import { useWords } from '../../app/words.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import type { PartProps } from './window-screen.tsx'

/** What decides which papers are asked for. */
export function SituationPart({
  draft,
  change,
  checklist,
}: PartProps & { readonly checklist: Checklist }) {
  const say = useWords(windowWords)
  const { answers } = draft
  const { questions } = checklist
  const open = questions.filter(({ id }) => answers[id] === undefined).length
  return (
    <section className="panel" aria-labelledby="window-situation">
      <h2 id="window-situation">{say('situation')}</h2>
      {questions.length === 0 && <p className="soft">{say('noQuestions')}</p>}
      <div lang={officialLanguage}>
        {questions.map(({ id, text, choices }) => (
          <fieldset key={id} className="plain-set">
            <legend>{text}</legend>
            {choices.map((choice) => (
              <label key={choice.id} className="row tick">
                <input
                  type="radio"
                  className="check"
                  name={id}
                  checked={answers[id] === choice.id}
                  onChange={() => change({ answers: { ...answers, [id]: choice.id } })}
                />
                {choice.text}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {open > 0 && <p role="status">{say('openQuestions', { n: open })}</p>}
    </section>
  )
}
