import { accessErrors } from './access.errors.ts'
import { administrationErrors } from './administration.errors.ts'
import { applicationErrors } from './applications.errors.ts'
import { caseBulletinErrors } from './case-bulletins.errors.ts'
import { catalogErrors } from './catalog.errors.ts'
import { certificateErrors } from './certificates.errors.ts'
import { citizenErrors } from './citizens.errors.ts'
import { cityCaseErrors } from './city-cases.errors.ts'
import { clockErrors } from './clock.errors.ts'
import { clusterErrors } from './clusters.errors.ts'
import { commonErrors } from './common.errors.ts'
import { componentErrors } from './components.errors.ts'
import { deadJobErrors } from './dead-jobs.errors.ts'
import { editionErrors } from './editions.errors.ts'
import { evidenceErrors } from './evidence.errors.ts'
import { exchangeErrors } from './exchange.errors.ts'
import { figureErrors } from './figures.errors.ts'
import { frontageErrors } from './frontages.errors.ts'
import { hallErrors } from './hall.errors.ts'
import { hostLinkErrors } from './host-links.errors.ts'
import { hotlineErrors } from './hotline.errors.ts'
import { knowledgeErrors } from './knowledge.errors.ts'
import { letterErrors } from './letters.errors.ts'
import { matterErrors } from './matter.errors.ts'
import { miningErrors } from './mining.errors.ts'
import { noticeErrors } from './notices.errors.ts'
import { orgErrors } from './org.errors.ts'
import { pastMatterErrors } from './past-matters.errors.ts'
import { peopleErrors } from './people.errors.ts'
import { relayErrors } from './relay.errors.ts'
import { reviewErrors } from './reviews.errors.ts'
import { routingErrors } from './routing.errors.ts'
import { smsErrors } from './sms.errors.ts'
import { tableErrors } from './tables.errors.ts'
import { bulletinErrors } from './task-bulletins.errors.ts'
import { taskErrors } from './tasks.errors.ts'
import { webhookErrors } from './webhooks.errors.ts'

/** What a refusal says: HTTP status and a sentence that tells what to do next, in both languages. */
export interface ErrorText {
  readonly status: number
  readonly zh: string
  readonly en: string
}

/** Every refusal of the product. A code never changes its meaning. */
export const errors = {
  ...commonErrors,
  ...tableErrors,
  ...smsErrors,
  ...accessErrors,
  ...orgErrors,
  ...administrationErrors,
  ...peopleErrors,
  ...editionErrors,
  ...applicationErrors,
  ...certificateErrors,
  ...citizenErrors,
  ...hostLinkErrors,
  ...relayErrors,
  ...evidenceErrors,
  ...clockErrors,
  ...matterErrors,
  ...figureErrors,
  ...letterErrors,
  ...miningErrors,
  ...noticeErrors,
  ...reviewErrors,
  ...exchangeErrors,
  ...webhookErrors,
  ...deadJobErrors,
  ...taskErrors,
  ...bulletinErrors,
  ...catalogErrors,
  ...hallErrors,
  ...routingErrors,
  ...componentErrors,
  ...frontageErrors,
  ...cityCaseErrors,
  ...hotlineErrors,
  ...pastMatterErrors,
  ...clusterErrors,
  ...knowledgeErrors,
  ...caseBulletinErrors,
} as const satisfies Record<string, ErrorText>

export type ErrorCode = keyof typeof errors
