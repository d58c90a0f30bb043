import { addDays, endOfDay, formatInstant, localDayOf } from '@huiyin/contract/time'
import { timeBetween } from '../../kernel/clock/index.ts'
import { type FoundMatter, loadTexts } from '../../kernel/matter/index.ts'
import type {
  BranchTold,
  JointTold,
  KindTold,
  RefusalTold,
  WantedTold,
} from '../../kernel/matter/matter.view.ts'
import { materialsIn } from './accepting.rules.ts'
import { application } from './application.lifecycle.ts'
import type { Application, PlannedStep } from './application.types.ts'
import { currentRuns, datesOf } from './joint.rules.ts'
import { applicationLimits } from './limits.rules.ts'
import type { ApplicationParts } from './parts.ts'
import { type ListedRun, loadRuns } from './step.store.ts'

/** What the page of an application tells beside what every matter tells; nothing of other kinds. */
export async function tellApplication(
  parts: ApplicationParts,
  found: FoundMatter,
): Promise<KindTold | null> {
  if (found.matter.kind !== application.kind) return null
  const row = found.row as Application
  const { regionCode, id } = found.matter
  const all = (await loadRuns(parts.db, regionCode, [id])).get(id) ?? []
  const runs = currentRuns(all) as readonly ListedRun[]
  return {
    joint: await jointOf(parts, { found, row, runs }),
    refusal: refusalOf(parts, found, row),
    wanted: wantedOf(found, row) ?? (await wantedBySteps(parts, { found, row, runs })),
    certificates: row.certificateNumber?.split('、') ?? [],
    photos: [],
  }
}

interface Running {
  readonly found: FoundMatter
  readonly row: Application
  readonly runs: readonly ListedRun[]
}

/** The steps beside each other once it is accepted; before that nobody examines anything. */
async function jointOf(
  parts: ApplicationParts,
  { found, row, runs }: Running,
): Promise<JointTold | null> {
  const { acceptedAt } = row
  if (acceptedAt === null) return null
  const { regionCode } = found.matter
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const now = parts.world.now()
  const until = row.decidedAt ?? now
  const dates = datesOf(row.plan, runs, { acceptedAt, now, calendar })
  const promised = datesOf(row.plan, [], { acceptedAt, now: acceptedAt, calendar })
  const { unit } = await parts.org.snapshot(regionCode)
  const expected = new Map(dates.steps.map(({ id, dueAt }) => [id, dueAt]))
  const told = (step: PlannedStep): BranchTold => {
    const run = runs.find(({ stepId }) => stepId === step.id)
    return {
      name: step.name,
      unit: unit(step.unit) ?? { name: step.unit },
      ...standingOf(row, step, runs, run),
      endedAt: run?.endedAt ? formatInstant(run.endedAt) : null,
      expectedAt: formatInstant(expected.get(step.id) ?? dates.dueAt),
      isOverdue: run?.clock?.state === 'running' && run.clock.dueAt < now,
    }
  }
  return {
    branches: row.plan.steps.map(told),
    statutory: row.plan.statutoryDays === null ? null : row.plan.statutoryDays * 100,
    promised: promised.workingDayHundredths,
    used: timeBetween({ from: acceptedAt, until }, 'working_day', calendar).amountHundredths,
  }
}

/** Where a step stands, and what it waits for. */
function standingOf(
  { plan }: Application,
  step: PlannedStep,
  runs: readonly ListedRun[],
  run: ListedRun | undefined,
): Pick<BranchTold, 'state' | 'because'> {
  const isPassed = (id: string) =>
    runs.some(({ stepId, outcome }) => stepId === id && outcome === 'passed')
  const before = (ids: readonly string[]) => ({
    kind: 'after' as const,
    names: plan.steps.filter(({ id }) => ids.includes(id) && !isPassed(id)).map(({ name }) => name),
  })
  if (run === undefined) return { state: 'waiting', because: before(step.after) }
  if (run.outcome === 'passed') return { state: 'passed', because: null }
  if (run.outcome === 'failed') return { state: 'objected', because: null }
  const until = run.heldUntil === null ? null : formatInstant(run.heldUntil)
  switch (run.state) {
    case 'special':
      return { state: 'stopped', because: { kind: 'special', until } }
    case 'awaiting_material':
      return { state: 'stopped', because: { kind: 'material', until } }
    case 'pre_passed':
      return { state: 'waiting', because: before(run.waitsFor) }
    default:
      return { state: 'running', because: null }
  }
}

