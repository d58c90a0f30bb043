import type { Need } from '@huiyin/contract/matter'
import fc from 'fast-check'
import type { HeldPost, Role, StaffActor } from '../access/index.ts'
import { defaultCalendar } from '../clock/index.ts'
import type { AppendedEntry } from '../ledger/index.ts'
import { decideAct, permittedActs } from './acts.rules.ts'
import { applyEffects } from './changes.rules.ts'
import { changeClocks, nextDue } from './clocks.rules.ts'
import type {
  Acting,
  ClockChange,
  Effects,
  Fields,
  Lifecycle,
  Matter,
  MatterClock,
  Situation,
} from './lifecycle.ts'
import type { Surroundings } from './surroundings.ts'
import { checkingOf, verificationRule } from './verification.rules.ts'

/** Lives of matters without a database: the rules, a cast of people, and chance. */
const calendar = defaultCalendar()
const calendarOf = () => calendar

/** Picks from what is possible, the same way for the same numbers. */
export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  next(below: number): number
}

export function chanceOf(numbers: readonly number[]): Chance {
  let index = 0
  return {
    next(below) {
      index += 1
      return ((numbers[index % numbers.length] ?? 0) + index) % below
    },
  }
}

/** One act of a life: what was decided, by whom, and what the matter was before and after. */
export interface Step {
  readonly act: string
  readonly acting: Acting
  readonly before: Matter
  readonly after: Matter
  readonly effects: Effects<unknown>
  readonly at: Date
}

export interface Living {
  matter: Matter
  row: unknown
  clocks: readonly MatterClock[]
  readonly steps: Step[]
  readonly entries: AppendedEntry[]
  now: Date
}

const around: Surroundings = {
  supervisingUnitCode: 'oversight',
  poolUnitCode: undefined,
  currentUnit: (unitCode: string) => unitCode,
  unitCount: 30,
  unitName: (code) => code,
}

const post = (role: Role, unitCode: string, deputyFor?: string): HeldPost => ({
  postCode: `${unitCode}-${role}`,
  unitCode,
  role,
  ...(deputyFor === undefined ? {} : { deputyFor }),
})

function person(name: string, ...posts: HeldPost[]): StaffActor {
  return {
    kind: 'staff',
    regionCode: '990121',
    staffId: idOf(name),
    displayName: name,
    sessionId: name,
    posts,
  }
}

/** A staff id of the cast: readable, and of the form of an id. */
export function idOf(name: string): string {
  return `00000000-0000-7000-8000-${Buffer.from(name.padEnd(6)).toString('hex').slice(0, 12)}`
}

/** Everybody who may meet a matter, the awkward ones too: two posts, a deputy, the one it is about. */
export const cast: readonly Acting[] = [
  person('lin', post('handler', 'police')),
  person('zhao', post('unit_leader', 'police')),
  person('rated', post('handler', 'police')),
  person('ma', post('handler', 'tax')),
  person('jin', post('unit_leader', 'tax')),
  person('he', post('follow_up_agent', 'oversight')),
  person('sun', post('supervisor', 'oversight')),
  person('qin', post('supervisor', 'oversight')),
  person('wang', post('leader', 'oversight')),
  person('both', post('handler', 'police'), post('follow_up_agent', 'oversight')),
  person('moved', post('unit_leader', 'tax'), post('supervisor', 'oversight')),
  person('dep', post('follow_up_agent', 'oversight'), post('handler', 'police', idOf('lin'))),
  person('shade', post('supervisor', 'oversight'), post('handler', 'police', idOf('rated'))),
  person('hua', post('call_agent', 'oversight')),
  person('xian', post('call_agent', 'oversight')),
  person('shou', post('acceptor', 'oversight')),
  person('ping', post('dispatcher', 'oversight')),
  person('cai', post('collector', 'oversight')),
  person('lu', post('collector', 'oversight')),
  { kind: 'reporter' },
  { kind: 'system' },
]

