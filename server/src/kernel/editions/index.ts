export { editionsPolicy } from './editions.policy.ts'
export { editionRoutes } from './editions.routes.ts'
export { ruleSubject } from './rule-subject.ts'
export type { Change, InForce, Subject } from './types.ts'
