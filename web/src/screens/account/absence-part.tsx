import { accountWords } from '@huiyin/contract/desk-access.words'
import { useQuery } from '@tanstack/react-query'
import { absencesQuery } from '../../api/organisation.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { AbsenceForm } from '../absences/absence-form.tsx'
import { AbsenceLines } from '../absences/absence-lines.tsx'

interface AbsencePartProps {
  readonly staffId: string
  readonly unitCode: string
}

/** When one is away oneself and who stands in. */
export function AbsencePart(own: AbsencePartProps) {
  const say = useWords(accountWords)
  const query = useQuery(absencesQuery)
  return (
    <section className="panel" aria-labelledby="absence-part">
      <h2 id="absence-part">{say('absence')}</h2>
      <p className="soft">{say('absenceText')}</p>
      <Answer query={query} lines={2}>
        {({ rows }) => <AbsenceLines rows={rows} />}
      </Answer>
      <AbsenceForm {...own} />
    </section>
  )
}
