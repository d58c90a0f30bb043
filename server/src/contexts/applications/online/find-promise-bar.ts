import { barredAmong } from '../promises/trust-record.ts'
import type { Draft } from './draft.types.ts'
import type { PromiseBar } from './form.rules.ts'
import type { OnlineParts } from './own-ids.ts'

/**
 * What keeps the applicant of a draft from promising. Anybody can type a name and a number into the
 * form, so only what the applicant's account has proved to be theirs is asked: a stranger who types
 * the number of somebody else hears nothing about them, and whoever handles the application sees it.
 */
export async function findPromiseBar(
  parts: OnlineParts,
  regionCode: string,
  { applicantId, mandateId }: Pick<Draft, 'applicantId' | 'mandateId'>,
): Promise<PromiseBar | null> {
  const { citizens, people, db } = parts
  const held = await citizens.everythingOf(regionCode, [applicantId])
  const known = await people.own(db, regionCode, held.citizenIds)
  // An account may hold a second person of the family, and an enterprise.
  const applicant = known.find(({ citizenId }) => citizenId === applicantId)
  const same = known.filter(
    ({ citizenId, idNumber }) =>
      citizenId === applicantId || (idNumber !== null && idNumber === applicant?.idNumber),
  )
  const ids = same.map(({ citizenId }) => citizenId)
  const until = await barredAmong(parts, regionCode, ids)
  return until === null ? null : { until, isOwn: mandateId === null }
}
