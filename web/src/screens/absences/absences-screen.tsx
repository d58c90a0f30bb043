import { accountWords } from '@huiyin/contract/desk-access.words'
import type { StaffRow } from '@huiyin/contract/org'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { absencesQuery, staffQuery, useUnitNames } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { useRested } from '../wordings/wording-paper.tsx'
import { AbsenceForm } from './absence-form.tsx'
import { AbsenceLines } from './absence-lines.tsx'

/** Who of one's unit is away and who stands in; for the system administrator, of every unit. */
export function AbsencesScreen() {
  const say = useWords(accountWords)
  const sayDesk = useDeskWords()
  const query = useQuery(absencesQuery)
  const [person, setPerson] = useState<StaffRow>()
  return (
    <Page title={sayDesk('absences')} lead={say('absenceOfOthersText')}>
      <section className="panel" aria-labelledby="absences-now">
        <h2 id="absences-now">{say('absencesNow')}</h2>
        <Answer query={query} lines={3}>
          {({ rows }) => <AbsenceLines rows={rows} />}
        </Answer>
      </section>
      <section className="panel" aria-labelledby="absence-enter">
        <h2 id="absence-enter">{say('absenceEnterOther')}</h2>
        <PersonSelect chosen={person} onChoose={setPerson} />
        {person !== undefined && (
          <AbsenceForm key={person.staffId} staffId={person.staffId} unitCode={person.unitCode} />
        )}
      </section>
    </Page>
  )
}

interface PersonSelectProps {
  readonly chosen: StaffRow | undefined
  readonly onChoose: (person: StaffRow | undefined) => void
}

/** A leader chooses among the people of his units, the system administrator among all. */
function PersonSelect({ chosen, onChoose }: PersonSelectProps) {
  const say = useWords(accountWords)
  const unitName = useUnitNames()
  const { data: session } = useQuery(sessionQuery)
  const [text, setText] = useState('')
  const keepsAll = session?.roles.includes('system_admin') === true
  const led = (session?.posts ?? [])
    .filter(({ role }) => role === 'unit_leader')
    .map(({ unitCode }) => unitCode)
  const q = useRested(text)
  const [unitCode] = led
  const asked = keepsAll || unitCode === undefined ? { q } : { q, unitCode }
  const { data, isFetching } = useQuery(staffQuery(asked))
  const people = (data?.rows ?? []).filter(({ state }) => state === 'active')
  return (
    <Field label={say('absentPerson')}>
      {(id) => (
        <Select
          id={id}
          className="whole-line"
          showSearch={{ filterOption: false, onSearch: setText }}
          loading={isFetching}
          {...(chosen && { value: chosen.staffId })}
          options={people.map((one) => ({
            value: one.staffId,
            label: `${one.displayName} · ${unitName(one.unitCode)}`,
          }))}
          onChange={(staffId) => onChoose(people.find((one) => one.staffId === staffId))}
        />
      )}
    </Field>
  )
}
