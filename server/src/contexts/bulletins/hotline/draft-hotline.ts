import type { HotlinePeriod } from '@huiyin/contract/hotline-bulletins'
import { endOfDay, type LocalDay, localDay, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { countHotline } from '../../hotline/index.ts'
import {
  findLastPublished,
  freezeFacts,
  type HotlineKind,
  insertBulletin,
  selectEditions,
} from '../bulletins.store.ts'
import { hashFacts } from '../facts.rules.ts'
import type { BulletinParts } from '../parts.ts'
import { firstDayOf, hotlineFacts } from './hotline-facts.rules.ts'

/**
 * Counts the day, week or month of the hotline that ends on a day and drafts its bulletin. It names
 * no unit, so that nobody has to be heard before.
 *
 * @returns its id
 * @throws Refusal `case-bulletins/wrong-period`, `/before-cut-off`, `/there-already`
 */
export async function draftHotline(
  parts: BulletinParts,
  actor: StaffActor,
  asked: {
    readonly period: HotlinePeriod
    readonly to: string
    readonly correction?: string | null
  },
): Promise<string> {
  const { regionCode } = actor
  const { period, correction = null } = asked
  const to = localDay(asked.to)
  const from = firstDayOf(period, to)
  if (from === undefined) throw new Refusal('case-bulletins/wrong-period')
  if (parts.world.now() <= endOfDay(to)) throw new Refusal('case-bulletins/before-cut-off')
  const kind: HotlineKind = `hotline_${period}`
  const [before] = await selectEditions(parts.db, { regionCode, kind, to })
  const mayFollow = correction !== null && before?.state === 'published'
  if (before !== undefined && !mayFollow) throw new Refusal('case-bulletins/there-already')
  const id = parts.world.newId()
  const edition = (before?.edition ?? 0) + 1
  await parts.db.transaction(regionCode, (tx) =>
    keepDraft(tx, parts, { id, actor, kind, period, from, to, edition, correction }),
  )
  return id
}

interface Draft {
  readonly id: string
  readonly actor: StaffActor
  readonly kind: HotlineKind
  readonly period: HotlinePeriod
  readonly from: LocalDay
  readonly to: LocalDay
  readonly edition: number
  readonly correction: string | null
}

async function keepDraft(tx: Tx, parts: BulletinParts, draft: Draft): Promise<void> {
  const { regionCode } = tx
  const { id, actor, kind, period, from, to, edition } = draft
  const at = parts.world.now()
  const begun = { ...draft, cutOffAt: endOfDay(to), draftedBy: actor.staffId, draftedAt: at }
  if (!(await insertBulletin(tx, begun))) throw new Refusal('case-bulletins/there-already')
  const region = await parts.org.region(regionCode)
  const issuer = await parts.org.supervisingUnit(regionCode)
  const last = await findLastPublished(tx, { regionCode, kind, from })
  const regionName = region?.name ?? regionCode
  const facts = hotlineFacts({
    ...(await countHotline(tx, { regionCode, from: startOfDay(from), to: endOfDay(to) })),
    period,
    from,
    to,
    countedAt: at,
    regionName,
    issuerName: issuer?.name ?? regionName,
    last: last === undefined ? null : last.facts.total,
  })
  const factsHash = hashFacts(facts)
  await freezeFacts(tx, { id, facts, factsHash, objectionsUntil: null })
  await parts.ledger.append(tx, [
    {
      streamKind: 'bulletin',
      streamId: id,
      happenedAt: at,
      act: 'bulletin.draft',
      actor: `staff:${actor.staffId}`,
      body: { kind, facts: factsHash, ...(edition === 1 ? {} : { edition }) },
    },
  ])
}
