export { mePages } from './me.pages.ts'
export type { PersonalParts } from './parts.ts'
