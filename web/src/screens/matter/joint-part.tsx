import type { JointStep, JointView } from '@huiyin/contract/applications'
import { jointWords } from '@huiyin/contract/desk-applications.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { jointQuery } from '../../api/applications.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant, shortInstant } from '../../parts/dates.ts'

/** Who of the departments has it, who is late, and which way decides the date. */
export function JointPart({ number }: { readonly number: string }) {
  const say = useWords(jointWords)
  const query = useQuery(jointQuery(number))
  return (
    <section className="panel" aria-labelledby="joint">
      <h2 id="joint">{say('joint')}</h2>
      <Answer query={query} lines={6}>
        {(view) => <Joint view={view} />}
      </Answer>
    </section>
  )
}

function Joint({ view }: { readonly view: JointView }) {
  const say = useWords(jointWords)
  const { language } = usePreferences()
  const { statutory, promised, serial, used, expectedAt } = view
  const days = (hundredths: number) => String(hundredths / 100)
  return (
    <>
      <p>
        {say('times', { promised: days(promised), used: days(used), serial: days(serial) })}
        {statutory !== null && (
          <span className="soft"> · {say('statutory', { days: days(statutory) })}</span>
        )}
      </p>
      {expectedAt !== null && (
        <p className="figure">
          {say('expected')} <time dateTime={expectedAt}>{sayInstant(expectedAt, language)}</time>
        </p>
      )}
      <div className="joint-drawing">
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(view.drawing)}`}
          alt={say('drawing')}
        />
      </div>
      <Steps steps={view.steps} />
    </>
  )
}

function Steps({ steps }: { readonly steps: readonly JointStep[] }) {
  const say = useWords(jointWords)
  return (
    <DataTable
      caption={say('joint')}
      rows={steps}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'step',
          header: say('step'),
          kind: 'head',
          cell: (step) => <StepName step={step} />,
        },
        { key: 'unit', header: say('unit'), cell: ({ unit }) => unit.name },
        { key: 'state', header: say('state'), cell: (step) => <StepState step={step} /> },
        {
          key: 'ends',
          header: say('ends'),
          cell: ({ endedAt, expectedAt }) => (
            <time className="figure" dateTime={endedAt ?? expectedAt}>
              {shortInstant(endedAt ?? expectedAt)}
            </time>
          ),
        },
      ]}
    />
  )
}

function StepName({ step }: { readonly step: JointStep }) {
  const say = useWords(jointWords)
  const again = step.run > 1 ? `（${say('again', { run: String(step.run) })}）` : ''
  if (step.number === null) return <>{step.name}</>
  return (
    <Link to="/matters/$number" params={{ number: step.number }}>
      {step.name}
      {again}
    </Link>
  )
}

function StepState({ step }: { readonly step: JointStep }) {
  const say = useWords(jointWords)
  return (
    <span className="row">
      {step.stateLabel}
      {step.isOverdue && <span className="tag tag-red">{say('overdue')}</span>}
      {step.isCritical && <span className="tag tag-grey">{say('critical')}</span>}
    </span>
  )
}
