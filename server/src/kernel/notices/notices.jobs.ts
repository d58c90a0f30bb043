import type { Jobs } from '../../platform/jobs/index.ts'
import type { Notices } from './index.ts'

export interface NoticeJobParts {
  readonly jobs: Pick<Jobs, 'register' | 'schedule'>
  readonly notices: Pick<Notices, 'makeDigests' | 'sendMessages'>
  readonly regionCodes: () => Promise<readonly string[]>
}

const digestJob = 'notice-digests'
const messageJob = 'citizen-messages'

/** Digests in the morning and after lunch, messages to citizens every minute. */
export function registerNoticeJobs({ jobs, notices, regionCodes }: NoticeJobParts): void {
  jobs.register(digestJob, async () => {
    for (const regionCode of await regionCodes()) await notices.makeDigests(regionCode)
  })
  jobs.schedule(digestJob, '30 8,14 * * *')
  jobs.register(messageJob, async () => {
    for (const regionCode of await regionCodes()) await notices.sendMessages(regionCode)
  })
  jobs.schedule(messageJob, '* * * * *')
}
