import type {
  OutsideMatterBody,
  OutsideMatterTaken,
  OutsideOutcomeBody,
} from '@huiyin/contract/outside-matters'
import { formatInstant, localDayOf, parseInstant } from '@huiyin/contract/time'
import type { NewMatter } from '../../../kernel/matter/index.ts'
import { findMatterByOutside, saveOutsideNumbers, wordsOf } from '../../../kernel/matter/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ExchangeParts } from '../parts.ts'
import { clocksUntil, outsideLimits } from './outside.rules.ts'
import type { OutsideMatter } from './outside-acts.rules.ts'

/** A matter another system gives, and who entered it: `api:<key>`, `staff:<id>`. */
export interface OutsideGiven {
  readonly regionCode: string
  readonly body: OutsideMatterBody
  readonly enteredBy: string
}

const daysMax = 3650
const dayMs = 86_400_000

/**
 * Takes a matter from another system, once: the same system and number again answers the same
 * matter, also when both come at the same moment.
 */
export async function takeOutside(
  parts: ExchangeParts,
  given: OutsideGiven,
): Promise<{ readonly isNew: boolean; readonly taken: OutsideMatterTaken }> {
  const { regionCode, body } = given
  const known = await shown(parts, regionCode, body)
  if (known !== undefined) return { isNew: false, taken: known }
  await parts.clock.load(regionCode)
  const request = await requestOf(parts, given)
  try {
    await parts.db.transaction(regionCode, async (tx) => {
      await parts.matters.begin(tx, [request])
      await saveOutsideNumbers(tx, numbersOf(request.id, body, parts.world.now()))
    })
  } catch (error) {
    // Another request with this number was first; its matter is ours.
    if ((error as { code?: unknown }).code !== uniqueViolation) throw error
    const first = await shown(parts, regionCode, body)
    if (first === undefined) throw new Refusal('exchange/number-taken')
    return { isNew: false, taken: first }
  }
  const taken = await shown(parts, regionCode, body)
  if (taken === undefined) throw new Error('a matter that was begun is not there')
  return { isNew: true, taken }
}

const uniqueViolation = '23505'

async function requestOf(
  parts: ExchangeParts,
  { regionCode, body, enteredBy }: OutsideGiven,
): Promise<NewMatter> {
  const { world, org, rulebook, clock } = parts
  const now = world.now()
  const dueAt = momentOf(body.dueAt, now)
  const organisation = await org.snapshot(regionCode)
  const unitCode = body.unitCode ?? (await org.supervisingUnit(regionCode))?.code
  if (unitCode === undefined || organisation.unit(unitCode) === undefined) {
    throw new Refusal('reviews/unit-unknown', { field: 'unitCode' })
  }
  const limits = rulebook.inForce(regionCode, outsideLimits, localDayOf(now))
  const row: OutsideMatter = {
    system: body.system,
    number: body.number,
    outsideDueAt: dueAt,
    handlerStaffId: null,
    reply: null,
    replyState: 'none',
    repliedAt: null,
    returns: 0,
  }
  return {
    id: world.newId(),
    kind: 'outside_matter',
    state: 'handling',
    title: body.title,
    itemCode: null,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'anonymous',
    openedAt: now,
    opening: { enteredBy, onBehalfOf: null, answerBy: null, receiptHash: null },
    row,
    clocks: clocksUntil(governing(body, dueAt, now), {
      now,
      calendar: clock.calendarOf(regionCode),
      limits,
    }),
    texts:
      body.text === undefined
        ? []
        : [{ kind: 'outside_request', body: body.text, visibility: 'staff' }],
    words: wordsOf(body.number, ...(body.alsoKnownAs ?? []).map(({ number }) => number)),
    notices: (matter) => [
      {
        kind: 'assigned',
        toUnitCode: unitCode,
        reason: `${body.system}交办：${body.title}`.slice(0, 200),
        dueAt: matter.nextDueAt,
      },
    ],
    body: { system: body.system, outside: body.number, dueAt: formatInstant(dueAt) },
  }
}

