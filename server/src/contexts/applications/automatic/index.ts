import type { Tx } from '../../../platform/db/db.ts'
import type { ApplicationParts } from '../parts.ts'
import { decideDue } from './decide-due.ts'
import {
  acceptComplete,
  deliverIssued,
  issueGranted,
  queueSteps,
  tellDecisions,
} from './follow-applications.ts'
import { openReviews, sampleNight, takeReviews } from './open-rechecks.ts'

/** 自动审批: tables that decide steps at any hour, each with its reasons. */
export interface Automatic {
  /** Decides what waits in a region; returns how many steps were looked at. */
  decideDue(regionCode: string): Promise<number>
  /** Draws last night's decisions for audit, once a day; returns how many audits were opened. */
  sampleNight(regionCode: string): Promise<number>
  /** Who decides at once hears, in the transaction, that a step waits; the minute's round does the rest. */
  onQueued(listener: (tx: Tx) => Promise<void>): void
}

/** Subscribes to the ledger: before anything is appended, as `Ledger.subscribe` asks. */
export function openAutomatic(parts: ApplicationParts): Automatic {
  let listener: (tx: Tx) => Promise<void> = async () => {}
  const { ledger } = parts
  const queue = queueSteps(parts, (tx) => listener(tx))
  ledger.subscribe('application.open', 'applications.accept-complete', acceptComplete(parts))
  ledger.subscribe('approval_step.open', 'applications.table-of-step', queue)
  ledger.subscribe('approval_step.release', 'applications.table-of-released-step', queue)
  ledger.subscribe('application.settle', 'applications.issue-granted', issueGranted(parts))
  // Without a certificate of ours the number is there at once; else the certificates tell it.
  for (const act of ['issue_electronically', 'certify']) {
    const name = `applications.deliver-after-${act.replaceAll('_', '-')}`
    ledger.subscribe(`application.${act}`, name, deliverIssued(parts))
  }
  for (const act of ['grant', 'refuse', 'settle', 'take_review']) {
    ledger.subscribe(`application.${act}`, `applications.tell-${act}`, tellDecisions(parts))
  }
  ledger.subscribe('application.ask_person', 'applications.open-review', openReviews(parts))
  ledger.subscribe('automatic_review.conclude', 'applications.take-review', takeReviews(parts))
  ledger.subscribe('application.take_review', 'applications.issue-reviewed', issueGranted(parts))
  return {
    sampleNight: (regionCode) => sampleNight(parts, regionCode),
    decideDue: (regionCode) => decideDue(parts, regionCode),
    onQueued(next) {
      listener = next
    },
  }
}
