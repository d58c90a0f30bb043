import { reviewTextSource } from './contexts/reviews/index.ts'
import type { CommitmentSource } from './kernel/ledger/index.ts'
import { matterTextSource } from './kernel/matter/index.ts'

/** Every table with texts that the ledger has committed to; `verify` compares them. */
export const commitmentSources: readonly CommitmentSource[] = [matterTextSource, reviewTextSource]
