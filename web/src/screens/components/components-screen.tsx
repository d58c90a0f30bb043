import { componentStates } from '@huiyin/contract/components'
import { componentStateWords } from '@huiyin/contract/components.words'
import { componentsWords } from '@huiyin/contract/desk-components.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { classesQuery, componentsQuery, takeComponentsFile } from '../../api/components.ts'
import { sessionQuery } from '../../api/session.ts'
import type { ComponentsSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { UnitSelect } from '../../parts/act-form/organisation-selects.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Field } from '../../parts/field.tsx'
import { FindField } from '../../parts/find-field.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { RegisterFile } from '../../parts/register-file.tsx'
import { ComponentMap, ComponentTable } from './component-list.tsx'

const route = getRouteApi('/frame/components')
/** Whoever watches keeps the register; the server holds to it. */
const keepers = ['dispatcher', 'supervisor']

/** 部件登记: what stands in the street, on the map and in a list, and the file it comes from. */
export function ComponentsScreen() {
  const say = useWords(componentsWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const asked = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(componentsQuery(asked))
  const isKeeper = session?.roles.some((role) => keepers.includes(role)) === true
  const download = { label: say('export'), path: '/api/v1/components.csv', query: {} }
  return (
    <Page
      title={sayDesk('components')}
      lead={say('lead')}
      beside={<ExportButton {...download} fileName="components.csv" />}
    >
      <Filters asked={asked} />
      <Answer query={query} lines={8}>
        {({ rows, nextCursor }) => (
          <>
            <ComponentMap rows={rows} />
            <ComponentTable rows={rows} />
            <Paging
              cursor={asked.cursor}
              nextCursor={nextCursor}
              onPage={(cursor, pageNumber) =>
                navigate({
                  to: '/components',
                  search: { ...without(asked, 'cursor'), ...(cursor && { cursor }) },
                  state: { pageNumber },
                })
              }
            />
          </>
        )}
      </Answer>
      {isKeeper && <RegisterFile say={say} take={takeComponentsFile} queryKey="components" />}
    </Page>
  )
}

function Filters({ asked }: { readonly asked: ComponentsSearch }) {
  const say = useWords(componentsWords)
  const navigate = useNavigate()
  const { data: classes } = useQuery(classesQuery)
  const groups = new Map(
    (classes?.rows ?? []).flatMap(({ kind, code, groupName }) =>
      kind === 'component' ? [[code.slice(0, 2), groupName] as const] : [],
    ),
  )
  const states = componentStates.map((value) => ({ value, label: componentStateWords[value].zh }))
  const all = { value: '', label: say('all') }
  const set = (name: keyof ComponentsSearch, value: string) =>
    navigate({
      to: '/components',
      search: {
        ...without(without(asked, 'cursor'), name),
        ...(value === '' ? {} : { [name]: value }),
      },
      replace: true,
    })
  return (
    <div className="filters">
      <FindField label={say('find')} value={asked.q ?? ''} onFind={(words) => set('q', words)} />
      <Field label={say('group')}>
        {(id) => (
          <Pick
            id={id}
            value={asked.category ?? ''}
            options={[all, ...[...groups].map(([value, label]) => ({ value, label }))]}
            onChange={(value) => set('category', value)}
          />
        )}
      </Field>
      <Field label={say('state')}>
        {(id) => (
          <Pick
            id={id}
            value={asked.state ?? ''}
            options={[all, ...states]}
            onChange={(value) => set('state', value)}
          />
        )}
      </Field>
      <Field label={say('unit')}>
        {(id) => (
          <UnitSelect
            id={id}
            allowClear
            {...(asked.unitCode && { value: asked.unitCode })}
            onChange={(value) => set('unitCode', value ?? '')}
          />
        )}
      </Field>
    </div>
  )
}

function without(asked: ComponentsSearch, name: keyof ComponentsSearch): ComponentsSearch {
  return Object.fromEntries(Object.entries(asked).filter(([held]) => held !== name))
}
