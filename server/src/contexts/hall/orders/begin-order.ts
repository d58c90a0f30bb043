import {
  type OrderChannel,
  type OrderTaken,
  type OrderType,
  orderTypeWords,
} from '@huiyin/contract/hall-orders'
import { type Hotline, lineOf } from '@huiyin/contract/hotline'
import { formatInstant, localDayOf, parseInstant } from '@huiyin/contract/time'
import {
  findMatterByOutside,
  hashReceiptCode,
  type NewMatter,
  receiptCodeBytes,
  receiptCodeOf,
  saveOutsideNumbers,
} from '../../../kernel/matter/index.ts'
import { normalisePhone } from '../../../kernel/people/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { hallLimits } from '../limits.rules.ts'
import type { HallParts } from '../parts.ts'
import { decideBooking, noShowsSince } from './booking.rules.ts'
import { bookingsOf } from './order.store.ts'
import type { HallOrder } from './order.types.ts'
import { clockOfAgreed } from './order-acts.rules.ts'
import { selectSlots } from './slot.store.ts'

/** What somebody orders, and how it came. */
export interface OrderGiven {
  readonly regionCode: string
  readonly type: OrderType
  readonly channel: OrderChannel
  readonly itemCode: string
  readonly windowCode: string | null
  /** The beginning of a slot, RFC 3339; `null` has the unit call back. */
  readonly startsAt: string | null
  readonly name: string
  readonly phone: string
  readonly text: string
  readonly enteredBy: string
  /** The line it came by, with the number it has there. */
  readonly hotline?: Hotline
  readonly outsideNumber?: string
  /** The unit whose agent took the call. */
  readonly takenByUnitCode?: string
  /** The code that proved the phone; only of an online booking. */
  readonly codeId?: string
}

/**
 * Takes an order: one with a time takes a place of its slot at once or is refused, one without
 * begins with the duty to call back.
 *
 * @throws Refusal `hall/item-unknown`, `hall/window-unknown`, `hall/slot-unknown`,
 *   `hall/slot-full`, `hall/booking-paused`, `hall/booked-already`, `hotline/entered-already`
 */
export async function beginOrder(parts: HallParts, given: OrderGiven): Promise<OrderTaken> {
  const { world, people, matters, db } = parts
  const { regionCode, codeId, name, phone } = given
  await parts.clock.load(regionCode)
  const checked = await check(parts, given)
  await refuseIfEntered(parts, given)
  if (given.channel === 'online') await refuseUnlessMayBook(parts, given)
  const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
  return db.transaction(regionCode, async (tx) => {
    if (codeId !== undefined) await people.phoneCodes.spend(tx, codeId)
    const [citizenId = null] = await people.remember(tx, [
      { name, phone, identityGrade: 'open', retentionClass: 'served_person' },
    ])
    const order = newOrder(parts, given, { ...checked, citizenId, receiptCode })
    const [change] = await matters.begin(tx, [order])
    if (change === undefined) throw new Error('an order was not begun')
    await saveEntryNumber(tx, parts, given, order.id)
    const { number, nextDueAt } = change.matter
    if (citizenId !== null) {
      const body = messageOf(parts, given, { number, ...checked })
      await parts.notices.queueMessages(tx, [
        { citizenId, matterId: order.id, body, createdAt: world.now() },
      ])
    }
    const startsAt = checked.slot === null ? null : formatInstant(checked.slot.startsAt)
    const callBackBy = startsAt === null && nextDueAt !== null ? formatInstant(nextDueAt) : null
    return { number, receiptCode, startsAt, callBackBy }
  })
}

/** One matter, whichever line it came by: the number it has there is kept, and found again. */
async function saveEntryNumber(
  tx: Tx,
  { world }: HallParts,
  { hotline, outsideNumber }: OrderGiven,
  matterId: string,
): Promise<void> {
  if (hotline === undefined || outsideNumber === undefined) return
  await saveOutsideNumbers(tx, [
    {
      matterId,
      system: lineOf(hotline),
      number: outsideNumber,
      dueAt: null,
      replyState: 'none',
      notedAt: world.now(),
    },
  ])
}

async function refuseIfEntered({ db }: HallParts, given: OrderGiven): Promise<void> {
  const { regionCode, hotline, outsideNumber } = given
  if (hotline === undefined || outsideNumber === undefined) return
  const system = lineOf(hotline)
  const known = await findMatterByOutside(db, { regionCode, system, number: outsideNumber })
  if (known !== undefined) throw new Refusal('hotline/entered-already', { number: known })
}

interface Checked {
  readonly unitCode: string
  readonly itemName: string
  readonly place: string | null
  readonly slot: { readonly startsAt: Date; readonly endsAt: Date } | null
}

async function check(parts: HallParts, given: OrderGiven): Promise<Checked> {
  const { regionCode, itemCode, windowCode } = given
  const item = await parts.catalog.item(regionCode, itemCode)
  if (item === undefined) throw new Refusal('hall/item-unknown', { itemCode })
  const window = (await parts.org.snapshot(regionCode)).window(windowCode ?? '')
  if (windowCode !== null && window === undefined) {
    throw new Refusal('hall/window-unknown', { windowCode })
  }
  return {
    unitCode: window?.unitCode ?? item.unitCode,
    itemName: item.name,
    place: window === undefined ? null : `${window.hall} ${window.name}`.trim(),
    slot: given.startsAt === null ? null : await findSlot(parts, given),
  }
}

