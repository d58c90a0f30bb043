import type { HandedInMaterial, JointStep, JointView } from '@huiyin/contract/applications'
import { jointWords } from '@huiyin/contract/desk-applications.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { jointQuery } from '../../api/applications.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant, shortInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { StepsDrawing } from '../../parts/steps-drawing.tsx'

/** Who of the departments has it, who is late, and which way decides the date. */
export function JointPart({ number }: { readonly number: string }) {
  const say = useWords(jointWords)
  const query = useQuery(jointQuery(number))
  const isJoint = query.data === undefined || query.data.steps.length > 1
  return (
    <section className="panel" aria-labelledby="joint">
      <h2 id="joint">{say(isJoint ? 'joint' : 'steps')}</h2>
      <Answer query={query} lines={6}>
        {(view) => <Joint view={view} />}
      </Answer>
    </section>
  )
}

function Joint({ view }: { readonly view: JointView }) {
  const say = useWords(jointWords)
  return (
    <>
      <LateSteps steps={view.steps} />
      <Times view={view} />
      <StepsDrawing drawing={view.drawing} inWords={say('drawing')} />
      <Steps steps={view.steps} />
      {view.materials.length > 0 && <Materials materials={view.materials} />}
    </>
  )
}

/** Time by law, promised and used beside each other, and what it would take in series. */
function Times({ view }: { readonly view: JointView }) {
  const say = useWords(jointWords)
  const { language } = usePreferences()
  const { statutory, promised, serial, used, expectedAt, steps } = view
  const days = (hundredths: number) => say('days', { n: sayDays(hundredths) })
  const facts = [
    [say('statutory'), statutory === null ? say('noLaw') : days(statutory)],
    [say('promised'), days(promised)],
    [say('used'), days(used)],
    ...(steps.length > 1 ? [[say('serial'), days(serial)]] : []),
    ...(expectedAt === null ? [] : [[say('expected'), sayInstant(expectedAt, language)]]),
  ]
  return (
    <dl className="facts">
      {facts.map(([term, fact]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd className="figure">{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Hundredths of working days as people write them, to a tenth. */
function sayDays(hundredths: number): string {
  return String(Math.round(hundredths / 10) / 10)
}

function Steps({ steps }: { readonly steps: readonly JointStep[] }) {
  const say = useWords(jointWords)
  return (
    <DataTable
      caption={say('joint')}
      rows={lateFirst(steps)}
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
          key: 'time',
          header: say('times'),
          kind: 'number',
          cell: ({ statutory, promised, used }) =>
            [statutory === null ? '—' : sayDays(statutory), sayDays(promised), sayDays(used)].join(
              ' / ',
            ),
        },
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

/** What was handed in online; a paper used again says whence, and that the person agreed. */
function Materials({ materials }: { readonly materials: readonly HandedInMaterial[] }) {
  const say = useWords(jointWords)
  return (
    <>
      <h3 className="part-heading">{say('papers')}</h3>
      <DataTable
        caption={say('papers')}
        rows={materials}
        keyOf={({ evidenceId }) => evidenceId}
        columns={[
          {
            key: 'paper',
            header: say('paper'),
            kind: 'head',
            cell: ({ material }) => material,
          },
          {
            key: 'file',
            header: say('file'),
            cell: ({ evidenceId, fileName }) => (
              <a href={`/api/v1/evidence/${evidenceId}`}>{fileName}</a>
            ),
          },
          {
            key: 'whence',
            header: say('whence'),
            cell: (file) => <Whence file={file} />,
          },
        ]}
      />
    </>
  )
}

function Whence({ file: { reused, handedInAt } }: { readonly file: HandedInMaterial }) {
  const say = useWords(jointWords)
  if (reused === null) return <>{say('uploaded', { at: shortInstant(handedInAt) })}</>
  const consented = shortInstant(reused.consentedAt)
  if (reused.number === null || reused.handedInAt === null) {
    return <>{say('reusedErased', { consented })}</>
  }
  const handedIn = shortInstant(reused.handedInAt)
  return <>{say('reused', { consented, handedIn, number: reused.number })}</>
}

/** What is late first, then as the graph has them. */
function lateFirst(steps: readonly JointStep[]): readonly JointStep[] {
  return [...steps].sort((one, other) => Number(other.isOverdue) - Number(one.isOverdue))
}

/** Who holds the date up, by name, before anything else is read. */
function LateSteps({ steps }: { readonly steps: readonly JointStep[] }) {
  const say = useWords(jointWords)
  const late = steps.filter(({ isOverdue }) => isOverdue)
  if (late.length === 0) return null
  const named = late.map(({ name, unit }) => `${unit.name}（${name}）`).join('、')
  return <Notice tone="problem" title={say('late', { named })} />
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
