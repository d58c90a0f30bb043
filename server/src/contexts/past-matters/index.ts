export { runPastImport } from './desk-imports.ts'
export {
  importPastMatters,
  type PastMatterFile,
  pastFileLimits,
  pastMatterFaultsBook,
} from './import-past-matters.ts'
export type { PastMatterParts } from './parts.ts'
export { pastMattersPolicy } from './past-matters.policy.ts'
export { pastMattersRoutes } from './past-matters.routes.ts'
export { pastMatterTables } from './tables.ts'
