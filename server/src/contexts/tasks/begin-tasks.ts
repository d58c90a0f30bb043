import { localDayOf } from '@huiyin/contract/time'
import type { NewMatter } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { assignmentLetter } from './assignment.rules.ts'
import { clockOf } from './deadline-clock.rules.ts'
import type { StoredImport } from './imports.store.ts'
import { taskLimits } from './limits.rules.ts'
import type { TaskParts } from './parts.ts'
import type { ReadRow } from './rows/read-row.rules.ts'
import { newTask, type TaskContent } from './task.types.ts'

const titleLengthMax = 80

/**
 * Makes a task of each new row: number, clock, 交办函, notice. What the ledger holds for struck off
 * is taken over as it is, without a letter and without a clock.
 */
export async function beginTasks(
  tx: Tx,
  parts: TaskParts,
  source: Pick<StoredImport, 'ledgerId' | 'startedBy'>,
  rows: readonly ReadRow[],
): Promise<void> {
  if (rows.length === 0) return
  const now = parts.world.now()
  const limit = parts.rulebook.inForce(tx.regionCode, taskLimits, localDayOf(now))
  await parts.matters.begin(
    tx,
    rows.map((row) => ({
      ...common(parts, source, row, now),
      ...(row.content.isStruckOff
        ? { state: 'struck_off', clocks: [], closedAt: now }
        : { state: stateOf(row.content), clocks: [clockOf(row.content, now, limit)] }),
    })),
  )
}

function common(
  parts: TaskParts,
  { ledgerId, startedBy }: Pick<StoredImport, 'ledgerId' | 'startedBy'>,
  { line, rowKey, contentHash, content }: ReadRow,
  now: Date,
): Omit<NewMatter, 'state' | 'clocks'> {
  const { unitCode, isStruckOff } = content
  return {
    id: parts.world.newId(),
    kind: 'task',
    title: cut(content.problem),
    itemCode: null,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'open',
    opening: { enteredBy: startedBy, onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row: newTask({ ledgerId, rowKey, ledgerLine: line, contentHash, content }),
    words: content.problemNumber === null ? [] : [content.problemNumber.toLowerCase()],
    letters: (matter) =>
      isStruckOff ? [] : [assignmentLetter(content, matter.nextDueAt ?? matter.openedAt)],
    notices: (matter) =>
      isStruckOff
        ? []
        : [
            {
              kind: 'assigned',
              toUnitCode: unitCode,
              reason: `台账问题交办：${cut(content.problem)}`,
              dueAt: matter.nextDueAt,
            },
          ],
    body: { ledger: ledgerId, line, content: contentHash.slice(0, 16) },
  }
}

function stateOf({ deadlineKind, percent }: TaskContent): string {
  if (deadlineKind === 'long_term') return 'long_term'
  if (percent === 100) return 'basically_done'
  return percent > 0 ? 'rectifying' : 'not_started'
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= titleLengthMax ? line : `${line.slice(0, titleLengthMax - 1)}…`
}
