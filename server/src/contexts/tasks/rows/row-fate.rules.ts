import type { LedgerRowError } from '@huiyin/contract/tasks'
import type { KnownTask } from '../task.types.ts'
import type { ReadRow } from './read-row.rules.ts'
import { mayBeSameProblem } from './same-problem.rules.ts'

/**
 * What becomes of a row: a new task, a change of one that is open, nothing, or an error. A file never
 * strikes a task off: that takes evidence and a second pair of eyes.
 */
export function decideRow(
  row: ReadRow,
  known: KnownTask | undefined,
): 'create' | 'update' | 'skip' | LedgerRowError {
  if (known === undefined) return 'create'
  if (known.contentHash === row.contentHash) return 'skip'
  if (!mayBeSameProblem(known.problem, row.content.problem)) {
    return fault(row, 'problem_number', {
      value: row.content.problemNumber ?? '',
      reason: `编号与任务 ${known.number} 相同，但问题不同；如是另一份台账，请修改标题后重新上传`,
    })
  }
  if (!known.isOpen) return 'skip'
  if (row.content.isStruckOff) {
    return fault(row, 'ledger_state', {
      value: '已销号',
      reason: `任务 ${known.number} 尚未销号；请在平台附佐证申请销号，经核验签批后再记入台账`,
    })
  }
  return 'update'
}

function fault(
  { line }: ReadRow,
  field: 'problem_number' | 'ledger_state',
  told: { readonly value: string; readonly reason: string },
): LedgerRowError {
  return { line, field, ...told, candidates: [] }
}
