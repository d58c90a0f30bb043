import { accountWords } from '@huiyin/contract/desk-access.words'
import { useQuery } from '@tanstack/react-query'
import { absencesQuery } from '../../api/organisation.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { AbsenceForm } from './absence-form.tsx'
import { AbsenceLines } from './absence-lines.tsx'

interface AbsencesOfProps {
  readonly staffId: string
  readonly unitCode: string
}

/** When one person is away, entered by who keeps people. */
export function AbsencesOf({ staffId, unitCode }: AbsencesOfProps) {
  const say = useWords(accountWords)
  const query = useQuery(absencesQuery)
  return (
    <section className="panel" aria-labelledby="absence-part">
      <h2 id="absence-part">{say('absence')}</h2>
      <p className="soft">{say('absenceOfOthersText')}</p>
      <Answer query={query} lines={2}>
        {({ rows }) => (
          <AbsenceLines rows={rows.filter(({ absentStaffId }) => absentStaffId === staffId)} />
        )}
      </Answer>
      <AbsenceForm staffId={staffId} unitCode={unitCode} />
    </section>
  )
}
