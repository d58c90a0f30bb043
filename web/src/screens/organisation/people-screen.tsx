import type { NewPerson } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import type { StaffRow } from '@huiyin/contract/org'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { makePerson } from '../../api/administration.ts'
import { staffQuery, useUnitNames } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import { UnitSelect } from '../../parts/act-form/organisation-selects.tsx'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { Page } from '../../parts/page.tsx'
import { CodeField, filled, Labelled, TextField } from './fields.tsx'

const route = getRouteApi('/frame/people')

/** People of the region, found by part of the name or work number. */
export function PeopleScreen() {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const { q = '' } = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(staffQuery({ q }))
  const isKeeper = session?.roles.includes('system_admin') === true
  return (
    <Page title={sayDesk('people')} lead={say('peopleLead')}>
      {isKeeper && <NewPersonPart />}
      <div className="filters">
        <Field label={say('findPerson')}>
          {(id) => (
            <Input
              id={id}
              type="search"
              value={q}
              maxLength={50}
              onChange={({ target }) =>
                navigate({
                  to: '/people',
                  search: target.value === '' ? {} : { q: target.value },
                  replace: true,
                })
              }
            />
          )}
        </Field>
      </div>
      <Answer query={query} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? <Empty title={say('nobody')} /> : <PeopleTable rows={rows} />
        }
      </Answer>
    </Page>
  )
}

function PeopleTable({ rows }: { readonly rows: readonly StaffRow[] }) {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const unitName = useUnitNames()
  return (
    <DataTable
      caption={sayDesk('people')}
      rows={rows}
      keyOf={(row) => row.staffId}
      columns={[
        {
          key: 'name',
          header: say('person'),
          kind: 'head',
          cell: (row) => (
            <Link to="/people/$staffId" params={{ staffId: row.staffId }}>
              {row.displayName}
            </Link>
          ),
        },
        {
          key: 'code',
          header: say('staffCode'),
          cell: (row) => <span className="figure">{row.staffCode}</span>,
        },
        { key: 'unit', header: say('unit'), cell: (row) => unitName(row.unitCode) },
        {
          key: 'posts',
          header: say('posts'),
          cell: ({ posts }) => posts.map(({ role }) => roleWord(sayDesk, role)).join('、') || '—',
        },
        {
          key: 'state',
          header: say('state'),
          kind: 'narrow',
          cell: ({ state }) => (
            <span className={`tag tag-${state === 'left' ? 'grey' : 'green'}`}>
              {say(state === 'left' ? 'left' : 'active')}
            </span>
          ),
        },
      ]}
    />
  )
}

function NewPersonPart() {
  const say = useWords(organisationWords)
  return (
    <FoldedForm<NewPerson> title={say('newPerson')} act={(person) => makePerson(filled(person))}>
      <TextField name="displayName" label="person" maxLength={50} />
      <CodeField name="staffCode" label="staffCode" />
      <Labelled name="unitCode" label="unit">
        <UnitSelect />
      </Labelled>
      <TextField name="phone" label="phone" isOptional maxLength={40} />
    </FoldedForm>
  )
}
