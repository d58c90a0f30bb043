import type { AbsenceRow, NewAbsence } from '@huiyin/contract/org'
import { addDays, localDay, localDayOf } from '@huiyin/contract/time'
import type { Db, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import type { StaffActor } from '../access/actor.ts'
import {
  findAbsence,
  insertAbsence,
  isAbsentBetween,
  revokeAbsence,
  selectAbsences,
} from './absence.store.ts'
import { selectStaff } from './org.store.ts'
import type { Staff } from './types.ts'

export interface Absences {
  /** One's own, those one stands in for, and as a unit leader those of the unit; all for who keeps people. */
  list(actor: StaffActor): Promise<readonly AbsenceRow[]>
  /**
   * Enters an absence and who stands in. A deputy holds the posts of the absent person in those
   * days, except posts of administrators; the deputyship is not handed on.
   * @throws Refusal `org/not-your-unit`, `org/unknown-staff`, `org/absence-days`,
   *   `org/deputy-not-suitable`
   */
  enter(actor: StaffActor, absence: NewAbsence): Promise<string>
  /** @throws Refusal `org/unknown-absence`, `org/not-your-unit` */
  revoke(actor: StaffActor, absenceId: string): Promise<void>
}

const absenceDaysMax = 366

export function openAbsences(parts: { db: Db; world: World }): Absences {
  const { db, world } = parts

  return {
    list: (actor) =>
      selectAbsences(db, {
        regionCode: actor.regionCode,
        day: localDayOf(world.now()),
        staffId: actor.staffId,
        unitCodes: keepsPeople(actor) ? null : ledUnits(actor),
      }),
    enter: (actor, absence) =>
      db.transaction(actor.regionCode, async (tx) => {
        const { validFrom, validTo, reason } = absence
        const absentStaffId = absence.absentStaffId ?? actor.staffId
        const absent = await getStaff(tx, absentStaffId)
        refuseUnlessOwnOrLed(actor, absent)
        refuseUnlessDays(absence, localDayOf(world.now()))
        const deputyStaffId = absence.deputyStaffId ?? null
        if (deputyStaffId !== null) {
          const deputy = await getStaff(tx, deputyStaffId)
          await refuseUnlessSuitable(tx, { absent, deputy, firstDay: validFrom, lastDay: validTo })
        }
        const id = world.newId()
        await insertAbsence(tx, {
          id,
          absentStaffId,
          deputyStaffId,
          validFrom,
          validTo,
          reason,
          enteredBy: actor.staffId,
          enteredAt: world.now(),
        })
        return id
      }),
    revoke: (actor, absenceId) =>
      db.transaction(actor.regionCode, async (tx) => {
        const absence = await findAbsence(tx, absenceId)
        if (absence === undefined) throw new Refusal('org/unknown-absence')
        refuseUnlessOwnOrLed(actor, await getStaff(tx, absence.absentStaffId))
        await revokeAbsence(tx, absenceId, world.now())
      }),
  }
}

/** Units the actor leads in person: a deputy keeps the house and does not send people away. */
function ledUnits(actor: StaffActor): string[] {
  return actor.posts
    .filter((post) => post.role === 'unit_leader' && post.deputyFor === undefined)
    .map((post) => post.unitCode)
}

async function getStaff(tx: Tx, staffId: string): Promise<Staff> {
  const [person] = await selectStaff(tx, tx.regionCode, [staffId])
  if (person === undefined) throw new Refusal('org/unknown-staff')
  return person
}

/** The system administrator keeps people, and enters what somebody fallen ill cannot. */
function keepsPeople(actor: StaffActor): boolean {
  return actor.posts.some((post) => post.role === 'system_admin')
}

function refuseUnlessOwnOrLed(actor: StaffActor, absent: Staff): void {
  const isOwn = absent.id === actor.staffId || keepsPeople(actor)
  if (!isOwn && !ledUnits(actor).includes(absent.unitCode)) throw new Refusal('org/not-your-unit')
}

function refuseUnlessDays({ validFrom, validTo }: NewAbsence, today: string): void {
  const isInOrder = validFrom <= validTo && today <= validTo
  if (!isInOrder || validTo > addDays(localDay(validFrom), absenceDaysMax)) {
    throw new Refusal('org/absence-days')
  }
}

async function refuseUnlessSuitable(
  tx: Tx,
  days: { absent: Staff; deputy: Staff; firstDay: string; lastDay: string },
): Promise<void> {
  const { absent, deputy, firstDay, lastDay } = days
  const isColleague =
    deputy.unitCode === absent.unitCode && deputy.state === 'active' && deputy.id !== absent.id
  const { regionCode } = tx
  const isAway = await isAbsentBetween(tx, { regionCode, staffId: deputy.id, firstDay, lastDay })
  if (!isColleague || isAway) throw new Refusal('org/deputy-not-suitable')
}
