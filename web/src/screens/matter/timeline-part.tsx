import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { TimelineLine } from '@huiyin/contract/matter'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { officialLanguage } from '../../parts/official-language.ts'

/** What happened, the latest first; an entry made later than the event says so. */
export function TimelinePart({ lines }: { readonly lines: readonly TimelineLine[] }) {
  const say = useWords(matterWords)
  const { language } = usePreferences()
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">{say('timeline')}</h2>
      <ol className="timeline" reversed>
        {[...lines]
          .sort((a, b) => b.seq - a.seq)
          .map((line) => (
            <li key={line.seq}>
              <strong>{line.label}</strong> <span>{line.actorName}</span>
              <time className="soft figure" dateTime={line.happenedAt}>
                {sayInstant(line.happenedAt, language)}
              </time>
              {line.late && (
                <span className="tag tag-amber">
                  {say('late', { at: sayInstant(line.enteredAt, language) })}
                </span>
              )}
              {line.lines.map((text) => (
                <p key={text} lang={officialLanguage}>
                  {text}
                </p>
              ))}
            </li>
          ))}
      </ol>
    </section>
  )
}
