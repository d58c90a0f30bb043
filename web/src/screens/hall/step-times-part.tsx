import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { StepTimes } from '@huiyin/contract/step-times'
import { useQuery } from '@tanstack/react-query'
import { type HallSpan, stepTimesQuery } from '../../api/hall.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'

interface Spread {
  readonly median: number | null
  readonly ninth: number | null
}

/** Where applications spend their time: phases, departments, steps. */
export function StepTimesPart({ period }: { readonly period: HallSpan }) {
  const say = useWords(hallWords)
  const { from, to } = period
  const query = useQuery(stepTimesQuery({ from, to }))
  return (
    <section className="part" aria-labelledby="hall-steps">
      <h2 id="hall-steps">{say('steps')}</h2>
      <Answer query={query} lines={6}>
        {(times) =>
          times.applications === 0 ? (
            <div className="panel">
              <Empty title={say('stepsNone')}>{say('figuresNext')}</Empty>
            </div>
          ) : (
            <Tables times={times} />
          )
        }
      </Answer>
    </section>
  )
}

function Tables({ times }: { readonly times: StepTimes }) {
  const say = useWords(hallWords)
  const days = (hundredths: number | null) =>
    hundredths === null ? '—' : say('workingDays', { n: hundredths / 100 })
  const spread = <Row extends Spread>(): Column<Row>[] => [
    { key: 'median', header: say('median'), kind: 'number', cell: ({ median }) => days(median) },
    { key: 'ninth', header: say('ninth'), kind: 'number', cell: ({ ninth }) => days(ninth) },
  ]
  const runs = { key: 'runs', header: say('runs'), kind: 'number' as const }
  return (
    <>
      <DataTable
        caption={say('phase')}
        rows={times.phases}
        keyOf={({ phase }) => phase}
        columns={[
          { key: 'phase', header: say('phase'), kind: 'head', cell: ({ phase }) => say(phase) },
          ...spread<StepTimes['phases'][number]>(),
        ]}
      />
      <DataTable
        caption={say('unit')}
        rows={times.units}
        keyOf={({ unit }) => unit.code}
        columns={[
          { key: 'unit', header: say('unit'), kind: 'head', cell: ({ unit }) => unit.name },
          { ...runs, cell: (row) => row.runs },
          ...spread<StepTimes['units'][number]>(),
        ]}
      />
      <DataTable
        caption={say('step')}
        rows={times.steps}
        keyOf={({ name, unit }) => `${name} ${unit.code}`}
        columns={[
          {
            key: 'step',
            header: say('step'),
            kind: 'head',
            cell: ({ name, unit }) => (
              <span lang={officialLanguage}>{`${name} · ${unit.name}`}</span>
            ),
          },
          { ...runs, cell: (row) => row.runs },
          ...spread<StepTimes['steps'][number]>(),
        ]}
      />
    </>
  )
}
