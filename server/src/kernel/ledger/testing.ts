import { commit } from './ledger.rules.ts'
import type { NewEntry } from './types.ts'

export const county = '410327'

/** An entry whose other parts do not matter to the test. */
export function anEntry(parts: Partial<NewEntry> = {}): NewEntry {
  return {
    streamKind: 'matter',
    streamId: 'm-1',
    happenedAt: new Date('2026-11-20T07:59:00Z'),
    act: 'rectification.judge',
    actor: 'staff:lin',
    body: { judgement: 'rectify_at_once', unit: 'U01', days: 5 },
    commitments: { text: commit('窗口排队太久', Buffer.alloc(16, 7)) },
    ...parts,
  }
}