/** A matter as it is opened. */
export function begin(
  lifecycle: Lifecycle<unknown>,
  opened: Partial<Matter> & { readonly state: string },
  row: unknown,
  started: readonly ClockChange[],
): Living {
  const now = new Date('2026-11-20T16:00:00+08:00')
  const clocks = changeClocks([], started, now, calendarOf)
  const due = nextDue(clocks)
  const matter: Matter = {
    regionCode: '990121',
    id: '00000000-0000-7000-8000-000000000001',
    number: `${lifecycle.numberPrefix}990121-261120-00001`,
    kind: lifecycle.kind,
    stage: lifecycle.states[opened.state]?.stage ?? 'received',
    version: 1,
    title: '居民身份证办理：不满意',
    itemCode: 'id-card',
    accountableUnitCode: 'police',
    holderUnitCode: 'police',
    holderStaffId: null,
    aboutUnitCode: null,
    aboutStaffId: idOf('rated'),
    risk: 'normal',
    identityGrade: 'masked',
    reportedBy: null,
    supervised: false,
    countInAssessment: true,
    exclusionReason: null,
    openedAt: now,
    closedAt: null,
    nextDueAt: due?.dueAt ?? null,
    nextClock: due?.name ?? null,
    words: [],
    ...opened,
  }
  const living: Living = { matter, row, clocks, steps: [], entries: [], now }
  record(living, matter, 'open', started)
  return living
}

export function situationOf(
  { assistingUnits }: Pick<Lifecycle<unknown>, 'assistingUnits'>,
  living: Living,
  acting: Acting,
): Situation<unknown> {
  const { matter, row, clocks, now } = living
  const rule: Situation<unknown>['rule'] = (name) => name.otherwise
  return {
    matter,
    row,
    clocks,
    acting,
    now,
    calendar,
    rule,
    supervisingUnitCode: 'oversight',
    assistingUnitCodes: assistingUnits?.(row) ?? [],
    checking: checkingOf(rule(verificationRule).value, matter, around),
    unitName: (code) => `${code} 局`,
  }
}

/** Every act somebody of the cast may take now. */
export function possible(lifecycle: Lifecycle<unknown>, living: Living) {
  return cast.flatMap((acting) =>
    permittedActs(lifecycle, situationOf(lifecycle, living, acting)).map(({ act, needs }) => ({
      acting,
      act,
      needs,
    })),
  )
}

/**
 * Lets time pass and one act happen, chosen by chance among those permitted; nothing when the
 * choice is refused for what was filled in.
 *
 * @param known - acts that are chosen only where nothing else can be
 */
export function liveOn(
  lifecycle: Lifecycle<unknown>,
  living: Living,
  chance: Chance,
  known: ReadonlySet<string> = new Set(),
): void {
  living.now = new Date(living.now.getTime() + chance.next(240) * 3_600_000)
  const all = possible(lifecycle, living)
  const unknown = all.filter(({ act }) => !known.has(act))
  const choices = unknown.length > 0 ? unknown : all
  const chosen = choices[chance.next(Math.max(1, choices.length))]
  if (chosen === undefined) return
  const fields = fieldsFor(chosen.needs, living, chance)
  const situation = situationOf(lifecycle, living, chosen.acting)
  const decision = decideAct(lifecycle, chosen.act, situation, fields)
  if (!decision.ok) return
  const { effects } = decision
  const before = living.matter
  const applied = applyEffects(lifecycle, situation, effects, calendarOf)
  Object.assign(living, applied)
  const { act, acting } = chosen
  living.steps.push({ act, acting, before, after: living.matter, effects, at: living.now })
  record(living, living.matter, act, effects.clocks ?? [])
}

/** What `write-changes.ts` puts into the ledger, as it comes back from there. */
function record(living: Living, matter: Matter, act: string, clocks: readonly ClockChange[]): void {
  const body = {
    version: matter.version,
    to: matter.state,
    holder: { unit: matter.holderUnitCode, staff: matter.holderStaffId },
    clocks,
  }
  living.entries.push({
    regionCode: matter.regionCode,
    streamKind: 'matter',
    streamId: matter.id,
    seq: living.entries.length + 1,
    happenedAt: living.now,
    enteredAt: living.now,
    day: '2026-11-20',
    late: false,
    hash: '',
    act: `${matter.kind}.${act}`,
    actor: 'system',
    body: JSON.parse(JSON.stringify(body)),
  })
}

/** Something valid, and now and then something refused, in every field an act asks for. */
export function fieldsFor(needs: readonly Need[], living: Living, chance: Chance): Fields {
  const fields: Record<string, unknown> = {}
  for (const need of needs) {
    const isAsked = need.when === undefined || need.when.in.includes(String(fields[need.when.name]))
    if (isAsked) fields[need.name] = valueFor(need, living, chance)
  }
  return fields
}

