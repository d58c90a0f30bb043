import type { CityCaseBody } from '@huiyin/contract/city-cases'
import { Refusal } from '../../../platform/http/refusal.ts'
import { findClass } from '../classes.rules.ts'
import { findNear } from '../find-near.ts'
import { findPublicCases, type PublicCase } from '../find-public-cases.ts'
import type { CaseParts, CityCases } from '../parts.ts'
import { type Reported, reportCase } from '../report-case.ts'
import { classChosen, componentOf, pointOf, type SnapForm, unsureClass } from './snap-form.ts'
import { receiptCodeFor, type Sealing } from './snap-key.ts'

const nearMetres = 50
const nearDays = 14
const nearShownMax = 3
const draftMinutes = 30
const context = 'a report of the public on its way'

/** A report whose photos are kept and whose question is open. */
export interface SnapDraft {
  /** Of the case it becomes. */
  readonly id: string
  readonly regionCode: string
  readonly form: SnapForm
  readonly evidence: readonly string[]
  readonly near: readonly string[]
}

/** What may be the same: open, public, of the class if one was chosen; the nearest first. */
export async function findSame(
  parts: CaseParts,
  regionCode: string,
  form: SnapForm,
): Promise<readonly (PublicCase & { readonly metres: number })[]> {
  const point = pointOf(form)
  if (point === undefined) return []
  const chosen = classChosen(form)
  const ofClass = chosen === unsureClass ? {} : chosen
  const asked = { regionCode, point, metres: nearMetres, days: nearDays, ...ofClass }
  const { found } = await findNear(parts, asked)
  const metresOf = new Map(
    found.filter(({ closedAt }) => closedAt === null).map((one) => [one.number, one.metres]),
  )
  if (metresOf.size === 0) return []
  const numbers = [...metresOf.keys()].slice(0, nearShownMax * 3)
  const shown = await findPublicCases(parts, {
    regionCode,
    numbers,
    limit: numbers.length,
    offset: 0,
  })
  return shown
    .map((one) => ({ ...one, metres: metresOf.get(one.number) ?? nearMetres }))
    .toSorted((one, other) => one.metres - other.metres)
    .slice(0, nearShownMax)
}

/** Carries the report through the question, unreadable and unchangeable on the way. */
export function sealDraft({ world }: CaseParts, crypto: Sealing, draft: SnapDraft): string {
  const until = world.now().getTime() + draftMinutes * 60_000
  return crypto.encrypt(JSON.stringify({ ...draft, until }), context)
}

/** The report again; `undefined` where it is too old or not ours. */
export function openDraft(
  { world }: CaseParts,
  crypto: Sealing,
  sealed: string,
): SnapDraft | undefined {
  try {
    const { until, ...draft } = JSON.parse(crypto.decrypt(sealed, context))
    return until > world.now().getTime() ? draft : undefined
  } catch {
    // Whatever does not open was not sealed here.
    return undefined
  }
}

/**
 * Takes a report of the public; where it is the same as an open case it is joined to that one at
 * once, with a number of its own (`part` takes it out again).
 *
 * @throws Refusal as `reportCase`
 */
export async function takeSnap(
  parts: CityCases,
  { id, regionCode, form, evidence }: SnapDraft,
  lead: string | undefined,
): Promise<{
  readonly number: string
  readonly receiptCode: string
  readonly lead: string | null
}> {
  const receiptCode = receiptCodeFor(parts, id)
  const { kind, category } = classChosen(form)
  const body: CityCaseBody = {
    regionCode,
    source: 'public',
    kind,
    category,
    ...componentOf(form),
    description: form.text.length < 2 ? (findClass(kind, category)?.name ?? category) : form.text,
    ...pointOf(form),
    ...(form.place.length < 2 ? {} : { address: form.place }),
    evidence: [...evidence],
    clientId: id,
  }
  const phone = form.phone === '' ? undefined : form.phone
  const citizen = { receiptCode, phone }
  const reported = { body, enteredBy: 'citizen', collectorStaffId: null, citizen }
  const { number } = await reportOnce(parts, reported)
  const isJoined = lead !== undefined && (await joinTo(parts, { regionCode, number, lead }))
  return { number, receiptCode, lead: isJoined ? lead : null }
}

/** The second of two taps meets the first at the key of the table; sent again it gets its number. */
async function reportOnce(parts: CityCases, reported: Reported) {
  try {
    return await reportCase(parts, reported)
  } catch (error) {
    if (error instanceof Refusal) throw error
    return reportCase(parts, reported)
  }
}

/** @returns false where the other case has ended meanwhile: the report stands by itself */
async function joinTo(
  { db, matters }: CaseParts,
  {
    regionCode,
    number,
    lead,
  }: { readonly regionCode: string; readonly number: string; readonly lead: string },
): Promise<boolean> {
  const [own, other] = await Promise.all([
    matters.find(regionCode, number),
    matters.find(regionCode, lead),
  ])
  if (own?.state === 'merged') return true
  if (own === undefined || other === undefined || other.closedAt !== null) return false
  return db.transaction(regionCode, async (tx) => {
    const fields = { lead, by: 'citizen' }
    const acting = { kind: 'system' } as const
    const request = { regionCode, number, act: 'join', version: undefined, fields, acting }
    const outcome = (await matters.actIn(tx, [request])).get(request)
    if (outcome?.ok !== true) return false
    await matters.link(tx, [{ from: other.id, to: own.id, reason: 'joined' }])
    return true
  })
}
