import type { NewPerson, PersonChange } from '@huiyin/contract/administration'
import { localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import { isValidOn } from '../org/index.ts'
import { type AdministrationParts, type Administrator, getUnit, record } from './parts.ts'
import { findStaffByCode } from './people.store.ts'

/**
 * Enters a person of a unit, without an account and without a right.
 *
 * @returns the id of the person
 * @throws Refusal `administration/unknown-unit`, `administration/unit-ended`,
 *   `administration/code-taken`
 */
export async function makePerson(
  parts: AdministrationParts,
  by: Administrator,
  person: NewPerson,
): Promise<string> {
  const { db, org, world } = parts
  const { regionCode } = by.actor
  const unit = getUnit(await org.snapshot(regionCode), person.unitCode)
  if (!isValidOn(unit, localDayOf(world.now()))) throw new Refusal('administration/unit-ended')
  return db.transaction(regionCode, async (tx) => {
    const known = await findStaffByCode(tx, person.staffCode)
    if (known !== undefined) throw new Refusal('administration/code-taken')
    const ids = await org.save(tx, { staff: [person] })
    const staffId = ids.get(person.staffCode) ?? ''
    const details = { staffCode: person.staffCode, unitCode: person.unitCode }
    await record(tx, parts, by, { what: 'person-made', subject: `staff:${staffId}`, details })
    return staffId
  })
}

/**
 * Renews name and telephone of a person; the unit changes by moving the person (`depart.ts`).
 *
 * @throws Refusal `org/unknown-staff`
 */
export async function changePerson(
  parts: AdministrationParts,
  by: Administrator,
  change: PersonChange & { readonly staffId: string },
): Promise<void> {
  const { db, org } = parts
  const { regionCode } = by.actor
  const { staffId, displayName, phone, reason } = change
  await db.transaction(regionCode, async (tx) => {
    const [person] = await org.staff(tx, regionCode, [staffId])
    if (person === undefined) throw new Refusal('org/unknown-staff')
    await org.save(tx, { staff: [{ ...person, displayName, phone }] })
    await record(tx, parts, by, {
      what: 'person-changed',
      subject: `staff:${staffId}`,
      details: { reason },
    })
  })
}
