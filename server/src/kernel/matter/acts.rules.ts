import type { ErrorCode } from '@huiyin/contract/errors'
import type { Need, PermittedAct } from '@huiyin/contract/matter'
import type { HeldPost, StaffActor } from '../access/actor.ts'
import { conflictOf } from '../access/conflict.rules.ts'
import type { ActSpec, Decision, Fields, Lifecycle, Party, Situation } from './lifecycle.ts'
import { mayCheck } from './verification.rules.ts'

const textMax = 2000
const listMax = 20
const unitCodeMax = 36

/** A refusal as a rule returns it, or nothing. */
export type Refused = {
  readonly ok: false
  readonly code: ErrorCode
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * Decides one act on one matter: is it known, possible now, this actor's to take, completely
 * filled in, and what follows. Pure; the same rules offer the acts and judge them.
 */
export function decideAct<Row>(
  lifecycle: Lifecycle<Row>,
  act: string,
  situation: Situation<Row>,
  fields: Fields,
): Decision<Row> {
  const spec = Object.hasOwn(lifecycle.acts, act) ? lifecycle.acts[act] : undefined
  if (spec === undefined) return { ok: false, code: 'matter/act-unknown', details: { act } }
  const hindrance = hindranceTo(spec, situation)
  if (hindrance !== undefined) return { ok: false, code: hindrance }
  const refused = checkFields(needsOf(spec, situation), fields)
  return refused ?? spec.decide(situation, fields)
}

/** The acts an actor may take now, in the order of the table, with what each needs. */
export function permittedActs<Row>(
  lifecycle: Lifecycle<Row>,
  situation: Situation<Row>,
  language: 'zh' | 'en' = 'zh',
): PermittedAct[] {
  return Object.entries(lifecycle.acts)
    .filter(([, spec]) => hindranceTo(spec, situation) === undefined)
    .map(([act, spec]) => ({
      act,
      label: spec.label[language],
      needs: [...needsOf(spec, situation)],
      danger: spec.danger ?? false,
      isAside: spec.exceptional ?? false,
    }))
}

/** Whether an act belongs to the units that take part. */
export function isForAssisting<Row>(spec: ActSpec<Row> | undefined): boolean {
  return typeof spec?.by === 'object' && spec.by.where === 'assisting_unit'
}

function needsOf<Row>(spec: ActSpec<Row>, situation: Situation<Row>): readonly Need[] {
  return typeof spec.needs === 'function' ? spec.needs(situation) : spec.needs
}

function hindranceTo<Row>(spec: ActSpec<Row>, situation: Situation<Row>): ErrorCode | undefined {
  if (!spec.from.includes(situation.matter.state)) return 'matter/act-not-now'
  return notYours(spec.by, situation) ?? spec.unless?.(situation)
}

function notYours<Row>(by: ActSpec<Row>['by'], situation: Situation<Row>): ErrorCode | undefined {
  const { acting } = situation
  if (typeof by === 'string') return acting.kind === by ? undefined : 'matter/not-your-act'
  if (acting.kind !== 'staff') return 'matter/not-your-act'
  const about = { ...situation.matter, unitChain: [] }
  if (conflictOf(acting, about) !== undefined) return 'matter/rated-person'
  if (by.never?.includes('handler') && isHandler(acting, situation)) return 'matter/own-work'
  return postFor(by, acting, situation) === undefined ? 'matter/not-your-act' : undefined
}

/**
 * The post from which somebody takes an act: an own one if any will do, else one held as a deputy.
 * The ledger says for whom a deputy acted.
 */
export function postFor<Row>(
  by: ActSpec<Row>['by'],
  acting: StaffActor,
  situation: Situation<Row>,
): HeldPost | undefined {
  if (typeof by === 'string') return undefined
  const fitting = acting.posts.filter((post) => fits(by, post, acting, situation))
  return fitting.find(({ deputyFor }) => deputyFor === undefined) ?? fitting[0]
}

function fits<Row>(
  by: Party,
  post: HeldPost,
  acting: StaffActor,
  { matter, checking, supervisingUnitCode, assistingUnitCodes }: Situation<Row>,
): boolean {
  if (by.anywhere?.includes(post.role)) return true
  if (!by.roles.includes(post.role)) return false
  if (by.where === 'assisting_unit') {
    const isAccountable = post.unitCode === matter.accountableUnitCode
    return !isAccountable && assistingUnitCodes.includes(post.unitCode)
  }
  if (by.where === 'region') return true
  if (by.where === 'holder_unit') return post.unitCode === matter.holderUnitCode
  if (by.where === 'accountable_unit') return post.unitCode === matter.accountableUnitCode
  if (by.where === 'checker') return mayCheck(checking.by, acting, post, matter)
  // Nothing lies outside the supervising office: there a colleague decides who did not handle.
  const isOfficeItself = matter.accountableUnitCode === supervisingUnitCode
  return mayCheck(isOfficeItself ? 'peer' : 'outside_unit', acting, post, matter)
}

/** Who had it in hand, also through a deputy or for somebody absent: none of them checks it. */
function isHandler<Row>(acting: StaffActor, { row }: Situation<Row>): boolean {
  const own = [acting.staffId, ...acting.posts.map(({ deputyFor }) => deputyFor)]
  return handlersIn(row).some((handler) => own.includes(handler))
}

/** Everybody a row names as having had its matter in hand. */
export function handlersIn(row: unknown): readonly string[] {
  const { handlerStaffId, handledBy = [] } = row as Handled
  return [handlerStaffId, ...handledBy].filter((handler) => typeof handler === 'string')
}

/** What a row may say of who handled: who was named for it, and everybody who did. */
interface Handled {
  readonly handlerStaffId?: string | null
  readonly handledBy?: readonly string[]
}

/**
 * Holds the fields of an act against what it needs. Unknown fields are refused, not dropped: a
 * client that misspells a field learns it.
 */
export function checkFields(needs: readonly Need[], fields: Fields): Refused | undefined {
  const unknown = Object.keys(fields).filter((name) => !needs.some((need) => need.name === name))
  if (unknown.length > 0) {
    return {
      ok: false,
      code: 'matter/field-unknown',
      details: { fields: unknown.slice(0, listMax) },
    }
  }
  const asked = needs.filter((need) => isAsked(need, fields))
  const missing = asked.filter((need) => need.required && isEmpty(fields[need.name]))
  if (missing.length > 0) return { ok: false, code: 'matter/field-needed', details: named(missing) }
  const invalid = asked.filter(
    (need) => !isEmpty(fields[need.name]) && !isValid(need, fields[need.name]),
  )
  if (invalid.length > 0)
    return { ok: false, code: 'matter/field-invalid', details: named(invalid) }
  return undefined
}

function named(needs: readonly Need[]) {
  return { fields: needs.map(({ name, label }) => ({ name, label })) }
}

function isAsked(need: Need, fields: Fields): boolean {
  if (need.when === undefined) return true
  return need.when.in.includes(String(fields[need.when.name]))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const checks: Record<Need['kind'], (value: unknown, need: Need) => boolean> = {
  text: (value, need) => isText(value, need.maxLength ?? 200),
  long_text: (value, need) => isText(value, need.maxLength ?? textMax),
  choice: (value, need) => need.options?.some((option) => option.value === value) ?? false,
  day: (value) => typeof value === 'string' && isDay(value),
  number: (value, need) =>
    Number.isInteger(value) &&
    Number(value) >= (need.min ?? 0) &&
    Number(value) <= (need.max ?? 1_000_000),
  boolean: (value) => typeof value === 'boolean',
  unit: (value) => isText(value, unitCodeMax),
  units: (value, need) =>
    Array.isArray(value) &&
    value.length <= (need.max ?? listMax) &&
    value.every((code) => isText(code, unitCodeMax)),
  staff: (value) => typeof value === 'string' && uuidForm.test(value),
  evidence: (value) =>
    Array.isArray(value) &&
    value.length <= listMax &&
    value.every((id) => typeof id === 'string' && uuidForm.test(id)),
}

function isValid(need: Need, value: unknown): boolean {
  return checks[need.kind](value, need)
}

function isText(value: unknown, maxLength: number): boolean {
  // A NUL can be typed into JSON but stored in no text column.
  return typeof value === 'string' && value.length <= maxLength && !value.includes('\u0000')
}

function isDay(value: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
