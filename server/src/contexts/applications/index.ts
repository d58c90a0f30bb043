import { hear, movingActs } from './advance.ts'
import { type Automatic, openAutomatic } from './automatic/index.ts'
import { endingActs, endService } from './end-service.ts'
import { bringingActs, rememberBrought } from './online/remember-brought.ts'
import type { ApplicationParts } from './parts.ts'
import { grantingActs, openPromiseChecks } from './promises/open-checks.ts'
import { remindOwed } from './promises/remind-owed.ts'
import { openSubmissions, type Submissions } from './submit-application.ts'
import {
  answeringActNames,
  askingActNames,
  bringAnswers,
  sendQuestions,
} from './together/carry-questions.ts'

export { application } from './application.lifecycle.ts'
export { loadApplications } from './application.store.ts'
export type { Application } from './application.types.ts'
export { applicationsPolicy } from './applications.policy.ts'
export { applicationsRoutes } from './applications.routes.ts'
export { openHttpRegisters } from './automatic/http-registers.ts'
export { automaticLimits } from './automatic/limits.rules.ts'
export { automaticAudit, automaticReview } from './automatic/recheck.lifecycle.ts'
export { readRegisters } from './automatic/register-connection.ts'
export { noRegisters, type Registers } from './automatic/registers.ts'
export {
  type RegisterRows,
  type SimulatedRegisters,
  startSimulatedRegisters,
} from './automatic/simulator/index.ts'
export { closedStepEvents } from './closed-step-events.ts'
export { countingRoutes } from './counting/counting.routes.ts'
export { deliveryRoutes } from './delivery/delivery.routes.ts'
export { endingActs } from './end-service.ts'
export { eraseOfPeople, eraseOldApplications } from './erase-applications.ts'
export { fastLanePages } from './fast-lane/fast-lane.pages.ts'
export { fastLaneLimits } from './fast-lane/fast-lane.rules.ts'
export { stepsOfSubject } from './find-subject.ts'
export { applicationLimits } from './limits.rules.ts'
export { movingRoutes } from './moving/moving.routes.ts'
export { applyPages, type Online, openOnline } from './online/index.ts'
export { reuseLimits } from './online/reuse.rules.ts'
export { promiseCheck } from './promises/promise-check.lifecycle.ts'
export { loadPromiseChecks } from './promises/promise-check.store.ts'
export { promiseLimits } from './promises/promise-limits.rules.ts'
export { promisesRoutes } from './promises/promises.routes.ts'
export { makeRecords } from './records/make-records.ts'
export { type RecordFile, recordFile } from './records/record-file.ts'
export { recordSheet } from './records/record-sheet.ts'
export { recordsRoutes } from './records/records.routes.ts'
export { approvalStep } from './step.lifecycle.ts'
export { selectStepEvents } from './step-events.store.ts'
export { submitApplication } from './submit-application.ts'
export { tellApplication } from './tell-application.ts'
export { jointTask } from './together/joint-task.lifecycle.ts'
export { jointWorkLimits } from './together/joint-work.rules.ts'
export { partsInJointTasks } from './together/units-of-joint-tasks.ts'
export { mayPrintAtWindow } from './window/print-at-window.ts'
export { windowRoutes } from './window/window.routes.ts'

export interface Applications extends ApplicationParts {
  readonly submissions: Submissions
  /** Resolves when every application taken is committed. */
  drain(): Promise<void>
  readonly automatic: Automatic
  /** Tells applicants what they still owe before its day; returns how many were told. */
  remindOwed(regionCode: string): Promise<number>
}

/**
 * 一网通办: applications, joint approval in parallel. Steps hear of each other through the ledger
 * alone, so that two departments that act at once never wait for each other.
 */
export function openApplications(parts: ApplicationParts): Applications {
  const handler = hear(parts)
  for (const act of movingActs) {
    parts.ledger.subscribe(act, `applications.${act.replace('.', '-')}`, handler)
  }
  for (const act of askingActNames) {
    parts.ledger.subscribe(act, `applications.send-${act.replace('.', '-')}`, sendQuestions(parts))
  }
  for (const act of answeringActNames) {
    parts.ledger.subscribe(act, `applications.hear-${act.replace('.', '-')}`, bringAnswers(parts))
  }
  for (const act of endingActs) {
    parts.ledger.subscribe(act, `applications.end-${act.replace('.', '-')}`, endService(parts))
  }
  for (const act of grantingActs) {
    const name = `applications.check-promises-after-${act.replace('_', '-')}`
    parts.ledger.subscribe(`application.${act}`, name, openPromiseChecks(parts))
  }
  for (const act of bringingActs) {
    const name = `applications.remember-after-${act.replaceAll('_', '-')}`
    parts.ledger.subscribe(`application.${act}`, name, rememberBrought(parts))
  }
  const submissions = openSubmissions(parts)
  const automatic = openAutomatic(parts)
  return {
    ...parts,
    submissions,
    automatic,
    remindOwed: (regionCode) => remindOwed(parts, regionCode),
    drain: () => submissions.drain(),
  }
}
