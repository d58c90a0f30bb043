import { callWords } from '@huiyin/contract/desk-calls.words'
import { useWords } from '../../app/words.ts'
import { Choices } from '../../parts/choices.tsx'
import { grades } from './call-draft.ts'
import type { CallPartProps } from './calls-screen.tsx'

/** Said before anything is written down: who will know who called. */
export function IdentityPart({ draft, change }: CallPartProps) {
  const say = useWords(callWords)
  return (
    <section className="panel" aria-labelledby="call-identity">
      <h2 id="call-identity">{say('identity')}</h2>
      <Choices
        legend={say('identityFirst')}
        name="grade"
        value={draft.grade}
        options={grades.map((value) => ({
          value,
          label: say(`grade_${value}`),
          note: say(`said_${value}`),
        }))}
        onChange={(grade) => change({ grade })}
      />
    </section>
  )
}
