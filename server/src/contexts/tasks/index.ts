import { selectLedgerFiles } from './ledgers.store.ts'
import type { TaskParts } from './parts.ts'

export { documentsPolicy } from './documents/documents.policy.ts'
export { documentsRoutes } from './documents/documents.routes.ts'
export { enterProblem } from './enter-problem.ts'
export { errorsFile } from './errors-file.ts'
export { importLedger } from './import-ledger.ts'
export { ledgersRoutes } from './ledgers.routes.ts'
export { taskLimits } from './limits.rules.ts'
export type { TaskParts } from './parts.ts'
export { publicationPages, publicationPagesPolicy } from './publication/publication.pages.ts'
export { publicationPolicy, publicationRoutes } from './publication/publication.routes.ts'
export { ledgerPublication } from './publication/publication.rules.ts'
export { runImport } from './run-import.ts'
export { summariseTasks } from './summarise-tasks.ts'
export { task } from './task.lifecycle.ts'
export { tasksPolicy } from './tasks.policy.ts'
export { tasksRoutes } from './tasks.routes.ts'
export { rolesInTasks } from './units-of-tasks.ts'

/** 整改台账: the problems an office keeps in Excel become tasks with an owner and a date. */
export function openTasks(parts: TaskParts): TaskParts {
  parts.evidence.spare((regionCode, names) => selectLedgerFiles(parts.db, regionCode, names))
  return parts
}