async function findSlot(parts: HallParts, { regionCode, windowCode, startsAt }: OrderGiven) {
  const from = parseInstant(startsAt ?? '')
  if (from === undefined || windowCode === null || from < parts.world.now()) {
    throw new Refusal('hall/slot-unknown')
  }
  const until = new Date(from.getTime() + 1)
  const windowCodes = [windowCode]
  const [slot] = await selectSlots(parts.db, { regionCode, windowCodes, from, until })
  if (slot === undefined) throw new Refusal('hall/slot-unknown')
  return slot
}

/**
 * Whether this phone may book online now; asked before a code is sent, too.
 *
 * @throws Refusal `hall/booking-paused`, `hall/booked-already`
 */
export async function refuseUnlessMayBook(
  parts: HallParts,
  who: { readonly regionCode: string; readonly phone: string },
): Promise<void> {
  const now = parts.world.now()
  const { value } = parts.rulebook.inForce(who.regionCode, hallLimits, localDayOf(now))
  const did = await bookingsOf(parts.db, {
    regionCode: who.regionCode,
    lookups: parts.crypto.lookups(normalisePhone(who.phone), bookerKind),
    since: noShowsSince(value, now),
  })
  const decision = decideBooking(did, value, now)
  if (decision.ok) return
  if (decision.reason === 'open-already') throw new Refusal('hall/booked-already')
  throw new Refusal('hall/booking-paused', { until: formatInstant(decision.until) })
}

/** What the keyed hash of a booking phone is for; it finds no person. */
const bookerKind = 'hall-booker'

function newOrder(
  parts: HallParts,
  given: OrderGiven,
  checked: Checked & { readonly citizenId: string | null; readonly receiptCode: string },
): NewMatter {
  const { world, rulebook, secrets, crypto } = parts
  const now = world.now()
  const { slot, unitCode, itemName, citizenId } = checked
  const limits = rulebook.inForce(given.regionCode, hallLimits, localDayOf(now))
  const isOnline = given.channel === 'online'
  const row: HallOrder = {
    type: given.type,
    channel: given.channel,
    windowCode: given.windowCode,
    startsAt: slot?.startsAt ?? null,
    endsAt: slot?.endsAt ?? null,
    place: slot === null ? null : checked.place,
    holdsPlace: slot !== null,
    bookerLookup: isOnline ? crypto.lookup(normalisePhone(given.phone), bookerKind) : null,
    hotline: given.hotline ?? null,
    takenByUnitCode: given.takenByUnitCode ?? null,
    ...{ handlerStaffId: null, outcome: null, endedAt: null, checkTries: 0, checkWay: null },
    ...{ entrustedTo: null, doneOnDay: null, satisfied: null },
  }
  const callBack = {
    name: 'call_back',
    do: 'start',
    budget: limits.value.callBack,
    ruleVersion: limits.version,
  } as const
  return {
    id: world.newId(),
    kind: 'hall_order',
    state: slot === null ? 'asked' : 'arranged',
    title: `${orderTypeWords[given.type].zh}：${itemName}`.slice(0, 200),
    itemCode: given.itemCode,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId: null },
    risk: 'normal',
    // 求助、咨询: whoever serves has to call back.
    identityGrade: 'open',
    reportedBy: citizenId,
    openedAt: now,
    opening: {
      enteredBy: given.enteredBy,
      onBehalfOf: isOnline ? null : citizenId,
      answerBy: 'phone',
      receiptHash: hashReceiptCode(secrets.current('receipt').key, checked.receiptCode),
    },
    row,
    clocks: [slot === null ? callBack : clockOfAgreed(slot.startsAt, now, limits.version)],
    texts: given.text === '' ? [] : [{ kind: 'request', body: given.text, visibility: 'reporter' }],
    notices: (matter) =>
      slot === null
        ? [
            {
              kind: 'assigned',
              toUnitCode: unitCode,
              reason: `${matter.number} 待回电：${itemName}`.slice(0, 200),
              dueAt: matter.nextDueAt,
            },
          ]
        : [],
    body: { type: given.type, channel: given.channel },
  }
}

/** Said by message: when and where, or who calls; of an intention the guide goes with it. */
function messageOf(
  { publicUrl }: HallParts,
  given: OrderGiven,
  { number, slot, place, itemName }: Checked & { readonly number: string },
): string {
  const guide = `${publicUrl}/items/${encodeURIComponent(given.itemCode)}`
  if (slot !== null) {
    const when = formatInstant(slot.startsAt).slice(0, 16).replace('T', ' ')
    return `您已预约 ${when} ${place ?? ''}办理${itemName}，编号 ${number}。指南 ${guide}`
  }
  return `已收到您办理${itemName}的意向，编号 ${number}，我们会回电。办事指南 ${guide}`
}
