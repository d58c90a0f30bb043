import type { TaskLedger } from '@huiyin/contract/tasks'
import { correctLedger } from './correct-ledger.ts'
import { describeSheet, fingerprintOf } from './layout/layout-of-book.rules.ts'
import { saveLedger } from './ledgers.store.ts'
import type { TaskParts } from './parts.ts'
import { readLedger } from './read-ledger.ts'
import { showLedger } from './show-ledgers.ts'

export interface UploadedLedger {
  readonly regionCode: string
  readonly name: string
  readonly bytes: Buffer
  /** Another sheet than the one that looks most like a ledger. */
  readonly sheet?: string
  /** `staff:<id>`, `system`. */
  readonly by: string
}

const nameLengthMax = 120

/**
 * Keeps a workbook as it came and says how it is understood; nothing becomes a task yet. The same
 * ledger with other rows takes the place of its earlier file; so does the ledger with what was put
 * right in the file of its rows not taken.
 *
 * @throws Refusal when it is no workbook, or no ledger; of {@link correctLedger}
 */
export async function uploadLedger(parts: TaskParts, upload: UploadedLedger): Promise<TaskLedger> {
  const { regionCode, bytes } = upload
  const opened = await readLedger(parts, bytes, upload.sheet)
  const corrected = await correctLedger(parts, regionCode, opened)
  if (corrected !== undefined) {
    const { ledger, ...file } = corrected
    return uploadLedger(parts, { ...upload, ...file, name: ledger.name })
  }
  const { book, sheet, days } = opened
  const layout = describeSheet(sheet, book, days)
  const { sha256 } = await parts.files.put(regionCode, bytes)
  const { id } = await parts.db.transaction(regionCode, (tx) =>
    saveLedger(tx, {
      regionCode,
      id: parts.world.newId(),
      fingerprint: fingerprintOf(sheet),
      name: tidyName(upload.name),
      sheet: layout.sheet,
      sha256,
      layout,
      uploadedAt: parts.world.now(),
      uploadedBy: upload.by,
    }),
  )
  return showLedger(parts, [regionCode], id)
}

/** The name of a file is somebody's word: no path, nothing invisible. */
function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '').trim()
  return [...clean].slice(0, nameLengthMax).join('') || '台账.xlsx'
}
