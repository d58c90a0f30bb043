import type { AppendedEntry } from '../../kernel/ledger/index.ts'
import { type ActRequest, loadTexts, type Matter } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { HotlineParts } from './parts.ts'
import { loadTickets } from './ticket.store.ts'
import { selectJoined } from './tickets.store.ts'

/** Acts after which those joined to a ticket hear something. */
export const leadingActs = [
  'review',
  'answer_directly',
  'join',
  'confirm_refusal',
  'confirm_withdrawal',
  'hand_off',
  'follow_source',
] as const

const answered = ['callback', 'closed', 'answered', 'sample_check']
const endedWithout = ['not_accepted', 'withdrawn', 'handed_off']

/** 并单: each caller of a ticket that was joined gets the answer of the lead, or goes on alone. */
export async function followLeads(
  tx: Tx,
  parts: HotlineParts,
  entries: readonly AppendedEntry[],
): Promise<void> {
  const ids = [...new Set(entries.map(({ streamId }) => streamId))]
  const leads = await parts.matters.lock(tx, ids)
  const joined = await selectJoined(
    tx,
    tx.regionCode,
    leads.map(({ number }) => number),
  )
  if (joined.length === 0) return
  await parts.clock.load(tx.regionCode)
  const requests: ActRequest[] = []
  for (const lead of leads) {
    const theirs = joined.filter(({ leadNumber }) => leadNumber === lead.number)
    const fields = theirs.length === 0 ? undefined : await fieldsOf(tx, lead)
    if (fields === undefined) continue
    requests.push(
      ...theirs.map(({ number }) => ({
        regionCode: tx.regionCode,
        number,
        act: 'follow_lead',
        version: undefined,
        fields,
        acting: { kind: 'system' } as const,
      })),
    )
  }
  for (const outcome of (await parts.matters.actIn(tx, requests)).values()) {
    if (!outcome.ok) throw outcome.error
  }
}

/** What those joined to a lead are told; nothing while there is nothing to tell. */
async function fieldsOf(tx: Tx, lead: Matter): Promise<Record<string, string> | undefined> {
  if (lead.state === 'merged') {
    const third = (await loadTickets(tx, tx.regionCode, [lead.id])).get(lead.id)?.leadNumber
    return third == null ? undefined : { lead: third }
  }
  if (endedWithout.includes(lead.state)) return {}
  if (!answered.includes(lead.state)) return undefined
  const texts = await loadTexts(tx, tx.regionCode, lead.id)
  const answer = texts.findLast(
    ({ kind, visibility }) => kind === 'answer' && visibility !== 'staff',
  )
  return { answer: answer?.body ?? `与${lead.number}相同的诉求已办结。` }
}
