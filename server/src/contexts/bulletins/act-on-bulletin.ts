import { hash } from 'node:crypto'
import type {
  CaseBulletinActBody,
  CaseObjectionBody,
  CaseObjectionDecision,
} from '@huiyin/contract/case-bulletins'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import { letterDocx } from '../../kernel/letters/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  decideObjection,
  findBulletin,
  insertObjection,
  markApproved,
  markChecked,
  markPublished,
  markWithdrawn,
  type StoredBulletin,
  type StoredHotline,
  type StoredObjection,
  type StoredWeek,
  selectObjections,
  supersede,
} from './bulletins.store.ts'
import { draftWeek } from './draft-week.ts'
import { draftHotline } from './hotline/draft-hotline.ts'
import { hotlineDocument } from './hotline/hotline-document.rules.ts'
import type { BulletinParts } from './parts.ts'
import { weeklyDocument } from './weekly-document.rules.ts'

interface Asked {
  readonly actor: StaffActor
  readonly bulletinId: string
}

/** @throws Refusal `common/not-found`, also for one of another region or of the hotline */
export async function getWeek(parts: Pick<BulletinParts, 'db'>, asked: Asked): Promise<StoredWeek> {
  const bulletin = await getBulletin(parts, asked)
  if (bulletin.kind !== 'city_weekly') throw new Refusal('common/not-found')
  return bulletin
}

/** @throws Refusal `common/not-found`, also for one of another region or of the street */
export async function getHotline(
  parts: Pick<BulletinParts, 'db'>,
  asked: Asked,
): Promise<StoredHotline> {
  const bulletin = await getBulletin(parts, asked)
  if (bulletin.kind === 'city_weekly') throw new Refusal('common/not-found')
  return bulletin
}

async function getBulletin(
  { db }: Pick<BulletinParts, 'db'>,
  { actor, bulletinId }: Asked,
): Promise<StoredBulletin> {
  const bulletin = await findBulletin(db, actor.regionCode, bulletinId)
  if (bulletin === undefined || bulletin.state === 'withdrawn') {
    throw new Refusal('common/not-found')
  }
  return bulletin
}

/**
 * Checks (核稿), approves (签批), publishes (印发), withdraws or corrects (更正) a bulletin. Drafting,
 * checking and approving are by three people; nothing goes out before named units had their time and
 * an answer.
 *
 * @param watermark - words on every page of the demo
 * @returns the id of the bulletin to look at next: of a correction the new edition
 * @throws Refusal `case-bulletins/own-work`, `/wrong-state`, `/objection-time`, `/objection-open`,
 *   `/reason-needed`
 */
export async function actOnBulletin(
  parts: BulletinParts,
  asked: Asked & CaseBulletinActBody & { readonly watermark: string | null },
): Promise<string> {
  const bulletin = await getBulletin(parts, asked)
  const { act, actor } = asked
  if (act === 'correct') return correct(parts, asked, bulletin)
  if (act !== 'withdraw' && hasDone(actor.staffId, bulletin, act)) {
    throw new Refusal('case-bulletins/own-work')
  }
  if (act === 'publish') await publish(parts, asked, bulletin)
  else {
    const marked = { id: bulletin.id, by: actor.staffId, at: parts.world.now() }
    await parts.db.transaction(actor.regionCode, async (tx) => {
      const done =
        act === 'check'
          ? await markChecked(tx, marked)
          : act === 'approve'
            ? await markApproved(tx, marked)
            : await markWithdrawn(tx, bulletin.id)
      if (!done) throw new Refusal('case-bulletins/wrong-state')
      await record(parts, tx, { ...asked, act: `bulletin.${act}`, body: {} })
    })
  }
  return bulletin.id
}

/** Whether somebody took a step before this one that has to be another's. */
export function hasDone(
  staffId: string,
  { draftedBy, checkedBy }: Pick<StoredBulletin, 'draftedBy' | 'checkedBy'>,
  act: 'check' | 'approve' | 'publish',
): boolean {
  return staffId === draftedBy || (act === 'approve' && staffId === checkedBy)
}

/** 更正: a next edition, counted anew and taken through every step; this one stays as it is till then. */
function correct(
  parts: BulletinParts,
  { actor, reason }: Asked & CaseBulletinActBody,
  { kind, state, to, facts }: StoredBulletin,
): Promise<string> {
  if (state !== 'published') throw new Refusal('case-bulletins/wrong-state')
  if (reason === undefined) throw new Refusal('case-bulletins/reason-needed')
  return kind === 'city_weekly'
    ? draftWeek(parts, actor, { to, correction: reason })
    : draftHotline(parts, actor, { to, correction: reason, period: facts.period })
}

