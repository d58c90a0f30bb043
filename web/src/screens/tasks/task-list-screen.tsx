import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import { type TaskClass, type TaskList, type TaskRow, taskClasses } from '@huiyin/contract/tasks'
import { taskClassWords } from '@huiyin/contract/tasks.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { unitsQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { taskListQuery } from '../../api/tasks.ts'
import { usePreferences } from '../../app/preferences.tsx'
import type { TasksSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import './tasks.css'

const route = getRouteApi('/frame/tasks/list')

const tones: Record<TaskClass, string> = {
  overdue: 'red',
  due_this_week: 'amber',
  open: 'blue',
  done: 'green',
}

/** The problems behind a number; each opens its matter. */
export function TaskListScreen() {
  const say = useWords(taskScreenWords)
  const search = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(taskListQuery(session?.regionCode ?? '', search))
  return (
    <Page
      title={say('list')}
      above={
        <Link to="/tasks" className="page-back">
          {say('backToFigures')}
        </Link>
      }
    >
      <Filters search={search} />
      <Answer query={query} lines={8}>
        {(list) => <Rows list={list} search={search} />}
      </Answer>
    </Page>
  )
}

function Filters({ search }: { readonly search: TasksSearch }) {
  const say = useWords(taskScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const { data: units } = useQuery(unitsQuery)
  const go = (change: TasksSearch) => {
    const { cursor: _, ...kept } = search
    navigate({ to: '/tasks/list', search: { ...kept, ...change } })
  }
  const all = { value: '', label: sayDesk('all') }
  const known = units?.rows.map(({ code, name }) => ({ value: code, label: name })) ?? []
  return (
    <section className="filters panel" aria-label={say('filters')}>
      <Field label={say('class')}>
        {(id) => (
          <Pick
            id={id}
            value={search.class ?? ''}
            options={[
              all,
              ...taskClasses.map((value) => ({ value, label: taskClassWords[value][language] })),
            ]}
            onChange={(value) => go({ class: value })}
          />
        )}
      </Field>
      <Field label={say('unit')}>
        {(id) => (
          <Pick
            id={id}
            value={search.unit ?? ''}
            options={[all, ...known]}
            onChange={(value) => go({ unit: value })}
          />
        )}
      </Field>
    </section>
  )
}

interface RowsProps {
  readonly list: TaskList
  readonly search: TasksSearch
}

function Rows({ list, search }: RowsProps) {
  const say = useWords(taskScreenWords)
  const navigate = useNavigate()
  const columns = useColumns()
  const { cursor, ...filters } = search
  if (list.rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('noRows')}>
          <p>{say('noRowsNext')}</p>
        </Empty>
      </section>
    )
  }
  return (
    <>
      <DataTable
        caption={say('list')}
        columns={columns}
        rows={list.rows}
        keyOf={(row) => row.number}
      />
      <Paging
        cursor={cursor}
        nextCursor={list.nextCursor}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/tasks/list',
            search: { ...filters, ...(next && { cursor: next }) },
            state: { pageNumber },
          })
        }
      />
    </>
  )
}

function useColumns() {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  return [
    {
      key: 'problem',
      header: say('problem'),
      kind: 'head' as const,
      cell: (row: TaskRow) => (
        <>
          <Link to="/matters/$number" params={{ number: row.number }} className="task-title">
            {row.problem}
          </Link>
          <span className="task-under figure">
            {[row.problemNumber, row.number].filter((one) => one !== null).join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'unit', header: say('unit'), cell: (row: TaskRow) => row.unit.name },
    { key: 'aspect', header: say('aspect'), cell: (row: TaskRow) => row.aspect ?? '—' },
    {
      key: 'percent',
      header: say('percent'),
      kind: 'number' as const,
      cell: (row: TaskRow) => `${row.percent}%`,
    },
    {
      key: 'due',
      header: say('dueOn'),
      cell: (row: TaskRow) => (
        <span className="due">
          {row.class !== null && (
            <span className={`tag tag-${tones[row.class]}`}>
              {taskClassWords[row.class][language]}
            </span>
          )}
          {row.dueOn !== null && <time dateTime={row.dueOn}>{sayDay(row.dueOn, language)}</time>}
        </span>
      ),
    },
    { key: 'state', header: say('state'), cell: (row: TaskRow) => row.stateLabel },
  ]
}
