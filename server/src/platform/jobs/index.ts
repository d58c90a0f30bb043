export { deleteFailedJob, retryFailedJob, selectFailedJobs } from './failed-jobs.store.ts'
export { type Jobs, openJobs } from './jobs.ts'
