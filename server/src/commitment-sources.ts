import type { CommitmentSource } from './kernel/ledger/index.ts'

/** Every table with texts that the ledger has committed to; `verify` compares them. */
export const commitmentSources: readonly CommitmentSource[] = []
