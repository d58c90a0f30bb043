import { hash } from 'node:crypto'
import type { BulletinAct, ObjectionBody, ObjectionDecision } from '@huiyin/contract/task-bulletins'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/actor.ts'
import { letterDocx } from '../../../kernel/letters/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import {
  decideObjection,
  findBulletin,
  insertObjection,
  markChecked,
  markIssued,
  markWithdrawn,
  type StoredBulletin,
  type StoredObjection,
  selectObjections,
} from './bulletins.store.ts'
import type { DocumentParts } from './parts.ts'
import { weeklyBulletin } from './weekly-bulletin.rules.ts'

interface Asked {
  readonly actor: StaffActor
  readonly bulletinId: string
}

/** @throws Refusal `common/not-found`, also for one of another region */
export async function getBulletin(
  parts: Pick<DocumentParts, 'db'>,
  { actor, bulletinId }: Asked,
): Promise<StoredBulletin> {
  const bulletin = await findBulletin(parts.db, actor.regionCode, bulletinId)
  if (bulletin === undefined || bulletin.state === 'withdrawn') {
    throw new Refusal('common/not-found')
  }
  return bulletin
}

/**
 * Checks (核稿), issues (签发) or withdraws a bulletin. Nobody checks their own draft; nothing goes
 * out before named units had their time and an answer.
 *
 * @param watermark - words on every page of the demo
 * @throws Refusal `bulletins/own-draft`, `/wrong-state`, `/objection-time`, `/objection-open`
 */
export async function actOnBulletin(
  parts: DocumentParts,
  asked: Asked & { readonly act: BulletinAct; readonly watermark: string | null },
): Promise<void> {
  const bulletin = await getBulletin(parts, asked)
  const { actor, act } = asked
  const step = { id: bulletin.id, by: actor.staffId, at: parts.world.now() }
  if (act === 'issue') return issueBulletin(parts, asked, bulletin)
  if (act === 'check' && bulletin.draftedBy === actor.staffId) {
    throw new Refusal('bulletins/own-draft')
  }
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const done = act === 'check' ? await markChecked(tx, step) : await markWithdrawn(tx, step)
    if (!done) throw new Refusal('bulletins/wrong-state')
    await record(parts, tx, { ...asked, act: `bulletin.${act}`, body: {} })
  })
}

async function issueBulletin(
  parts: DocumentParts,
  asked: Asked & { readonly watermark: string | null },
  bulletin: StoredBulletin,
): Promise<void> {
  const { actor, watermark } = asked
  const { regionCode } = actor
  const at = parts.world.now()
  const objections = await selectObjections(parts.db, regionCode, bulletin.id)
  if (bulletin.state !== 'checked') throw new Refusal('bulletins/wrong-state')
  if (bulletin.objectionsUntil !== null && at <= bulletin.objectionsUntil) {
    throw new Refusal('bulletins/objection-time')
  }
  if (objections.some(({ accepted }) => accepted === null)) {
    throw new Refusal('bulletins/objection-open')
  }
  const number = await takeNumber(parts, regionCode, at)
  const document = weeklyBulletin(bulletin.facts, {
    number,
    issuedAt: at,
    contested: contestedOf(objections),
    factsHash: bulletin.factsHash,
  })
  const file = await letterDocx(document, { watermark })
  const fileHash = hash('sha256', file, 'hex')
  await parts.db.transaction(regionCode, async (tx) => {
    const issue = { id: bulletin.id, by: actor.staffId, at, number, file, fileHash }
    if (!(await markIssued(tx, issue))) throw new Refusal('bulletins/wrong-state')
    await record(parts, tx, { ...asked, act: 'bulletin.issue', body: { number, file: fileHash } })
  })
}

/** `回音通〔2026〕3号`, from 1 in every year. */
async function takeNumber(parts: DocumentParts, regionCode: string, at: Date): Promise<string> {
  const year = localDayOf(at).slice(0, 4)
  const [ordinal] = await parts.numbers.take(
    { regionCode, series: 'bulletin:task', period: year },
    1,
  )
  return `回音通〔${year}〕${ordinal}号`
}

/** Problems that are counted and not named, because the objection of their unit was accepted. */
export function contestedOf(objections: readonly StoredObjection[]): ReadonlySet<string> {
  return new Set(
    objections.filter(({ accepted }) => accepted === true).map(({ matterNumber }) => matterNumber),
  )
}

/**
 * A unit objects to being named for one problem (异议).
 * @throws Refusal `bulletins/not-named`, `/objection-late`, `/objected-already`
 */
export async function objectToBulletin(
  parts: DocumentParts,
  asked: Asked & ObjectionBody,
): Promise<void> {
  const bulletin = await getBulletin(parts, asked)
  const { actor, number, reason } = asked
  const at = parts.world.now()
  const line = bulletin.facts.overdue.find((one) => one.number === number)
  const isOwn = actor.posts.some(({ unitCode }) => unitCode === line?.unit)
  if (line === undefined || !isOwn) throw new Refusal('bulletins/not-named')
  const isLate = bulletin.objectionsUntil === null || at > bulletin.objectionsUntil
  if (isLate || bulletin.state === 'issued') throw new Refusal('bulletins/objection-late')
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const objection = {
      id: parts.world.newId(),
      bulletinId: bulletin.id,
      matterNumber: number,
      unitCode: line.unit,
      reason,
      objectedBy: actor.staffId,
      objectedAt: at,
    }
    if (!(await insertObjection(tx, objection))) throw new Refusal('bulletins/objected-already')
    await record(parts, tx, { ...asked, act: 'bulletin.object', body: { matter: number } })
  })
}

/**
 * Answers an objection; accepted, the problem stays counted and is not named.
 * @throws Refusal `bulletins/wrong-state` when it was answered already or the bulletin is out
 */
export async function answerObjection(
  parts: DocumentParts,
  asked: Asked & ObjectionDecision & { readonly objectionId: string },
): Promise<void> {
  const bulletin = await getBulletin(parts, asked)
  if (bulletin.state === 'issued') throw new Refusal('bulletins/wrong-state')
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
    if (!done) throw new Refusal('bulletins/wrong-state')
    const body = { objection: objectionId, accepted }
    await record(parts, tx, { ...asked, act: 'bulletin.answer_objection', body })
  })
}

async function record(
  parts: DocumentParts,
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
