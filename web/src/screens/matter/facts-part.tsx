import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { WorkMatter } from '@huiyin/contract/matter'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { GridName } from '../../parts/grid-name.tsx'
import { officialLanguage } from '../../parts/official-language.ts'

/** `CG990121-261121-00005`: kind, region, day, and its place on that day. */
const matterNumber = /^[A-Z]{2}[0-9]{6,12}-[0-9]{6}-[0-9]{5,}$/

/** What is known and what people wrote. */
export function FactsPart({ matter }: { readonly matter: WorkMatter }) {
  const say = useWords(matterWords)
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">{say('facts')}</h2>
      {!matter.countInAssessment && (
        <p>
          <span className="tag tag-grey">
            {say('notCounted', { reason: matter.exclusionReason ?? '—' })}
          </span>
        </p>
      )}
      <dl className="facts" lang={officialLanguage}>
        {matter.facts.map((fact) => (
          <div key={fact.label} className="fact">
            <dt>{fact.label}</dt>
            <dd>
              <FactValue {...fact} />
            </dd>
          </div>
        ))}
      </dl>
      <Texts texts={matter.texts} />
      {matter.related.length > 0 && (
        <>
          <h3 className="part-heading">{say('related')}</h3>
          <ul>
            {matter.related.map((other) => (
              <li key={other.number}>
                <Link to="/matters/$number" params={{ number: other.number }}>
                  <span lang={officialLanguage}>{other.title}</span>
                </Link>{' '}
                <span className="soft figure">{other.number}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** A grid by its name; the number of another matter leads there. */
function FactValue({ value, codeOf }: WorkMatter['facts'][number]) {
  if (codeOf === 'grid') return <GridName code={value} />
  if (!matterNumber.test(value)) return value
  return (
    <Link to="/matters/$number" params={{ number: value }} className="figure">
      {value}
    </Link>
  )
}

function Texts({ texts }: { readonly texts: WorkMatter['texts'] }) {
  const say = useWords(matterWords)
  const { language } = usePreferences()
  return texts.map((text) => (
    <figure key={text.kind + text.writtenAt} className="text">
      <figcaption>
        <strong>{text.label}</strong>{' '}
        <span className="soft figure">
          {sayInstant(text.writtenAt, language)}
          {isVisibility(text.visibility) && ` · ${say(`visibility_${text.visibility}`)}`}
        </span>
      </figcaption>
      <blockquote lang={officialLanguage}>{text.body ?? <em>{say('erased')}</em>}</blockquote>
    </figure>
  ))
}

function isVisibility(value: string): value is 'staff' | 'reporter' | 'public' {
  return ['staff', 'reporter', 'public'].includes(value)
}
