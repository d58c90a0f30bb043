import { taskFieldWords } from '@huiyin/contract/tasks.words'
import { workbook } from '../../platform/excel/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { importLedger } from './import-ledger.ts'
import { findTaskOfProblem } from './list.store.ts'
import type { TaskParts } from './parts.ts'

/** A problem that the platform itself found, as a row of a ledger would have it. */
export interface EnteredProblem {
  readonly regionCode: string
  /** `staff:<id>`. */
  readonly by: string
  readonly source: string
  /** Known by it: entered twice, it is one task. */
  readonly problemNumber: string
  readonly aspect: string
  readonly problem: string
  readonly unitName: string
  readonly measure: string
  /** `YYYY-MM-DD` */
  readonly deadline: string
}

const columns = [
  ['problem_number', 'problemNumber'],
  ['source', 'source'],
  ['aspect', 'aspect'],
  ['problem', 'problem'],
  ['responsible_units', 'unitName'],
  ['measure', 'measure'],
  ['deadline', 'deadline'],
] as const

/**
 * Enters a problem by the way every ledger takes: a workbook, its import, a task with its letter. So
 * it has a ledger to be seen in, and there is one way to become a task.
 *
 * @throws Refusal `tasks/import-unknown` when the row was not taken
 */
export async function enterProblem(
  parts: TaskParts,
  problem: EnteredProblem,
): Promise<{ readonly id: string; readonly number: string }> {
  const { regionCode, by, source, problemNumber } = problem
  const sheet = {
    name: source,
    columns: columns.map(([field, key]) => ({
      header: taskFieldWords[field].zh,
      type: 'text' as const,
      value: (row: EnteredProblem) => row[key],
    })),
    rows: [problem],
  }
  const bytes = Buffer.concat(await workbook([sheet]).toArray())
  await importLedger(parts, { regionCode, name: `${source}.xlsx`, bytes, by, dryRun: false })
  const task = await findTaskOfProblem(parts.db, regionCode, problemNumber)
  if (task === undefined) throw new Refusal('tasks/import-unknown')
  return task
}
