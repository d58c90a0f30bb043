import type { CountsQuery } from '@huiyin/contract/application-counts'
import { phases, type StepTimes } from '@huiyin/contract/step-times'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { timeBetween } from '../../../kernel/clock/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { type StepEvent, selectStepEvents } from '../step-events.store.ts'
import { countedBy, unitRefs } from './count-applications.ts'
import { type Measure, phasesOf, spreadOf } from './step-times.rules.ts'
import { selectDecided } from './step-times.store.ts'

/** Time per step, department and hand-over of the applications decided in a period. */
export async function showStepTimes(
  parts: ApplicationParts,
  actor: StaffActor,
  query: CountsQuery,
): Promise<StepTimes> {
  const { regionCode } = actor
  const { counted, from, to } = await countedBy(parts, actor, query)
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const measure: Measure = (stretch) =>
    timeBetween(stretch, 'working_day', calendar).amountHundredths
  const decided = await selectDecided(parts.db, counted)
  const ids = decided.map(({ id }) => id)
  const events = await selectStepEvents(parts.db, regionCode, ids)
  const runsOf = Map.groupBy(events, ({ applicationId }) => applicationId)
  const spent = decided.map((one) =>
    phasesOf({ ...one, runs: (runsOf.get(one.id) ?? []).map(stretchOf) }, measure),
  )
  const unitRef = await unitRefs(parts, regionCode)
  const timed = (ofGroup: readonly StepEvent[]) => ({
    runs: ofGroup.length,
    ...spreadOf(ofGroup.map((event) => measure(stretchOf(event)))),
  })
  const byStep = Map.groupBy(events, ({ name, unitCode }) => `${name}\n${unitCode}`)
  const byUnit = Map.groupBy(events, ({ unitCode }) => unitCode)
  return {
    from,
    to,
    applications: decided.length,
    phases: phases.map((phase) => ({ phase, ...spreadOf(spent.map((each) => each[phase])) })),
    steps: [...byStep.values()].flatMap((ofStep) => {
      const [first] = ofStep
      if (first === undefined) return []
      return [{ name: first.name, unit: unitRef(first.unitCode), ...timed(ofStep) }]
    }),
    units: [...byUnit].map(([code, ofUnit]) => ({ unit: unitRef(code), ...timed(ofUnit) })),
  }
}

function stretchOf({ beganAt, endedAt }: StepEvent) {
  return { from: beganAt, until: endedAt }
}
