import type { CallReport, SmsReply } from '@huiyin/contract/relay'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { lockMatters, type Matter, noteBeside } from '../matter/index.ts'
import type { RelayParts } from './parts.ts'
import {
  insertRelay,
  lockRelay,
  type RelayRow,
  selectNumberOf,
  selectPlace,
  updateState,
} from './relay.store.ts'

/**
 * A person answered a relayed message. Who holds the matter is told; a reply that is told twice is
 * taken once. Whoever has the phone answers, so a reply is a word on the matter and proves nobody.
 *
 * @throws Refusal `relay/unknown`
 */
export async function takeReply(parts: RelayParts, reply: SmsReply): Promise<void> {
  await besideRelay(parts, reply.messageId, async (tx, { matter, relay }) => {
    if (relay.way !== 'message') throw new Refusal('relay/unknown')
    const now = parts.world.now()
    const row: RelayRow = {
      ...relay,
      id: reply.replyId,
      way: 'reply',
      purpose: null,
      staffId: null,
      answersId: relay.id,
      textSeq: null,
      state: 'received',
      askedAt: now,
      stateAt: now,
    }
    if ((await lockRelay(tx, reply.replyId)) !== undefined) return
    const textSeq = await noteBeside(tx, parts, {
      matter,
      act: 'relay_reply',
      actor: 'reporter',
      body: { relay: relay.id },
      text: { kind: 'relay_reply', body: reply.text.trim(), visibility: 'reporter' },
    })
    await insertRelay(tx, { ...row, textSeq })
    if (matter.closedAt !== null) return
    await parts.notices.queue(tx, [
      {
        matterId: matter.id,
        matterNumber: matter.number,
        kind: 'reply_came',
        toUnitCode: matter.holderUnitCode,
        toStaffId: matter.holderStaffId,
        reason: `${matter.number} 的当事人回复了转接短信`,
        dueAt: matter.nextDueAt,
        createdAt: now,
      },
    ])
  })
}

/**
 * The exchange says what became of a call; the first word holds.
 *
 * @throws Refusal `relay/unknown`
 */
export async function takeCallReport(parts: RelayParts, report: CallReport): Promise<void> {
  await besideRelay(parts, report.callId, async (tx, { matter, relay }) => {
    if (relay.way !== 'call') throw new Refusal('relay/unknown')
    if (relay.state !== 'sent') return
    const { state } = report
    await updateState(tx, { id: relay.id, state, stateAt: new Date(report.at) })
    await noteBeside(tx, parts, {
      matter,
      act: 'relay_report',
      actor: 'system',
      body: { relay: relay.id, state },
      text: null,
    })
  })
}

async function besideRelay(
  parts: RelayParts,
  id: string,
  work: (tx: Tx, found: { matter: Matter; relay: RelayRow }) => Promise<void>,
): Promise<void> {
  const regionCode = await selectPlace(parts.db, id)
  if (regionCode === undefined) throw new Refusal('relay/unknown')
  await parts.db.transaction(regionCode, async (tx) => {
    const relay = await lockRelay(tx, id)
    const number = relay && (await selectNumberOf(tx, relay.matterId))
    const [matter] = number === undefined ? [] : await lockMatters(tx, [number])
    if (relay === undefined || matter === undefined) throw new Refusal('relay/unknown')
    await work(tx, { matter, relay })
  })
}
