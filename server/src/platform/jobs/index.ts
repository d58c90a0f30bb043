export {
  deleteFailedJob,
  type FailedJob,
  retryFailedJob,
  selectFailedJobs,
} from './failed-jobs.store.ts'
export { type JobHandler, type JobOptions, type Jobs, type JobsParts, openJobs } from './jobs.ts'
