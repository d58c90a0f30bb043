import { hash } from 'node:crypto'
import type { BulletinDraft } from '@huiyin/contract/task-bulletins'
import { endOfDay, localDayOf } from '@huiyin/contract/time'
import canonicalize from 'canonicalize'
import type { StaffActor } from '../../../kernel/access/actor.ts'
import { addWorkingDays } from '../../../kernel/clock/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { weekOf } from '../summary.rules.ts'
import { type BulletinFacts, bulletinFacts, namedUnits } from './bulletin.rules.ts'
import { findLastIssued, insertBulletin } from './bulletins.store.ts'
import { selectLedgerLines } from './ledger-lines.store.ts'
import type { DocumentParts } from './parts.ts'
import { bulletinTemplateVersion } from './weekly-bulletin.rules.ts'

/** A named unit may say for one working day that the fact is wrong. */
const objectionWorkingDays = 1
const answerWorkingDays = 5

/**
 * Drafts the bulletin of the present week from the ledger as it stands now, and tells every unit
 * that it would name, so that it can object.
 *
 * @returns its id
 * @throws Refusal `bulletins/nothing-to-report`, `bulletins/draft-waiting`
 */
export async function draftBulletin(
  parts: DocumentParts,
  actor: StaffActor,
  { requirements }: BulletinDraft,
): Promise<string> {
  const { db, world } = parts
  const { regionCode } = actor
  const countedAt = world.now()
  const id = world.newId()
  await parts.clock.load(regionCode)
  const facts = await countFacts(parts, regionCode, countedAt, requirements)
  if (facts.total.total === 0) throw new Refusal('bulletins/nothing-to-report')
  const named = namedUnits(facts.overdue, new Set())
  const objectionsUntil =
    named.length === 0
      ? null
      : endOfDay(workingDay(parts, regionCode, countedAt, objectionWorkingDays))
  const factsHash = hashFacts(facts)
  await db.transaction(regionCode, async (tx) => {
    const isNew = await insertBulletin(tx, {
      id,
      state: 'draft',
      facts,
      factsHash,
      templateVersion: bulletinTemplateVersion,
      countedAt,
      objectionsUntil,
      draftedBy: actor.staffId,
      draftedAt: countedAt,
      checkedBy: null,
      checkedAt: null,
      issuedBy: null,
      issuedAt: null,
      number: null,
      fileHash: null,
    })
    if (!isNew) throw new Refusal('bulletins/draft-waiting')
    await parts.notices.queue(
      tx,
      named.map(({ unit, lines }) => ({
        kind: 'naming_announced',
        toUnitCode: unit,
        reason: `本周通报拟点名本单位${lines.length}个已逾期问题`,
        dueAt: objectionsUntil,
        createdAt: countedAt,
      })),
    )
    await parts.ledger.append(tx, [
      {
        streamKind: 'bulletin',
        streamId: id,
        happenedAt: countedAt,
        act: 'bulletin.draft',
        actor: `staff:${actor.staffId}`,
        body: { facts: factsHash, total: facts.total },
      },
    ])
  })
  return id
}

/** What the ledger and the bulletin before say, in one view of the database. */
function countFacts(
  parts: DocumentParts,
  regionCode: string,
  countedAt: Date,
  requirements: readonly string[] | undefined,
): Promise<BulletinFacts> {
  return parts.db.snapshot('a ledger and the bulletin before, at one moment', async (view) => {
    const { from } = weekOf(countedAt)
    const [lines, last, region, issuer] = await Promise.all([
      selectLedgerLines({ ...parts, db: view }, regionCode, countedAt),
      findLastIssued(view, regionCode, from),
      parts.org.region(regionCode),
      parts.org.supervisingUnit(regionCode),
    ])
    const regionName = region?.name ?? regionCode
    return bulletinFacts({
      lines,
      regionName,
      issuerName: issuer?.name ?? regionName,
      countedAt,
      last:
        last === undefined ? null : { countedAt: last.facts.countedAt, total: last.facts.total },
      requirements,
      answerBy: workingDay(parts, regionCode, countedAt, answerWorkingDays),
    })
  })
}

function workingDay(parts: DocumentParts, regionCode: string, from: Date, days: number) {
  return addWorkingDays(parts.clock.calendarOf(regionCode), localDayOf(from), days)
}

/** SHA-256 over the canonical form (RFC 8785), hex; printed on the bulletin. */
function hashFacts(facts: BulletinFacts): string {
  return hash('sha256', String(canonicalize(facts)), 'hex')
}