/** Several systems may want an answer to the same matter: the earliest date governs. */
function governing({ alsoKnownAs = [] }: OutsideMatterBody, dueAt: Date, now: Date): Date {
  const others = alsoKnownAs.flatMap((also) =>
    also.dueAt === undefined ? [] : [momentOf(also.dueAt, now)],
  )
  return new Date(Math.min(...[dueAt, ...others].map((at) => at.getTime())))
}

function momentOf(text: string, now: Date): Date {
  const at = parseInstant(text)
  const distance = at === undefined ? Number.NaN : Math.abs(at.getTime() - now.getTime())
  if (at === undefined || !(distance <= daysMax * dayMs)) {
    throw new Refusal('common/invalid-input', { errors: [{ field: 'dueAt' }] })
  }
  return at
}

function numbersOf(matterId: string, body: OutsideMatterBody, notedAt: Date) {
  const also = (body.alsoKnownAs ?? []).map(({ system, number, dueAt }) => ({
    matterId,
    system,
    number,
    dueAt: dueAt === undefined ? null : momentOf(dueAt, notedAt),
    replyState: 'none' as const,
    notedAt,
  }))
  const own = { matterId, system: body.system, number: body.number, notedAt }
  return [{ ...own, dueAt: momentOf(body.dueAt, notedAt), replyState: 'none' as const }, ...also]
}

/** The matter as the other system may know it. */
async function shown(
  { db, matters }: ExchangeParts,
  regionCode: string,
  { system, number }: { readonly system: string; readonly number: string },
): Promise<OutsideMatterTaken | undefined> {
  const matterNumber = await findMatterByOutside(db, { regionCode, system, number })
  if (matterNumber === undefined) return undefined
  const matter = await matters.find(regionCode, matterNumber)
  if (matter === undefined) return undefined
  const clocks = await matters.clocksOf(regionCode, matter.id)
  const dueOf = (name: string) =>
    clocks.findLast((clock) => clock.name === name && clock.state !== 'stopped')?.dueAt
  const inner = dueOf('inner')
  const outside = dueOf('outside') ?? matter.nextDueAt ?? matter.closedAt ?? matter.openedAt
  return {
    matterNumber,
    state: matter.state,
    outsideDueAt: formatInstant(outside),
    innerDueAt: inner === undefined ? null : formatInstant(inner),
  }
}

const actOfOutcome = { received: 'receive', accepted: 'accept', returned: 'send_back' } as const

/** What the other system says of our answer becomes an act on the matter. Said again it changes nothing. */
export async function takeOutcome(
  parts: ExchangeParts,
  regionCode: string,
  body: OutsideOutcomeBody,
): Promise<OutsideMatterTaken> {
  const number = await findMatterByOutside(parts.db, { regionCode, ...body })
  if (number === undefined) throw new Refusal('exchange/outside-unknown')
  await parts.clock.load(regionCode)
  const isReturned = body.outcome === 'returned'
  if (isReturned && (body.reason === undefined || body.dueAt === undefined)) {
    throw new Refusal('exchange/return-needs')
  }
  if (body.dueAt !== undefined) momentOf(body.dueAt, parts.world.now())
  try {
    await parts.matters.act({
      regionCode,
      number,
      act: actOfOutcome[body.outcome],
      version: undefined,
      fields: isReturned ? { reason: body.reason, dueAt: body.dueAt } : {},
      acting: { kind: 'system' },
    })
  } catch (error) {
    // The other system repeats what it was not sure we heard.
    if (!(error instanceof Refusal && error.code === 'matter/act-not-now')) throw error
    if (!(await wasSaid(parts, regionCode, number, body))) throw error
  }
  const taken = await shown(parts, regionCode, body)
  if (taken === undefined) throw new Refusal('exchange/outside-unknown')
  return taken
}

async function wasSaid(
  { matters }: ExchangeParts,
  regionCode: string,
  number: string,
  { outcome }: OutsideOutcomeBody,
): Promise<boolean> {
  const state = (await matters.find(regionCode, number))?.state
  if (outcome === 'accepted') return state === 'closed'
  return outcome === 'received' ? state !== 'handling' : state === 'handling'
}
