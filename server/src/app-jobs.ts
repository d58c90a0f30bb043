import { eraseOldApplications } from './contexts/applications/index.ts'
import { followVersions } from './contexts/catalog/index.ts'
import { resumeCases } from './contexts/city-cases/index.ts'
import { askAboutVisits } from './contexts/hall/index.ts'
import { learnDispatches, resumeTickets } from './contexts/hotline/index.ts'
import { lookForSignals } from './contexts/integrity/index.ts'
import { makeBulk } from './contexts/open311/index.ts'
import { runPastImport } from './contexts/past-matters/index.ts'
import { eraseReviewTexts, forgetTraces, recordDefaults } from './contexts/reviews/index.ts'
import { runImport } from './contexts/tasks/index.ts'
import type { House } from './house.ts'
import type { Access } from './kernel/access/index.ts'
import { keepUnits } from './kernel/administration/index.ts'
import { eraseOldTexts, keepContacts } from './kernel/matter/index.ts'
import type { Db } from './platform/db/db.ts'
import { sweepKeptAnswers } from './platform/http/index.ts'
import type { Jobs } from './platform/jobs/index.ts'
import type { World } from './platform/world.ts'

interface JobParts {
  readonly house: House
  readonly access: Access
  readonly db: Db
  readonly world: World
}

/** The import of a ledger, begun by a request. */
export const importJob = 'tasks.import'
export const pastImportJob = 'past-matters.import'

/** What the house does by itself: every job with its hour, in the order of the modules. */
export function addJobs(jobs: Jobs, { house, access, db, world }: JobParts): void {
  const every = (cron: string, name: string, work: () => Promise<unknown>) => {
    jobs.register(name, async () => void (await work()))
    jobs.schedule(name, cron)
  }
  const everyRegion = (cron: string, name: string, work: (region: string) => Promise<unknown>) =>
    every(cron, name, async () => {
      for (const { regionCode } of await house.org.regions()) await work(regionCode)
    })
  runImports(jobs, house)
  every('7 * * * *', 'platform.sweep-kept-answers', () => sweepKeptAnswers({ db, world }))
  everyRegion('23 3 * * *', 'access.sweep', (region) => access.sweep(region))
  everyRegion('*/5 * * * *', 'administration.keep-units', (region) =>
    keepUnits({ ...house, access }, region),
  )
  everyRegion('* * * * *', 'matter.scan-breaches', house.matters.scanBreaches)
  everyRegion('17 * * * *', 'matter.remind', house.matters.remind)
  everyRegion('*/5 * * * *', 'matter.apply-calendars', house.matters.applyCalendars)
  everyRegion('7 2 * * *', 'matter.keep-contacts', (region) => keepContacts(house, region))
  everyRegion('19 3 * * *', 'matter.erase-texts', async (region) => {
    await eraseOldTexts(house.work, region)
    await eraseReviewTexts(house.reviewParts, region)
    await eraseOldApplications(house.applications, region)
  })
  everyRegion('* * * * *', 'notices.send', house.notices.sendMessages)
  deliverAtOnce(jobs, house)
  // What was not taken is tried again when it is due.
  everyRegion('* * * * *', 'webhooks.deliver', house.webhooks.deliver)
  everyRegion('11 3 * * *', 'webhooks.sweep', house.webhooks.sweep)
  decideAtOnce(jobs, house)
  // What somebody took and did not finish is taken again after a minute.
  everyRegion('* * * * *', 'applications.decide', house.applications.automatic.decideDue)
  everyRegion('0 8 * * *', 'applications.sample-night', house.applications.automatic.sampleNight)
  everyRegion('50 8 * * *', 'applications.remind-owed', house.applications.remindOwed)
  everyRegion('0 9,15 * * *', 'notices.digest', house.notices.makeDigests)
  everyRegion('37 2 * * *', 'people.erase', (region) => house.people.eraseDue(region, world.now()))
  everyRegion('31 * * * *', 'personal.finish-erasures', house.personal.finishErasures)
  everyRegion('47 2 * * *', 'citizens.sweep', house.citizens.sweep)
  everyRegion('49 2 * * *', 'host-links.sweep', house.hostLinks.sweep)
  everyRegion('53 2 * * *', 'evidence.sweep', (region) => house.evidence.sweep(region, world.now()))
  everyRegion('41 2 * * *', 'applications.sweep-drafts', house.online.sweepDrafts)
  everyRegion('* * * * *', 'exchange.push', house.exchange.push)
  everyRegion('* * * * *', 'exchange.take', house.exchange.take)
  everyRegion('*/5 * * * *', 'hall.ask-about-visits', (region) =>
    askAboutVisits(house.hall, region),
  )
  everyRegion('11 * * * *', 'city-cases.resume', (region) => resumeCases(house.cityCases, region))
  everyRegion('43 3 * * *', 'open311.make-bulk', (region) => makeBulk(house.open311, region))
  everyRegion('12 * * * *', 'hotline.resume', (region) => resumeTickets(house.hotline, region))
  everyRegion('37 3 * * *', 'hotline.learn-dispatches', (region) =>
    learnDispatches(house.hotline, region),
  )
  everyRegion('1 0 * * *', 'catalog.follow-versions', (region) => followVersions(house, region))
  everyRegion('1 * * * *', 'certificates.apply-changes', house.certificates.applyDueChanges)
  everyRegion('41 * * * *', 'certificates.renew-lists', house.certificates.renewOldLists)
  everyRegion('13 1 * * *', 'reviews.record-defaults', (region) =>
    recordDefaults(house.reviewParts, region),
  )
  everyRegion('11 4 * * *', 'integrity.look', (region) =>
    lookForSignals(house.integrityParts, region),
  )
  everyRegion('17 4 * * *', 'reviews.forget-traces', (region) =>
    forgetTraces(house.reviewParts, region),
  )
  everyRegion('29 4 * * *', 'figures.freeze-due', (region) => house.snapshots.freezeDue(region))
}

/** Files that somebody at the desk has begun to import. */
function runImports(jobs: Jobs, house: House): void {
  jobs.register<{ regionCode: string; importId: string }>(
    importJob,
    async ({ regionCode, importId }) => void (await runImport(house.tasks, regionCode, importId)),
  )
  jobs.register<{ regionCode: string; importId: string }>(pastImportJob, (job) =>
    runPastImport(house.pastMatters, job),
  )
}

/** What is told to other systems leaves with the commit that caused it. */
function deliverAtOnce(jobs: Jobs, house: House): void {
  jobs.register<{ regionCode: string }>(
    'webhooks.deliver-now',
    async ({ regionCode }) => void (await house.webhooks.deliver(regionCode)),
  )
  house.webhooks.onQueued((tx) => {
    const { regionCode } = tx
    return jobs.send(tx, 'webhooks.deliver-now', { regionCode }, { singletonKey: regionCode })
  })
}

/** A step that a table decides waits for nothing but the commit that began it. */
function decideAtOnce(jobs: Jobs, { applications: { automatic } }: House): void {
  const job = 'applications.decide-now'
  jobs.register<{ regionCode: string }>(
    job,
    async ({ regionCode }) => void (await automatic.decideDue(regionCode)),
  )
  automatic.onQueued((tx) => {
    const { regionCode } = tx
    return jobs.send(tx, job, { regionCode }, { singletonKey: regionCode })
  })
}
