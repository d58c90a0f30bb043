import { lineOf, type TicketBody, type TicketTaken } from '@huiyin/contract/hotline'
import { ticketClassName } from '@huiyin/contract/hotline-classes'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import {
  findMatterByOutside,
  hashReceiptCode,
  inOrder,
  type Lane,
  type NewMatter,
  type Outcome,
  type Outcomes,
  openLane,
  receiptCodeBytes,
  receiptCodeOf,
  saveOutsideNumbers,
  settleByRegion,
  type Turnstile,
} from '../../kernel/matter/index.ts'
import type { Matter } from '../../kernel/matter/lifecycle.ts'
import { readyKey } from '../../platform/crypto/index.ts'
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

/** A ticket that has been looked at and only has to be routed and written. */
interface Prepared extends TicketGiven {
  readonly receiptHash: Buffer
}

/** A ticket as it was written, with who answers for it and why. */
interface Taken {
  readonly matter: Matter
  readonly routed: Routed
}

export type TicketLane = Lane<Prepared, Taken>

/** The lane of tickets: what comes while one batch commits is the next; a storm is answered with 429. */
export function openTicketLane(parts: HotlineParts): TicketLane {
  return openLane({
    async run(batch) {
      const settled = await settleByRegion(
        batch,
        ({ body }) => body.regionCode,
        (regionCode, ofRegion) =>
          parts.db.transaction(regionCode, (tx) => store(tx, parts, ofRegion)),
      )
      return inOrder(batch, settled)
    },
  })
}

async function store(
  tx: Tx,
  parts: HotlineParts,
  batch: readonly Prepared[],
): Promise<Outcomes<Prepared, Taken>> {
  const { matters, org, routing, world } = parts
  const [routed, reporters, supervising] = await Promise.all([
    routing.routeAll(
      tx,
      batch.map((given) => ({ given, wanted: routeWanted(given) })),
    ),
    rememberCallers(tx, parts, batch),
    org.supervisingUnit(tx.regionCode),
  ])
  const looked = routed.map((one) => ({
    ...one,
    request: {
      ...requestOf(parts, { ...one, supervisingUnitCode: supervising?.code }),
      reportedBy: reporters.get(one.given) ?? null,
    },
  }))
  const begun = await matters.begin(
    tx,
    looked.map(({ request }) => request),
  )
  await Promise.all([
    routing.noteGaps(
      tx,
      looked.map(({ request: { id: matterId }, ...one }) => ({
        ...one,
        matterId,
        className: ticketClassName(one.wanted.category)?.zh,
      })),
    ),
    saveOutsideNumbers(
      tx,
      looked.flatMap(({ given: { body }, request: { id: matterId } }) =>
        body.outsideNumber === undefined
          ? []
          : [
              {
                matterId,
                system: lineOf(body.hotline),
                number: body.outsideNumber,
                dueAt: null,
                replyState: 'none' as const,
                notedAt: world.now(),
              },
            ],
      ),
    ),
  ])
  return new Map(
    looked.map(({ given, routed }, index) => [given, outcomeOf(begun[index]?.matter, routed)]),
  )
}

function routeWanted({ body: { regionCode, category, areaCode } }: Prepared): RouteWanted {
  return { regionCode, kind: 'ticket', category, areaCode }
}

/** Keeps who called, of those who said it. */
async function rememberCallers(
  tx: Tx,
  { people }: HotlineParts,
  batch: readonly Prepared[],
): Promise<ReadonlyMap<Prepared, string | undefined>> {
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
  return new Map(named.map((one, index) => [one, ids[index]]))
}

function requestOf(
  { world, rulebook }: HotlineParts,
  {
    given: { body, enteredBy, agentStaffId, receiptHash },
    routed,
    supervisingUnitCode,
  }: {
    readonly given: Prepared
    readonly routed: Routed
    readonly supervisingUnitCode: string | undefined
  },
): NewMatter {
  const now = world.now()
  const limits = rulebook.inForce(body.regionCode, ticketLimits, localDayOf(now))
  const hotlineUnitCode = limits.value.hotlineUnitCode ?? supervisingUnitCode ?? routed.unitCode
  const known = { id: world.newId(), now, limits, routed, hotlineUnitCode }
  return openingOf(body, { ...known, enteredBy, agentStaffId, receiptHash })
}

function outcomeOf(matter: Matter | undefined, routed: Routed): Outcome<Taken> {
  if (matter !== undefined) return { ok: true, value: { matter, routed } }
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
  if (body.identityGrade === 'sealed') throw new Refusal('hotline/sealed-goes-elsewhere')
  if (body.identityGrade !== 'anonymous' && body.caller === undefined) {
    throw new Refusal('hotline/caller-needed')
  }
  await assertNew(parts, body)
  await parts.clock.load(body.regionCode)
  const receiptCode = receiptCodeOf(parts.world.randomBytes(receiptCodeBytes))
  const { key } = parts.secrets.current('receipt')
  const receiptHash = hashReceiptCode(readyKey(key), receiptCode)
  const prepared = { ...given, receiptHash }
  const { matter, routed } = await parts.lane.submit(prepared).catch(async (error: unknown) => {
    // Two with one number at once meet at a key of the tables: the later is told of the first.
    await assertNumberNew(parts, body)
    throw error
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

async function assertNew(parts: HotlineParts, body: TicketBody) {
  const { world, org, rulebook } = parts
  const { regionCode, seat, aboutUnitCode } = body
  // Whom it is about is kept from it by this code: one that is wrong would keep nobody.
  if (aboutUnitCode !== undefined && !(await org.unit(regionCode, aboutUnitCode))) {
    throw new Refusal('matter/field-invalid', { fields: [{ name: 'aboutUnitCode' }] })
  }
  const now = world.now()
  const { value } = rulebook.inForce(regionCode, seatsRule, localDayOf(now))
  if (seat !== undefined && !openSeats(value, now).some(({ id }) => id === seat)) {
    throw new Refusal('hotline/seat-closed')
  }
  await assertNumberNew(parts, body)
}

/** One matter, two entry numbers: a call that is known by its number becomes no second ticket. */
async function assertNumberNew({ db }: HotlineParts, body: TicketBody) {
  const { regionCode, hotline, outsideNumber } = body
  if (outsideNumber === undefined) return
  const known = await findMatterByOutside(db, {
    regionCode,
    system: lineOf(hotline),
    number: outsideNumber,
  })
  if (known !== undefined) throw new Refusal('hotline/entered-already', { number: known })
}
