export { type TestDatabase, testDatabase } from './database.ts'
export { type TestWorld, testWorld } from './world.ts'
