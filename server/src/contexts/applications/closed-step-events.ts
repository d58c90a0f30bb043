import type { Queryable } from '../../platform/db/db.ts'
import {
  type ClosedOf,
  type StepEvent,
  selectClosedOf,
  selectStepEvents,
} from './step-events.store.ts'

/** A step that ended, with the number of its application. */
export type ClosedStepEvent = StepEvent & { readonly applicationNumber: string }

/** How the steps of the closed applications of an item or a theme really ran. */
export async function closedStepEvents(q: Queryable, of: ClosedOf): Promise<ClosedStepEvent[]> {
  const closed = await selectClosedOf(q, of)
  const numbers = new Map(closed.map(({ id, number }) => [id, number]))
  const events = await selectStepEvents(q, of.regionCode, [...numbers.keys()])
  return events.map((event) => {
    return { ...event, applicationNumber: numbers.get(event.applicationId) ?? event.applicationId }
  })
}
