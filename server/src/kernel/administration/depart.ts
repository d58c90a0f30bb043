import type { Departure, DepartureDone, Holdings } from '@huiyin/contract/administration'
import { addDays, formatInstant, localDayOf } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { administratorRoles } from '../access/index.ts'
import { isValidOn, type Staff } from '../org/index.ts'
import { type Administrator, type DepartureParts, getUnit, record } from './parts.ts'
import {
  endAppointments,
  endDeputyships,
  lockPerson,
  selectCovered,
  selectPostHolders,
} from './people.store.ts'

/**
 * What somebody has in hand: open matters, checks among them, posts, absences covered, and who
 * could take the matters over. An administrator sees numbers and dates, never what matters say.
 *
 * @throws Refusal `org/unknown-staff`
 */
export async function showHoldings(
  parts: DepartureParts,
  regionCode: string,
  staffId: string,
): Promise<Holdings> {
  const { db, org, world, matters, access } = parts
  const person = await getPerson(parts, db, { regionCode, staffId })
  const day = localDayOf(world.now())
  const organisation = await org.snapshot(regionCode)
  const held = await matters.heldBy(db, { regionCode, staffId })
  const holders = await selectPostHolders(db, { regionCode, day, unitCodes: null })
  const own = holders.filter((holder) => holder.staffId === staffId)
  const units = new Set(held.map(({ unitCode }) => unitCode))
  const colleagues = holders.flatMap((holder) => {
    const unitCode = organisation.post(holder.postCode)?.unitCode ?? ''
    const { staffId: id, displayName } = holder
    return id !== staffId && units.has(unitCode) ? [{ staffId: id, displayName, unitCode }] : []
  })
  const { staffCode, displayName, unitCode, phone, state } = person
  return {
    person: {
      ...{ staffId, staffCode, displayName, unitCode, phone, state },
      hasAccount: await access.hasAccount(db, regionCode, staffId),
    },
    matters: held.map(({ kindLabel, nextDueAt, ...matter }) => ({
      ...matter,
      kind: kindLabel,
      nextDueAt: nextDueAt === null ? null : formatInstant(nextDueAt),
    })),
    posts: own.flatMap(({ postCode }) => {
      const post = organisation.post(postCode)
      const isOnlyHolder = holders.filter((one) => one.postCode === postCode).length === 1
      if (post === undefined) return []
      const { code, name, unitCode, role } = post
      return [{ code, name, unitCode, role, isOnlyHolder }]
    }),
    deputyFor: await selectCovered(db, { regionCode, staffId, day }),
    colleagues: [
      ...new Map(colleagues.map((one) => [`${one.staffId} ${one.unitCode}`, one])).values(),
    ],
  }
}

/**
 * Somebody leaves, or moves to another unit: every open matter passes to a colleague, the posts and
 * the covering of absences end, and who leaves loses account and sessions; all at once, or nothing.
 *
 * @returns the posts that are vacant now
 * @throws Refusal `org/unknown-staff`, `access/not-for-oneself`, `administration/has-left`,
 *   `administration/unknown-unit`, `administration/unit-ended`,
 *   `administration/last-administrator`, `administration/matters-left` with what is left and why
 */
export async function depart(
  parts: DepartureParts,
  by: Administrator,
  departure: Departure & { readonly staffId: string },
): Promise<DepartureDone> {
  const { db, org, world, matters, notices, access } = parts
  const { actor, address } = by
  const { regionCode } = actor
  const { staffId, toUnitCode, reason } = departure
  if (staffId === actor.staffId) throw new Refusal('access/not-for-oneself')
  const day = localDayOf(world.now())
  await refuseEndedUnit(parts, regionCode, toUnitCode)
  const heirs = new Map(departure.handOver.map((one) => [one.matterId, one.toStaffId]))
  const done = await db.transaction(regionCode, async (tx) => {
    await lockPerson(tx, staffId)
    const person = await getPerson(parts, tx, { regionCode, staffId })
    if (person.state === 'left') throw new Refusal('administration/has-left')
    const vacated = await postsLeftVacant(parts, tx, { regionCode, staffId, day })
    const handed = await matters.handOver(tx, { staffId, heirs, actor: `staff:${actor.staffId}` })
    if ('left' in handed) throw new Refusal('administration/matters-left', handed)
    await notices.readdress(tx, { staffId, heirs })
    await endAppointments(tx, { staffId, lastDay: addDays(day, -1) })
    await endDeputyships(tx, { staffId, day })
    const next = toUnitCode === undefined ? { state: 'left' as const } : { unitCode: toUnitCode }
    await org.save(tx, { staff: [{ ...person, ...next }] })
    const leaver = { staffId, reason, address }
    const isAccountClosed =
      toUnitCode === undefined && (await access.closeAccount(tx, actor, leaver))
    await record(tx, parts, by, {
      what: toUnitCode === undefined ? 'person-left' : 'person-moved',
      subject: `staff:${staffId}`,
      details: { reason, matters: handed.count, from: person.unitCode, to: toUnitCode ?? null },
    })
    return { handedOver: handed.count, vacantPosts: vacated, isAccountClosed }
  })
  org.forget()
  access.doorkeeper.forget()
  return done
}

async function refuseEndedUnit(
  { org, world }: DepartureParts,
  regionCode: string,
  unitCode: string | undefined,
): Promise<void> {
  if (unitCode === undefined) return
  const unit = getUnit(await org.snapshot(regionCode), unitCode)
  if (!isValidOn(unit, localDayOf(world.now()))) throw new Refusal('administration/unit-ended')
}

/** A region must not lose its only administrator of a kind; other posts may be vacant for a while. */
async function postsLeftVacant(
  { org }: DepartureParts,
  q: Queryable,
  asked: { readonly regionCode: string; readonly staffId: string; readonly day: string },
): Promise<DepartureDone['vacantPosts']> {
  const organisation = await org.snapshot(asked.regionCode)
  const holders = await selectPostHolders(q, { ...asked, unitCodes: null })
  const roleOf = (postCode: string) => organisation.post(postCode)?.role
  const own = holders.filter(({ staffId }) => staffId === asked.staffId)
  const others = holders.filter(({ staffId }) => staffId !== asked.staffId)
  const isLast = administratorRoles.some(
    (role) =>
      own.some(({ postCode }) => roleOf(postCode) === role) &&
      !others.some(({ postCode }) => roleOf(postCode) === role),
  )
  if (isLast) throw new Refusal('administration/last-administrator')
  return own
    .filter(({ postCode }) => !others.some((one) => one.postCode === postCode))
    .map(({ postCode }) => ({
      code: postCode,
      name: organisation.post(postCode)?.name ?? postCode,
    }))
}

async function getPerson(
  { org }: DepartureParts,
  q: Queryable,
  key: { readonly regionCode: string; readonly staffId: string },
): Promise<Staff> {
  const [person] = await org.staff(q, key.regionCode, [key.staffId])
  if (person === undefined) throw new Refusal('org/unknown-staff')
  return person
}