/** What was told once, or is owed, with its date. */
function wantedOf({ matter, clocks, texts }: FoundMatter, row: Application): WantedTold | null {
  const dueOf = (name: string) => {
    const clock = clocks.find((one) => one.name === name && one.state !== 'stopped')
    return clock === undefined ? null : formatInstant(clock.dueAt)
  }
  if (matter.state === application.waitsForReporter) {
    const told = texts.findLast(({ kind }) => kind === 'correction')?.body ?? ''
    const lines = told.split('\n').filter(Boolean)
    return { lines, until: dueOf('correct') }
  }
  const owed = materialsIn(row, 'owed').map(({ name }) => name)
  if (owed.length === 0 || matter.closedAt !== null) return null
  return { lines: owed, until: dueOf('tolerance') }
}

/** What single steps asked for while the others run on, with the first date. */
async function wantedBySteps(
  { db }: Pick<ApplicationParts, 'db'>,
  { found, row, runs }: Running,
): Promise<WantedTold | null> {
  const waiting = runs.filter(({ state }) => state === 'awaiting_material')
  if (waiting.length === 0) return null
  const lines = await Promise.all(
    waiting.map(async ({ matterId, stepId }) => {
      const texts = await loadTexts(db, found.matter.regionCode, matterId)
      const told = texts.findLast(({ kind }) => kind === 'correction')?.body ?? ''
      const name = row.plan.steps.find(({ id }) => id === stepId)?.name ?? stepId
      return `${name}：${told}`
    }),
  )
  const [first] = waiting.flatMap(({ heldUntil }) => heldUntil ?? []).toSorted(byTime)
  return { lines, until: first === undefined ? null : formatInstant(first) }
}

const byTime = (one: Date, other: Date) => one.getTime() - other.getTime()

/** Days in which a decision can be contested: 行政复议法 第二十条. */
const contestDays = 60

const rules: Readonly<Record<string, string>> = {
  not_accepted: '行政许可法第三十二条：不需要、不属于本机关或者依法不能受理的，说明理由。',
  refused: '行政许可法第三十八条：不予许可的，书面说明理由，告知救济权利。',
  terminated: '容缺受理：承诺期限内没有补齐的，退回办结。',
  lapsed: '一次性告知的期限内没有补正的，按补正不来办结。',
}

/** A “no”: which fact, which rule, how to mend, how to contest, until when. */
function refusalOf(
  parts: ApplicationParts,
  { matter, texts }: FoundMatter,
  row: Application,
): RefusalTold | null {
  const rule = rules[matter.state]
  if (rule === undefined || matter.closedAt === null) return null
  const said = texts.findLast(({ kind }) => kind === 'refusal')
  const otherwise = matter.state === 'lapsed' ? '没有收到要求补正的材料。' : '（已按规定删除）'
  const openedOn = localDayOf(matter.openedAt)
  const { value } = parts.rulebook.inForce(matter.regionCode, applicationLimits, openedOn)
  const isElsewhere = row.outcome === 'redirected' || row.outcome === 'not_needed'
  return {
    of: 'application',
    fact: said?.body ?? otherwise,
    rule,
    howToMend: isElsewhere ? null : '按上面的理由改正或补齐后，可以重新申请；交过的材料可以再用。',
    howToContest: value.remedies.join(' '),
    contestUntil: formatInstant(endOfDay(addDays(localDayOf(matter.closedAt), contestDays))),
  }
}
