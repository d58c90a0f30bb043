import type { Db, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { appendEntries } from './append-entries.ts'
import type { AppendedEntry, HashAlgorithm, NewEntry } from './types.ts'

export { canonicalJson, cityDay, commit, saltBytesMin } from './ledger.rules.ts'
export { ledgerTables } from './tables.ts'
export type {
  AppendedEntry,
  CommitmentSource,
  CommittedText,
  DayRoot,
  EntryHandler,
  HashAlgorithm,
  LedgerBody,
  NewEntry,
  StreamKind,
} from './types.ts'

export interface LedgerParts {
  readonly db: Db
  readonly world: World
  /** The hash of new entries; old ones keep the one they name. SHA-256 unless told otherwise. */
  readonly hashAlgorithm?: HashAlgorithm
}

export interface Ledger {
  /**
   * Appends entries to their streams, in the order given, within the caller's transaction.
   *
   * @returns the entries in the same order with number, hash and time of entry
   */
  append(tx: Tx, entries: readonly NewEntry[]): Promise<AppendedEntry[]>
}

export function openLedger(parts: LedgerParts): Ledger {
  const { world, hashAlgorithm = 'sha256' } = parts
  const subscriptionsTo = () => []
  return {
    append: (tx, entries) => appendEntries({ world, hashAlgorithm, subscriptionsTo }, tx, entries),
  }
}
