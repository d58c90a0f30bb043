import { stepListWords } from '@huiyin/contract/desk-applications.words'
import type { WorkStep } from '@huiyin/contract/work-steps'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { stepsQuery } from '../../api/applications.ts'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import './work.css'

/** What waits for the own unit in joint approvals, and what the unit waits for. */
export function StepsScreen() {
  const say = useWords(stepListWords)
  const sayDesk = useDeskWords()
  const query = useQuery(stepsQuery)
  return (
    <Page title={sayDesk('steps')} lead={say('stepsLead')}>
      <Answer query={query} lines={8}>
        {({ mine, others }) => (
          <>
            <StepTable title={say('mine')} empty={say('mineNone')} rows={mine} />
            <StepTable title={say('others')} empty={say('othersNone')} rows={others} />
          </>
        )}
      </Answer>
    </Page>
  )
}

interface StepTableProps {
  readonly title: string
  readonly empty: string
  readonly rows: readonly WorkStep[]
}

function StepTable({ title, empty, rows }: StepTableProps) {
  const columns = useStepColumns()
  return (
    <section className="part" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <div className="panel">
          <Empty title={empty} />
        </div>
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          columns={columns}
          keyOf={({ application, name }) => `${application} ${name}`}
        />
      )}
    </section>
  )
}

const sayDays = (hundredths: number | null) => (hundredths === null ? '—' : hundredths / 100)

function useStepColumns(): readonly Column<WorkStep>[] {
  const say = useWords(stepListWords)
  const named = (steps: WorkStep['waitsFor']) =>
    steps.map(({ name, unitName }) => `${unitName}（${name}）`).join('、')
  return [
    { key: 'step', header: say('step'), kind: 'head', cell: (row) => <StepName row={row} /> },
    {
      key: 'due',
      header: say('due'),
      kind: 'narrow',
      cell: ({ dueAt, isOverdue }) => (
        <span className="row">
          <time className="figure" dateTime={dueAt}>
            {shortInstant(dueAt)}
          </time>
          {isOverdue && <span className="tag tag-red">{say('overdue')}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      header: say('state'),
      cell: ({ stateLabel, isPreReview }) => (
        <span className="row">
          {stateLabel}
          {isPreReview && <span className="tag tag-amber">{say('preReview')}</span>}
        </span>
      ),
    },
    {
      key: 'times',
      header: say('times'),
      cell: ({ statutory, promised, used }) => (
        <span className="figure">
          {sayDays(statutory)} / {sayDays(promised)} / {sayDays(used)}
        </span>
      ),
    },
    { key: 'waits', header: say('waits'), cell: ({ waitsFor }) => named(waitsFor) },
    { key: 'waited', header: say('waitedFor'), cell: ({ waitedForBy }) => named(waitedForBy) },
  ]
}

function StepName({ row }: { readonly row: WorkStep }) {
  const { number, name, title, application } = row
  return (
    <span lang={officialLanguage}>
      {number === null ? (
        name
      ) : (
        <Link to="/matters/$number" params={{ number }} {...{ [rowLinkMark]: '' }}>
          {name}
        </Link>
      )}
      <span className="work-number figure">
        {title} · {application}
      </span>
    </span>
  )
}
