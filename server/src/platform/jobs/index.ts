export { type JobHandler, type JobOptions, type Jobs, type JobsParts, openJobs } from './jobs.ts'