async function publish(
  parts: BulletinParts,
  asked: Asked & { readonly watermark: string | null },
  bulletin: StoredBulletin,
): Promise<void> {
  const { actor, watermark } = asked
  const { regionCode } = actor
  const at = parts.world.now()
  const objections = await selectObjections(parts.db, regionCode, bulletin.id)
  if (bulletin.state !== 'approved') throw new Refusal('case-bulletins/wrong-state')
  if (bulletin.objectionsUntil !== null && at <= bulletin.objectionsUntil) {
    throw new Refusal('case-bulletins/objection-time')
  }
  if (objections.some(({ accepted }) => accepted === null)) {
    throw new Refusal('case-bulletins/objection-open')
  }
  const number = await takeNumber(parts, bulletin, at)
  const document = compose({ ...bulletin, number, publishedAt: at }, contestedOf(objections))
  const file = await letterDocx(document, { watermark })
  const fileHash = hash('sha256', file, 'hex')
  await parts.db.transaction(regionCode, async (tx) => {
    await supersede(tx, bulletin)
    const marked = { id: bulletin.id, by: actor.staffId, at, number, file, fileHash }
    if (!(await markPublished(tx, marked))) throw new Refusal('case-bulletins/wrong-state')
    await record(parts, tx, { ...asked, act: 'bulletin.publish', body: { number, file: fileHash } })
  })
}

/** The bulletin as blocks, for the page, Word and PDF. */
export function compose(bulletin: StoredBulletin, contested: ReadonlyMap<string, number>) {
  const { number, edition, correction, factsHash } = bulletin
  const issuedAt = bulletin.publishedAt ?? bulletin.draftedAt
  const issue = { number, edition, correction, factsHash, issuedAt }
  return bulletin.kind === 'city_weekly'
    ? weeklyDocument(bulletin.facts, { ...issue, contested })
    : hotlineDocument(bulletin.facts, issue)
}

/** Cases that are counted and are no ground to name their unit, by unit. */
export function contestedOf(objections: readonly StoredObjection[]): ReadonlyMap<string, number> {
  const accepted = objections.filter((one) => one.accepted === true)
  const byUnit = Map.groupBy(accepted, ({ unitCode }) => unitCode)
  return new Map([...byUnit].map(([unitCode, ofUnit]) => [unitCode, ofUnit.length]))
}

/** `城管通〔2026〕3号`, `热线通〔2026〕3号`: each from 1 in every year. */
async function takeNumber(
  parts: BulletinParts,
  { regionCode, kind }: StoredBulletin,
  at: Date,
): Promise<string> {
  const year = localDayOf(at).slice(0, 4)
  const [series, prefix] =
    kind === 'city_weekly' ? ['bulletin:city', '城管通'] : ['bulletin:hotline', '热线通']
  const [ordinal] = await parts.numbers.take({ regionCode, series, period: year }, 1)
  return `${prefix}〔${year}〕${ordinal}号`
}

/**
 * A unit objects to being named for one overdue case of its own (异议).
 * @throws Refusal `case-bulletins/not-named`, `/objection-late`
 */
export async function objectToBulletin(
  parts: BulletinParts,
  asked: Asked & CaseObjectionBody,
): Promise<void> {
  const bulletin = await getWeek(parts, asked)
  const { actor, number, reason } = asked
  const at = parts.world.now()
  const isUnderWay = ['draft', 'checked', 'approved'].includes(bulletin.state)
  if (!isUnderWay || bulletin.objectionsUntil === null || at > bulletin.objectionsUntil) {
    throw new Refusal('case-bulletins/objection-late')
  }
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const isTaken = await insertObjection(tx, {
      id: parts.world.newId(),
      bulletinId: bulletin.id,
      matterNumber: number,
      unitCodes: actor.posts.map(({ unitCode }) => unitCode),
      reason,
      objectedBy: actor.staffId,
      objectedAt: at,
    })
    if (!isTaken) throw new Refusal('case-bulletins/not-named')
    await record(parts, tx, { ...asked, act: 'bulletin.object', body: { matter: number } })
  })
}

/**
 * Answers an objection; accepted, the case stays counted and is no ground to name its unit.
 * @throws Refusal `case-bulletins/wrong-state` when it was answered already or the bulletin is out
 */
export async function answerObjection(
  parts: BulletinParts,
  asked: Asked & CaseObjectionDecision & { readonly objectionId: string },
): Promise<void> {
  const bulletin = await getWeek(parts, asked)
  if (bulletin.publishedAt !== null) throw new Refusal('case-bulletins/wrong-state')
  const { actor, accepted, objectionId } = asked
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const done = await decideObjection(tx, {
      id: objectionId,
      bulletinId: bulletin.id,
      accepted,
      decision: asked.reason,
      by: actor.staffId,
      at: parts.world.now(),
    })
    if (!done) throw new Refusal('case-bulletins/wrong-state')
    const body = { objection: objectionId, accepted }
    await record(parts, tx, { ...asked, act: 'bulletin.answer_objection', body })
  })
}

async function record(
  parts: BulletinParts,
  tx: Tx,
  entry: Asked & { readonly act: string; readonly body: Readonly<Record<string, unknown>> },
): Promise<void> {
  await parts.ledger.append(tx, [
    {
      streamKind: 'bulletin',
      streamId: entry.bulletinId,
      happenedAt: parts.world.now(),
      act: entry.act,
      actor: `staff:${entry.actor.staffId}`,
      body: entry.body,
    },
  ])
}
