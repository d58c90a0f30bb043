import type { LedgerImportBody, TaskField } from '@huiyin/contract/tasks'
import { localDayOf } from '@huiyin/contract/time'
import { readBook } from '../../platform/excel/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Book } from './layout/grid.types.ts'
import { chooseSheet, type LedgerSheet } from './layout/layout-of-book.rules.ts'
import type { TaskParts } from './parts.ts'
import type { DayContext } from './rows/read-day.rules.ts'

/** A file of a ledger, read. */
export interface OpenedLedger {
  readonly book: Book
  readonly sheet: LedgerSheet
  readonly days: DayContext
}

/**
 * Reads a workbook and finds its ledger.
 * @throws Refusal `tables/unreadable`, `tables/too-large`, `tasks/no-heading`, `tasks/sheet-unknown`
 */
export async function readLedger(
  parts: Pick<TaskParts, 'world'>,
  file: Buffer,
  asked?: string,
): Promise<OpenedLedger> {
  const book = await readBook(file)
  const sheet = chooseSheet(book, asked)
  if (sheet === 'overlapping') throw new Refusal('tables/unreadable')
  if (typeof sheet === 'string') throw new Refusal(`tasks/${sheet}`)
  const days = { countsFrom1904: book.countsFrom1904, today: localDayOf(parts.world.now()) }
  return { book, sheet, days }
}

/** The columns a person has confirmed. */
export function confirmedFields(
  mapping: LedgerImportBody['mapping'],
): ReadonlyMap<number, TaskField> {
  return new Map(mapping.map(({ column, field }) => [column, field]))
}
