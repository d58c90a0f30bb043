import { endOfDay, localDay, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import { addWorkingDays } from '../../kernel/clock/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  freezeFacts,
  insertBulletin,
  type StoredBulletin,
  selectEditions,
} from './bulletins.store.ts'
import { countWeek } from './count-week.ts'
import { hashFacts, namedUnits } from './facts.rules.ts'
import type { BulletinParts } from './parts.ts'
import { cityWeeklyRule, type Period, weekEnding } from './period.rules.ts'

const kind = 'city_weekly' as const
/** A named unit may say for one working day that the fact is wrong. */
const objectionWorkingDays = 1

/**
 * Counts the week that ends on a day and drafts its bulletin; every unit that it would name is told,
 * so that it can object.
 *
 * @returns its id
 * @throws Refusal `case-bulletins/not-a-week`, `/before-cut-off`, `/there-already`
 */
export async function draftWeek(
  parts: BulletinParts,
  actor: StaffActor,
  { to, correction = null }: { readonly to: string; readonly correction?: string | null },
): Promise<string> {
  const { regionCode } = actor
  const period = periodOf(parts, regionCode, to)
  const before = await selectEditions(parts.db, { regionCode, kind, to: period.to })
  const mayFollow = correction !== null && before[0]?.state === 'published'
  if (before.length > 0 && !mayFollow) throw new Refusal('case-bulletins/there-already')
  await parts.clock.load(regionCode)
  const id = parts.world.newId()
  const edition = (before[0]?.edition ?? 0) + 1
  await parts.db.transaction(regionCode, (tx) =>
    keepDraft(tx, parts, { id, actor, period, edition, correction }),
  )
  return id
}

function periodOf({ rulebook, world }: BulletinParts, regionCode: string, to: string): Period {
  const day = localDay(to)
  const period = weekEnding(day, rulebook.inForce(regionCode, cityWeeklyRule, day).value)
  if (period === undefined) throw new Refusal('case-bulletins/not-a-week')
  if (world.now() < period.cutOffAt) throw new Refusal('case-bulletins/before-cut-off')
  return period
}

interface Draft extends Pick<StoredBulletin, 'id' | 'edition' | 'correction'> {
  readonly actor: StaffActor
  readonly period: Period
}

/** The row comes first, because the cases it counts point to it. */
async function keepDraft(tx: Tx, parts: BulletinParts, draft: Draft): Promise<void> {
  const { id, actor, period } = draft
  const at = parts.world.now()
  const begun = { ...draft, kind, ...period, draftedBy: actor.staffId, draftedAt: at }
  if (!(await insertBulletin(tx, begun))) throw new Refusal('case-bulletins/there-already')
  const facts = await countWeek(tx, parts, { bulletinId: id, period })
  const named = namedUnits(facts, new Map())
  const objectionsUntil = named.length === 0 ? null : endOfDay(workingDayAfter(parts, tx, at))
  const factsHash = hashFacts(facts)
  await freezeFacts(tx, { id, facts, factsHash, objectionsUntil })
  await parts.notices.queue(
    tx,
    named.map(({ code, overdue }) => ({
      kind: 'naming_announced',
      toUnitCode: code,
      reason: `城市管理周通报拟点名本单位${overdue}件超期案件`,
      dueAt: objectionsUntil,
      createdAt: at,
    })),
  )
  const { received, due, closed, inProcess, overdue, disputed } = facts
  await parts.ledger.append(tx, [
    {
      streamKind: 'bulletin',
      streamId: id,
      happenedAt: at,
      act: 'bulletin.draft',
      actor: `staff:${actor.staffId}`,
      body: {
        facts: factsHash,
        total: { received, due, closed, inProcess, overdue, disputed },
        ...(draft.correction === null ? {} : { edition: draft.edition }),
      },
    },
  ])
}

function workingDayAfter({ clock }: BulletinParts, { regionCode }: Tx, at: Date) {
  return addWorkingDays(clock.calendarOf(regionCode), localDayOf(at), objectionWorkingDays)
}
