import type { NewUnit } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { adminUnitsQuery, makeUnit } from '../../api/administration.ts'
import { sessionQuery } from '../../api/session.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { today } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { Page } from '../../parts/page.tsx'
import { CodeField, DayField, filled, TextField, UnitFields } from './fields.tsx'
import { UnitLines } from './unit-lines.tsx'
import { treeOf } from './units-tree.ts'
import { ZonesPart } from './zones-part.tsx'
import './organisation.css'

const route = getRouteApi('/frame/organisation')

/** Units as a tree, found by name or code. */
export function OrganisationScreen() {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const { q = '' } = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(adminUnitsQuery)
  const [isEndedShown, setEndedShown] = useState(false)
  const search = (text: string) =>
    navigate({ to: '/organisation', search: text === '' ? {} : { q: text }, replace: true })
  return (
    <Page
      title={sayDesk('organisation')}
      lead={say('lead')}
      beside={<Link to="/successions">{say('successions')}</Link>}
    >
      {session?.roles.includes('system_admin') && <NewUnitPart />}
      <div className="filters">
        <Field label={say('find')}>
          {(id) => (
            <Input
              id={id}
              type="search"
              value={q}
              onChange={(event) => search(event.target.value)}
            />
          )}
        </Field>
        <label className="check-line">
          <input
            type="checkbox"
            className="check"
            checked={isEndedShown}
            onChange={(event) => setEndedShown(event.target.checked)}
          />
          {say('showEnded')}
        </label>
      </div>
      <Answer query={query} lines={10}>
        {({ rows }) => {
          const lines = treeOf(rows, { q, isEndedShown })
          return lines.length === 0 ? <Empty title={say('none')} /> : <UnitLines lines={lines} />
        }}
      </Answer>
      <ZonesPart isKeeper={session?.roles.includes('system_admin') === true} />
    </Page>
  )
}

function NewUnitPart() {
  const say = useWords(organisationWords)
  return (
    <FoldedForm<NewUnit>
      title={say('newUnit')}
      initial={{ kind: 'office', validFrom: today() }}
      act={(unit) => makeUnit(filled(unit))}
    >
      <CodeField name="code" label="code" />
      <UnitFields />
      <DayField name="validFrom" label="validFrom" />
      <TextField name="ground" label="ground" maxLength={200} />
    </FoldedForm>
  )
}
