import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { TaskClass, TaskSummary, TaskSummaryRow } from '@huiyin/contract/tasks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sessionQuery } from '../../api/session.ts'
import { taskSummaryQuery } from '../../api/tasks.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Page } from '../../parts/page.tsx'
import './tasks.css'

/** The classes as columns, the most urgent first. */
const classes = [
  { class: 'overdue', count: 'overdue' },
  { class: 'due_this_week', count: 'dueThisWeek' },
  { class: 'open', count: 'open' },
  { class: 'done', count: 'done' },
] as const satisfies readonly { class: TaskClass; count: keyof TaskSummaryRow }[]

/** How the ledgers stand, unit by unit; every number opens its rows. */
export function TasksScreen() {
  const say = useWords(taskScreenWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(taskSummaryQuery(session?.regionCode ?? ''))
  const isRegional = session?.posts.some(({ role }) =>
    ['supervisor', 'evaluator', 'leader'].includes(role),
  )
  return (
    <Page
      title={sayDesk('tasks')}
      lead={say('tasksLead')}
      beside={isRegional === true ? <OverviewLinks /> : undefined}
    >
      <Answer query={query} lines={8}>
        {(summary) => (summary.rows.length === 0 ? <NoTasks /> : <Units summary={summary} />)}
      </Answer>
    </Page>
  )
}

function OverviewLinks() {
  const say = useWords(taskScreenWords)
  const sayDesk = useDeskWords()
  return (
    <span className="row">
      <a className="plain-button" href="/api/v1/task-overview/print" target="_blank" rel="noopener">
        {say('overviewPrint')}
        <span className="only-heard">{sayDesk('opensTab')}</span>
      </a>
      <ExportButton
        label={say('overviewWord')}
        path="/api/v1/task-overview/word"
        query={{}}
        fileName="overview.docx"
      />
    </span>
  )
}

function NoTasks() {
  const say = useWords(taskScreenWords)
  return (
    <section className="panel">
      <Empty title={say('noTasks')}>
        <p>{say('noTasksNext')}</p>
      </Empty>
    </section>
  )
}

function Units({ summary }: { readonly summary: TaskSummary }) {
  const say = useWords(taskScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const { total, rows } = summary
  const columns: readonly Column<TaskSummaryRow>[] = [
    {
      key: 'unit',
      header: say('unit'),
      kind: 'head',
      cell: (row) => row.unitName,
      foot: say('total'),
    },
    ...classes.map(
      (one): Column<TaskSummaryRow> => ({
        key: one.class,
        header: say(one.class),
        kind: 'number',
        cell: (row) => <Count n={row[one.count]} unit={row} of={one.class} />,
        foot: <Count n={total[one.count]} of={one.class} />,
      }),
    ),
    {
      key: 'total',
      header: say('total'),
      kind: 'number',
      cell: (row) => row.total,
      foot: total.total,
    },
    { key: 'joint', header: say('joint'), kind: 'number', cell: (row) => row.joint, foot: '' },
  ]
  return (
    <>
      <DataTable
        caption={sayDesk('tasks')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.unit}
        staysTable
      />
      <p className="soft">{say('jointNote')}</p>
      <p className="soft">{say('countedAt', { at: sayInstant(summary.countedAt, language) })}</p>
    </>
  )
}

interface CountProps {
  readonly n: number
  readonly of: TaskClass
  readonly unit?: TaskSummaryRow
}

/** A number that opens its rows; nothing opens none. */
function Count({ n, of, unit }: CountProps) {
  const say = useWords(taskScreenWords)
  if (n === 0) return <span className="soft">0</span>
  const label = say('openRows', { unit: unit?.unitName ?? say('total'), class: say(of), n })
  return (
    <Link
      to="/tasks/list"
      search={{ class: of, ...(unit && { unit: unit.unit }) }}
      className={of === 'overdue' ? 'count count-overdue' : 'count'}
      aria-label={label}
    >
      {n}
    </Link>
  )
}
