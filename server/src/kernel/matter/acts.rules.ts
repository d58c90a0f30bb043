import type { ErrorCode } from '@huiyin/contract/errors'
import type { Need, PermittedAct } from '@huiyin/contract/matter'
import type { StaffActor } from '../access/actor.ts'
import type { Acting, ActSpec, Decision, Fields, Lifecycle, Party, Situation } from './lifecycle.ts'

const textMax = 2000
const listMax = 20

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
): PermittedAct[] {
  return Object.entries(lifecycle.acts)
    .filter(([, spec]) => hindranceTo(spec, situation) === undefined)
    .map(([act, spec]) => ({
      act,
      label: spec.label.zh,
      needs: [...needsOf(spec, situation)],
      danger: spec.danger ?? false,
    }))
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
  if (isRated(acting, situation)) return 'matter/rated-person'
  if (by.never?.includes('handler') && isHandler(acting, situation)) return 'matter/own-work'
  return hasPost(by, acting, situation) ? undefined : 'matter/not-your-act'
}

function hasPost<Row>(by: Party, acting: StaffActor, situation: Situation<Row>): boolean {
  const { matter } = situation
  return acting.posts.some((post) => {
    if (!by.roles.includes(post.role)) return false
    if (by.where === 'holder_unit') return post.unitCode === matter.holderUnitCode
    return by.where === 'region' || post.unitCode !== matter.accountableUnitCode
  })
}

/** The person a matter is about: his own account, whatever the post he acts from. */
function isRated<Row>(acting: Acting, { matter }: Situation<Row>): boolean {
  return acting.kind === 'staff' && acting.staffId === matter.aboutStaffId
}

function isHandler<Row>(acting: StaffActor, situation: Situation<Row>): boolean {
  const { row } = situation
  const handler = (row as { readonly handlerStaffId?: string | null }).handlerStaffId
  return acting.staffId === handler
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
  unit: (value) => isText(value, 36),
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
