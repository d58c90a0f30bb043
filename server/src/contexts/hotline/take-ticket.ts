import { lineOf, type TicketBody, type TicketTaken } from '@huiyin/contract/hotline'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import {
  findMatterByOutside,
  hashReceiptCode,
  inOrder,
  type Lane,
  type NewMatter,
  type Outcome,
  openLane,
  receiptCodeBytes,
  receiptCodeOf,
  saveOutsideNumbers,
  settleByRegion,
  type Turnstile,
} from '../../kernel/matter/index.ts'
import type { Matter } from '../../kernel/matter/lifecycle.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Routed, RouteWanted } from '../routing/index.ts'
import { ticketLimits } from './limits.rules.ts'
import { openingOf } from './opening.rules.ts'
import type { HotlineParts } from './parts.ts'
import { openSeats, seatsRule } from './seats/seats.rules.ts'

/** A call as it was written down, and who did: `staff:<id>`, `api:<key>`. */
export interface TicketGiven {
  readonly body: TicketBody
  readonly enteredBy: string
  readonly agentStaffId: string | null
}

/** A ticket that has been looked at and only has to be written. */
interface Prepared {
  readonly body: TicketBody
  readonly request: NewMatter
  readonly wanted: RouteWanted
  readonly routed: Routed
}

export type TicketLane = Lane<Prepared, Matter>

/** The lane of tickets: what comes while one batch commits is the next; a storm is answered with 429. */
export function openTicketLane(parts: HotlineParts): TicketLane {
  return openLane({
    async run(batch) {
      const settled = await settleByRegion(
        batch,
        ({ body }) => body.regionCode,
        (regionCode, ofRegion) =>
          parts.db.transaction(regionCode, async (tx) => {
            const matters = await store(tx, parts, ofRegion)
            return new Map(ofRegion.map((one, index) => [one, outcomeOf(matters[index])]))
          }),
      )
      return inOrder(batch, settled)
    },
  })
}

async function store(tx: Tx, parts: HotlineParts, batch: readonly Prepared[]): Promise<Matter[]> {
  const { people, matters, routing, world } = parts
  const named = batch.filter(({ body }) => body.caller !== undefined)
  const ids = await people.remember(
    tx,
    named.map(({ body }) => ({
      kind: 'person' as const,
      ...body.caller,
      identityGrade: body.identityGrade,
      retentionClass: 'complaint_contact' as const,
    })),
  )
  const reporters = new Map(named.map((one, index) => [one, ids[index]]))
  const begun = await matters.begin(
    tx,
    batch.map((one) => ({ ...one.request, reportedBy: reporters.get(one) ?? null })),
  )
  await routing.noteGaps(
    tx,
    batch.map(({ request: { id: matterId }, wanted, routed }) => ({ matterId, wanted, routed })),
  )
  await saveOutsideNumbers(
    tx,
    batch.flatMap(({ body, request }) =>
      body.outsideNumber === undefined
        ? []
        : [
            {
              matterId: request.id,
              system: lineOf(body.hotline),
              number: body.outsideNumber,
              dueAt: null,
              replyState: 'none' as const,
              notedAt: world.now(),
            },
          ],
    ),
  )
  return begun.map(({ matter }) => matter)
}

function outcomeOf(matter: Matter | undefined): Outcome<Matter> {
  if (matter !== undefined) return { ok: true, value: matter }
  return { ok: false, error: new Error('a ticket that was begun is not there') }
}

/**
 * Takes a ticket: number, receipt code, the proposal of routing, and the clock of the person who
 * asks. A report of misconduct of an official is not written down here at all.
 *
 * @throws Refusal `hotline/sealed-goes-elsewhere`, `hotline/caller-needed`, `hotline/seat-closed`,
 *   `hotline/entered-already`, `common/busy`, `matter/field-invalid` for a unit that is none
 */
export function takeTicket(parts: Entered, given: TicketGiven): Promise<TicketTaken> {
  return parts.entrance(() => take(parts, given))
}

type Entered = HotlineParts & { readonly entrance: Turnstile; readonly lane: TicketLane }

async function take(parts: Entered, given: TicketGiven): Promise<TicketTaken> {
  const { body } = given
  const { regionCode, category, areaCode } = body
  if (body.identityGrade === 'sealed') throw new Refusal('hotline/sealed-goes-elsewhere')
  if (body.identityGrade !== 'anonymous' && body.caller === undefined) {
    throw new Refusal('hotline/caller-needed')
  }
  await assertNew(parts, body)
  await parts.clock.load(regionCode)
  const wanted: RouteWanted = { regionCode, kind: 'ticket', category, areaCode }
  const routed = await parts.routing.route(wanted)
  const receiptCode = receiptCodeOf(parts.world.randomBytes(receiptCodeBytes))
  const { key } = parts.secrets.current('receipt')
  const request = await requestOf(parts, given, routed)
  const opening = { ...request.opening, receiptHash: hashReceiptCode(key, receiptCode) }
  const matter = await parts.lane.submit({
    body,
    wanted,
    routed,
    request: { ...request, opening },
  })
  const used = routed.looked.find((look) => look.used)
  return {
    number: matter.number,
    receiptCode,
    state: matter.state,
    dueAt: matter.nextDueAt && formatInstant(matter.nextDueAt),
    routed: {
      unitCode: routed.unitCode,
      unitName: routed.unitName,
      why: used?.ground ?? routed.by,
    },
    version: matter.version,
  }
}

/** One matter, two entry numbers: a call that is known by its number becomes no second ticket. */
async function assertNew({ db, world, org, rulebook }: HotlineParts, body: TicketBody) {
  const { regionCode, outsideNumber, seat, aboutUnitCode } = body
  // Whom it is about is kept from it by this code: one that is wrong would keep nobody.
  if (aboutUnitCode !== undefined && !(await org.unit(regionCode, aboutUnitCode))) {
    throw new Refusal('matter/field-invalid', { fields: [{ name: 'aboutUnitCode' }] })
  }
  const now = world.now()
  const { value } = rulebook.inForce(regionCode, seatsRule, localDayOf(now))
  if (seat !== undefined && !openSeats(value, now).some(({ id }) => id === seat)) {
    throw new Refusal('hotline/seat-closed')
  }
  if (outsideNumber === undefined) return
  const known = await findMatterByOutside(db, {
    regionCode,
    system: lineOf(body.hotline),
    number: outsideNumber,
  })
  if (known !== undefined) throw new Refusal('hotline/entered-already', { number: known })
}

async function requestOf(
  { world, org, rulebook }: HotlineParts,
  { body, enteredBy, agentStaffId }: TicketGiven,
  routed: Routed,
): Promise<NewMatter> {
  const { regionCode } = body
  const now = world.now()
  const limits = rulebook.inForce(regionCode, ticketLimits, localDayOf(now))
  const supervising = await org.supervisingUnit(regionCode)
  const hotlineUnitCode = limits.value.hotlineUnitCode ?? supervising?.code ?? routed.unitCode
  const id = world.newId()
  return openingOf(body, { id, now, limits, routed, hotlineUnitCode, enteredBy, agentStaffId })
}
