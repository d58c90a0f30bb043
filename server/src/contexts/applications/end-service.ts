import type { ServiceEnd } from '@huiyin/contract/reviews'
import { formatInstant } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ApplicationParts } from './parts.ts'

/** A service that ended with an application, and whom it was given to. */
export interface EndedService {
  readonly end: ServiceEnd
  readonly reportedBy: string
  readonly citizenId: string | null
}

/** How the review asks about each end; whoever was refused or gave up is asked as well. */
const outcomeAfter: Readonly<Record<string, ServiceEnd['outcome']>> = {
  completed: 'completed',
  refused: 'refused',
  not_accepted: 'refused',
  terminated: 'refused',
  withdrawn: 'withdrawn',
  lapsed: 'abandoned',
}

/** Acts that end an application. */
export const endingActs = [
  'application.deliver',
  'application.refuse',
  'application.settle',
  'application.not_needed',
  'application.redirect',
  'application.refuse_acceptance',
  'application.withdraw',
  'application.terminate',
  'application.breach',
] as const

/** Every end of an application is the end of a service, and the person is asked how it was. */
export function endService(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ended = entries.filter(({ body }) => String(body.to) in outcomeAfter)
    const matters = await parts.matters.lock(tx, [
      ...new Set(ended.map(({ streamId }) => streamId)),
    ])
    const services = matters.flatMap((matter): EndedService[] => {
      const outcome = outcomeAfter[matter.state]
      if (outcome === undefined || matter.itemCode === null || matter.closedAt === null) return []
      const end: ServiceEnd = {
        regionCode: matter.regionCode,
        unitCode: matter.accountableUnitCode,
        itemCode: matter.itemCode,
        projectNo: matter.number,
        serviceNumber: 1,
        channel: 'web',
        outcome,
        endedAt: formatInstant(matter.closedAt),
      }
      return [{ end, reportedBy: 'system', citizenId: matter.reportedBy }]
    })
    await parts.endServices(tx, services)
  }
}
