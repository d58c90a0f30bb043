import type { EntriesHandler } from '../../kernel/ledger/index.ts'
import { loadTexts } from '../../kernel/matter/index.ts'
import { selectJoined } from './cases.store.ts'
import type { CaseParts } from './parts.ts'

/** Tells everybody who was joined to a case of its end, with the answer its own reporter got. */
export function tellJoined({
  matters,
  clock,
}: Pick<CaseParts, 'matters' | 'clock'>): EntriesHandler {
  return async (tx, entries) => {
    const { regionCode } = tx
    const leadIds = [...new Set(entries.map(({ streamId }) => streamId))]
    const joined = await selectJoined(tx, { regionCode, leadIds })
    if (joined.length === 0) return
    await clock.load(regionCode)
    const answers = new Map<string, string>()
    for (const leadId of new Set(joined.map((one) => one.leadId))) {
      const texts = await loadTexts(tx, regionCode, leadId)
      answers.set(leadId, texts.findLast(({ kind }) => kind === 'answer')?.body ?? '')
    }
    const requests = joined.map(({ number, leadId, lead }) => ({
      regionCode,
      number,
      act: 'lead_ended',
      version: undefined,
      fields: { lead, answer: answers.get(leadId) },
      acting: { kind: 'system' } as const,
    }))
    const outcomes = await matters.actIn(tx, requests)
    for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
  }
}
