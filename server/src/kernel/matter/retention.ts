import { addDays, localDayOf, startOfDay } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { People } from '../people/index.ts'
import type { RuleName } from '../rulebook/index.ts'
import { findClosedWithTexts, findOpenReporters, forgetWords } from './retention.store.ts'
import type { ActParts } from './take-acts.ts'
import { eraseTexts } from './texts.store.ts'
import { wordsOf } from './words.rules.ts'

/** How long what people wrote is kept after a matter closed. */
export interface TextRetention {
  readonly closedDays: number
}

/**
 * The law asks for the shortest time the purpose needs and names no days (个人信息保护法 第十九条);
 * three years are ours, so that a complaint about the handling can still be judged. A region
 * publishes its own.
 */
export const textRetentionRule: RuleName<TextRetention> = {
  name: 'matter/text-retention',
  otherwise: { version: 'shipped-2026-11', value: { closedDays: 1095 } },
}

const pageSize = 500
/** A second review and a contest (60 days) may still follow the closing. */
const contactDays = 90
const dayMs = 86_400_000

/**
 * Keeps the contact data of everybody whose matter is open: nobody is forgotten before the answer.
 *
 * @returns how many people wait for an answer
 */
export async function keepContacts(
  parts: Pick<ActParts, 'db' | 'world'> & { readonly people: People },
  regionCode: string,
): Promise<number> {
  const until = new Date(parts.world.now().getTime() + contactDays * dayMs)
  let kept = 0
  let after: string | undefined
  for (;;) {
    const page = { after, limit: pageSize }
    const reporters = await parts.db.transaction(regionCode, async (tx) => {
      const found = await findOpenReporters(tx, page)
      if (found.length > 0) await parts.people.keepUntil(tx, found, until)
      return found
    })
    kept += reporters.length
    after = reporters.at(-1)
    if (reporters.length < pageSize) return kept
  }
}

/**
 * Erases what people wrote on matters closed long ago, and the words they were found by. What was
 * published stays, it names nobody; the ledger keeps the commitments, so every chain still verifies.
 *
 * @returns how many matters were emptied
 */
export async function eraseOldTexts(parts: ActParts, regionCode: string): Promise<number> {
  const today = localDayOf(parts.world.now())
  const { closedDays } = parts.rulebook.inForce(regionCode, textRetentionRule, today).value
  const closedBefore = startOfDay(addDays(today, -closedDays))
  let emptied = 0
  for (;;) {
    const page = await parts.db.transaction(regionCode, (tx) =>
      erasePage(tx, parts, { closedBefore, closedDays }),
    )
    emptied += page
    if (page < pageSize) return emptied
  }
}

async function erasePage(
  tx: Tx,
  parts: ActParts,
  due: { readonly closedBefore: Date; readonly closedDays: number },
): Promise<number> {
  const matters = await findClosedWithTexts(tx, due.closedBefore, pageSize)
  if (matters.length === 0) return 0
  const words = matters.map(({ id, title }) => ({ id, words: wordsOf(title) }))
  await forgetWords(tx, words)
  await eraseTextsOf(tx, parts, matters, { closedDays: due.closedDays })
  return matters.length
}

/** Erases what was written on matters; an entry says why, the commitments stay in the ledger. */
export async function eraseTextsOf(
  tx: Tx,
  { ledger, world }: Pick<ActParts, 'ledger' | 'world'>,
  matters: readonly { readonly id: string; readonly kind: string }[],
  ground: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (matters.length === 0) return
  const now = world.now()
  await eraseTexts(
    tx,
    matters.map(({ id }) => id),
    now,
  )
  const entries = matters.map(({ id, kind }) => ({
    streamKind: 'matter' as const,
    streamId: id,
    happenedAt: now,
    act: `${kind}.erase`,
    actor: 'system',
    body: ground,
  }))
  await ledger.append(tx, entries)
}
