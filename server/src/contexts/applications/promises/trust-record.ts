import type { TrustRecord } from '@huiyin/contract/promises'
import { promiseCheckWords } from '@huiyin/contract/promises.words'
import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { getVisibleMatter, type WorkListParts } from '../../../kernel/matter/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { type PromiseCheckLine, selectChecksOfPeople } from './promise-check.store.ts'
import { promiseLimits } from './promise-limits.rules.ts'

/**
 * 信用记录: what the person who applies promised before, and whether it was true. A look at other
 * applications of the person is recorded.
 */
export async function showTrust(
  parts: ApplicationParts & { readonly work: WorkListParts },
  actor: StaffActor,
  number: string,
): Promise<TrustRecord> {
  const { matter } = await getVisibleMatter(parts.work, actor, number)
  const { regionCode, reportedBy } = matter
  const people = reportedBy === null ? [] : await samePerson(parts, regionCode, reportedBy)
  const lines = await selectChecksOfPeople(parts.db, regionCode, people)
  const others = lines.filter(({ applicationNumber }) => applicationNumber !== matter.number)
  await noteLooks(parts, actor, others)
  return trustOf(parts, regionCode, others)
}

/**
 * Until when no promise of a person stands in for a paper: some days after the last false one.
 *
 * @returns nothing where none was false, or the time is over
 */
export async function barredUntil(
  parts: ApplicationParts,
  regionCode: string,
  idNumber: string,
): Promise<LocalDay | null> {
  return barredAmong(
    parts,
    regionCode,
    await parts.people.findByIdNumber(parts.db, regionCode, idNumber),
  )
}

/** The same of what is known to be one person's: their records by id. */
export async function barredAmong(
  parts: ApplicationParts,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<LocalDay | null> {
  const lines = await selectChecksOfPeople(parts.db, regionCode, citizenIds)
  return trustOf(parts, regionCode, lines).barredUntil as LocalDay | null
}

/** Everything kept of one person, who gave the same identity number each time. */
async function samePerson(
  { db, people }: ApplicationParts,
  regionCode: string,
  citizenId: string,
): Promise<readonly string[]> {
  const [contact] = await people.own(db, regionCode, [citizenId])
  const idNumber = contact?.idNumber ?? null
  return idNumber === null ? [citizenId] : people.findByIdNumber(db, regionCode, idNumber)
}

function trustOf(
  { world, rulebook }: ApplicationParts,
  regionCode: string,
  lines: readonly PromiseCheckLine[],
): TrustRecord {
  const today = localDayOf(world.now())
  const { barDays } = rulebook.inForce(regionCode, promiseLimits, today).value
  const lastFalse = lines.find(({ state }) => state === 'found_false')?.closedAt ?? null
  const until = lastFalse === null ? null : addDays(localDayOf(lastFalse), barDays)
  return {
    barredUntil: until !== null && until >= today ? until : null,
    lines: lines.map(({ number, title, materials, state, closedAt }) => ({
      number,
      title,
      materials: [...materials],
      state,
      stateLabel: promiseCheckWords[state].zh,
      foundOn: closedAt === null ? null : localDayOf(closedAt),
    })),
  }
}

async function noteLooks(
  { db, people }: ApplicationParts,
  actor: StaffActor,
  lines: readonly { readonly citizenId: string; readonly matterId: string }[],
): Promise<void> {
  if (lines.length === 0) return
  const looks = lines.map(({ citizenId, matterId }) => ({ citizenId, matterId }))
  await db.transaction(actor.regionCode, (tx) =>
    people.noteLooks(tx, actor, { looks, purpose: 'clarification' }),
  )
}
