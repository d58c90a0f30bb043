import type { CaseRouting } from '@huiyin/contract/city-cases'
import { routingWords } from '@huiyin/contract/desk-routing.words'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseRoutingQuery } from '../../api/cases.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { WhyTable } from '../../parts/why-unit.tsx'

/** Why its unit has a case of the street; asked once somebody wants to know. */
export function RoutingPart({ number }: { readonly number: string }) {
  const say = useWords(routingWords)
  const [isOpen, setOpen] = useState(false)
  const query = useQuery({ ...caseRoutingQuery(number), enabled: isOpen })
  return (
    <details
      className="panel folded no-print"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{say('why')}</summary>
      {isOpen && (
        <Answer query={query} lines={4}>
          {(routing) => <Why routing={routing} />}
        </Answer>
      )}
    </details>
  )
}

function Why({ routing }: { readonly routing: CaseRouting }) {
  const say = useWords(routingWords)
  const { language } = usePreferences()
  const { atFirst, isChanged, elsewhere, today } = routing
  return (
    <>
      <p>{say('atFirst', { unit: atFirst.unitName, by: atFirst.words[language] })}</p>
      {isChanged && <p>{say('changed')}</p>}
      {elsewhere !== null && <p>{say('elsewhere', { unit: elsewhere })}</p>}
      <p>
        {say('today')}：{today.words[language]}
      </p>
      <WhyTable explained={today} />
    </>
  )
}
