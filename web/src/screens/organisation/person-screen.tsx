import type { Holdings, PersonChange } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { changePerson, holdingsQuery } from '../../api/administration.ts'
import { useUnitNames } from '../../api/organisation.ts'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { Page } from '../../parts/page.tsx'
import { AbsencesOf } from '../absences/absences-of.tsx'
import { DeparturePart } from './departure-part.tsx'
import { filled, TextField } from './fields.tsx'

const route = getRouteApi('/frame/people/$staffId')

/** A person: unit, posts, what is in hand, and the way out. */
export function PersonScreen() {
  const { staffId } = route.useParams()
  const sayDesk = useDeskWords()
  const query = useQuery(holdingsQuery(staffId))
  const person = query.data?.person
  return (
    <Page
      title={person?.displayName ?? sayDesk('people')}
      above={<Link to="/people">{sayDesk('people')}</Link>}
    >
      <Answer query={query} lines={8}>
        {(holdings) => (
          <>
            <FactsPart holdings={holdings} />
            {holdings.person.state === 'active' && <RenewPart holdings={holdings} />}
            {holdings.person.state === 'active' && (
              <AbsencesOf staffId={staffId} unitCode={holdings.person.unitCode} />
            )}
            <DeparturePart key={staffId} holdings={holdings} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function FactsPart({ holdings }: { readonly holdings: Holdings }) {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const unitName = useUnitNames()
  const { person, posts, deputyFor } = holdings
  const facts: [string, string][] = [
    [say('staffCode'), person.staffCode],
    [say('unit'), unitName(person.unitCode)],
    [say('phone'), person.phone ?? '—'],
    [say('state'), say(person.state === 'left' ? 'left' : 'active')],
    [
      say('posts'),
      posts
        .map(({ unitCode, name, role }) => {
          return `${unitName(unitCode)} · ${name}（${roleWord(sayDesk, role)}）`
        })
        .join('；') || '—',
    ],
    [say('deputyFor'), deputyFor.map(({ displayName }) => displayName).join('、') || '—'],
  ]
  return (
    <section className="panel">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function RenewPart({ holdings }: { readonly holdings: Holdings }) {
  const say = useWords(organisationWords)
  const { staffId, displayName, phone } = holdings.person
  return (
    <FoldedForm<PersonChange>
      title={say('renew')}
      initial={{ displayName, phone }}
      act={(change) => changePerson(staffId, filled(change))}
    >
      <TextField name="displayName" label="person" maxLength={50} />
      <TextField name="phone" label="phone" isOptional maxLength={40} />
      <TextField name="reason" label="reason" maxLength={200} />
    </FoldedForm>
  )
}
