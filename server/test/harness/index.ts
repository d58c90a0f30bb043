export { bareDatabase, type TestDatabase, testDatabase } from './database.ts'
export { assertNothingPersonal } from './leaks.ts'
export {
  collectModuleTables,
  collectPlacements,
  type ModuleTables,
  sourceFolder,
} from './placements.ts'
export { type TestWorld, testWorld } from './world.ts'
