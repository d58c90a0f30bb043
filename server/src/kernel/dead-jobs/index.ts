export { deadJobsPolicy } from './dead-jobs.policy.ts'
export { deadJobRoutes } from './dead-jobs.routes.ts'
