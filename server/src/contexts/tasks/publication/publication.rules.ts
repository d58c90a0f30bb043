import type { PublicLedgerColumn, PublicProblem } from '@huiyin/contract/ledger-publication'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** What a region shows the public of its ledgers; which ledger, the supervising office decides. */
export interface LedgerPublicationSwitches {
  readonly ledgers: boolean
  readonly columns: readonly PublicLedgerColumn[]
}

/** Nothing is public until it is switched on, column by column. */
export const ledgerPublication: RuleName<LedgerPublicationSwitches> = {
  name: 'tasks/publication',
  otherwise: { version: 'shipped-2026-11', value: { ledgers: false, columns: [] } },
}

/** How many problems of a published ledger are in which state. */
export function countStates(rows: readonly PublicProblem[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(rows, ({ state }) => state)
  return Object.fromEntries([...groups].map(([state, all]) => [state, all.length]))
}