function valueFor(need: Need, living: Living, chance: Chance): unknown {
  const day = (ahead: number) =>
    new Date(living.now.getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
  const values: Record<Need['kind'], () => unknown> = {
    text: () => textFor(need.name, living, chance),
    long_text: () => (need.name === 'row' ? anotherRow(living, chance) : '已当面道歉并补办'),
    choice: () => need.options?.[chance.next(need.options.length)]?.value,
    day: () => day(chance.next(12)),
    number: () => (chance.next(6) === 0 && need.max) || (need.min ?? 0) + chance.next(8),
    boolean: () => chance.next(2) === 0,
    unit: () => ['police', 'tax'][chance.next(2)],
    units: () => [['tax'], ['tax', 'oversight'], ['police', 'tax']][chance.next(3)],
    staff: () => [idOf('lin'), idOf('ma'), idOf('rated'), idOf('both')][chance.next(4)],
    evidence: () => ['00000000-0000-7000-8000-00000000000e'],
  }
  return values[need.kind]()
}

/** What other systems say in a text: which clock, which moment; else a name. */
function textFor(name: string, { matter, now }: Living, chance: Chance): string {
  if (name === 'clock') return matter.nextClock ?? 'none'
  if (name === 'number') return 'XT1'
  if (name === 'category') return '0110'
  const dueAt = new Date(now.getTime() + (1 + chance.next(400)) * 3_600_000)
  return name === 'dueAt' ? dueAt.toISOString() : '张三'
}

/** The row of a ledger read again: another unit, another date, other words. */
function anotherRow({ row, now }: Living, chance: Chance): string {
  const { content } = row as { readonly content: object }
  const isForGood = chance.next(4) === 0
  const dueOn = new Date(now.getTime() + chance.next(60) * 86_400_000).toISOString().slice(0, 10)
  const changed = {
    ...content,
    unitCode: ['police', 'tax'][chance.next(2)],
    deadlineKind: isForGood ? 'long_term' : 'day',
    deadlineOn: isForGood ? null : dueOn,
  }
  return JSON.stringify({ ledgerLine: 3, contentHash: 'other', content: changed, by: 'system' })
}

/** How many lives are lived, and how long each lasts at most. */
export interface Span {
  /** Births that differ: `born` is given 0 to `births` - 1. */
  readonly births: number
  readonly acts?: number
  readonly runs?: number
}

const choicesOfLife = fc.array(fc.nat(9999), { minLength: 30, maxLength: 120 })

/**
 * Lives lives of a kind that try first what none before them did: an act that is possible for a day
 * in a hundred lives is taken on that day.
 *
 * @returns acts taken and states lived in; the same each time
 */
export function livesSeekingNew(
  lifecycle: Lifecycle<unknown>,
  born: (birth: number) => Living,
  { births, acts = 30, runs = 200 }: Span,
): { readonly taken: ReadonlySet<string>; readonly lived: ReadonlySet<string> } {
  const taken = new Set<string>()
  const lived = new Set<string>()
  for (const [index, numbers] of fc.sample(choicesOfLife, { numRuns: runs, seed: 7 }).entries()) {
    const living = born(index % births)
    const chance = chanceOf(numbers)
    for (let act = 0; act < acts; act += 1) {
      liveOn(lifecycle, living, chance, taken)
      lived.add(living.matter.state)
      const last = living.steps.at(-1)
      if (last !== undefined) taken.add(last.act)
    }
  }
  return { taken, lived }
}

/**
 * Lives random lives of a kind, and looks after each act.
 *
 * @returns the runner of a property: what to look at, and how many lives where it is not the usual
 */
export function livesOf(
  lifecycle: Lifecycle<unknown>,
  born: (birth: number) => Living,
  { births, acts = 30, runs = 200 }: Span,
) {
  return (look: (living: Living) => void, numRuns = runs): void =>
    fc.assert(
      fc.property(choicesOfLife, fc.nat(births - 1), (numbers, birth) => {
        const living = born(birth)
        const chance = chanceOf(numbers)
        for (let act = 0; act < acts; act += 1) {
          liveOn(lifecycle, living, chance)
          look(living)
        }
      }),
      { numRuns },
    )
}
