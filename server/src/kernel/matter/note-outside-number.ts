import type { OutsideNumberBody, OutsideNumbersOfMatter } from '@huiyin/contract/outside-matters'
import { formatInstant, parseInstant } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Actor } from '../access/actor.ts'
import type { Matter } from './lifecycle.ts'
import { lockMatters, updateMatters } from './matter.store.ts'
import {
  findMatterByOutside,
  findOutsideNumbers,
  type OutsideNumber,
  saveOutsideNumbers,
} from './outside-numbers.store.ts'
import { getVisibleMatter } from './show-matter.ts'
import { wordsOf } from './words.rules.ts'
import type { WorkListParts } from './work-list.ts'

const numbersMax = 20
const daysMax = 3650
const dayMs = 86_400_000

/**
 * Notes what another system calls a matter, of whatever kind, and until when it wants an answer;
 * said again, date and state of the answer are renewed. The clocks of the kind go on: only what
 * another system gave us runs by its date (`outside_matter`). Who holds the matter is told of an
 * outside date that lies before its own.
 *
 * @throws Refusal `exchange/number-taken` when another matter bears the number;
 *   `exchange/number-governed` for the number a matter from above came with
 */
export async function noteOutsideNumber(
  parts: WorkListParts,
  actor: Actor,
  given: { readonly number: string; readonly body: OutsideNumberBody },
): Promise<OutsideNumbersOfMatter> {
  const { matter } = await getVisibleMatter(parts, actor, given.number)
  const { regionCode, id } = matter
  const now = parts.world.now()
  const { system, number, replyState = 'none' } = given.body
  const dueAt = given.body.dueAt === undefined ? null : momentOf(given.body.dueAt, now)
  const noted = { matterId: id, system, number, dueAt, replyState }
  await parts.db.transaction(regionCode, async (tx) => {
    const [locked] = await lockMatters(tx, [matter.number])
    if (locked === undefined) throw new Refusal('matter/not-found')
    await assertFree(tx, locked, noted)
    await saveOutsideNumbers(tx, [{ ...noted, notedAt: now }])
    await updateMatters(tx, [{ ...locked, words: withWords(locked, number) }])
    await tell(tx, parts, { matter: locked, noted, actor, now })
  })
  const rows = await findOutsideNumbers(parts.db, regionCode, id)
  return {
    rows: rows.map((row) => ({
      system: row.system,
      number: row.number,
      dueAt: row.dueAt === null ? null : formatInstant(row.dueAt),
      replyState: row.replyState,
    })),
  }
}

function withWords({ words }: Matter, number: string): string[] {
  return [...new Set([...words, ...wordsOf(number)])]
}

function momentOf(text: string, now: Date): Date {
  const at = parseInstant(text)
  if (at === undefined || Math.abs(at.getTime() - now.getTime()) > daysMax * dayMs) {
    throw new Refusal('common/invalid-input', { errors: [{ field: 'dueAt' }] })
  }
  return at
}

async function assertFree(tx: Tx, matter: Matter, noted: OutsideNumber): Promise<void> {
  const { regionCode } = tx
  const bearer = await findMatterByOutside(tx, { regionCode, ...noted })
  if (bearer !== undefined && bearer !== matter.number) throw new Refusal('exchange/number-taken')
  const own = await findOutsideNumbers(tx, regionCode, matter.id)
  if (bearer === undefined && own.length >= numbersMax) {
    throw new Refusal('exchange/too-many-numbers')
  }
  const [first] = own
  const isGiven = first?.system === noted.system && first.number === noted.number
  if (matter.kind === 'outside_matter' && isGiven) throw new Refusal('exchange/number-governed')
}

async function tell(
  tx: Tx,
  parts: WorkListParts,
  said: {
    readonly matter: Matter
    readonly noted: OutsideNumber
    readonly actor: Actor
    readonly now: Date
  },
): Promise<void> {
  const { matter, noted, actor, now } = said
  const { system, number, dueAt, replyState } = noted
  await parts.ledger.append(tx, [
    {
      streamKind: 'matter',
      streamId: matter.id,
      happenedAt: now,
      act: `${matter.kind}.note_outside_number`,
      actor: actor.kind === 'staff' ? `staff:${actor.staffId}` : nameOfKey(actor),
      body: { system, outside: number, dueAt: dueAt && formatInstant(dueAt), replyState },
    },
  ])
  const isSooner = dueAt !== null && matter.nextDueAt !== null && dueAt < matter.nextDueAt
  if (!isSooner || replyState !== 'none') return
  await parts.notices.queue(tx, [
    {
      matterId: matter.id,
      matterNumber: matter.number,
      kind: 'reminder',
      toUnitCode: matter.holderUnitCode,
      toStaffId: matter.holderStaffId,
      reason: `${system}要求 ${formatInstant(dueAt).slice(0, 16).replace('T', ' ')} 前答复，早于本件时限`,
      dueAt,
      createdAt: now,
    },
  ])
}

function nameOfKey(actor: Actor): string {
  if (actor.kind !== 'api') throw new Refusal('common/not-permitted')
  return `api:${actor.keyId}`
}
