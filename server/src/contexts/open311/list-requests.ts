import { findPublicCases, type PublicCase } from '../city-cases/index.ts'
import type { RequestsAsked } from './asked.rules.ts'
import { notFound } from './fault.ts'
import type { Open311Parts } from './parts.ts'

/** Requests the public may see, the newest first. */
export function listRequests(
  { cityCases }: Open311Parts,
  regionCode: string,
  { extensions, ...asked }: RequestsAsked,
): Promise<readonly PublicCase[]> {
  const withActs = extensions || undefined
  return findPublicCases(cityCases, { ...asked, regionCode, withActs })
}

const numberForm = /^CG([0-9]{6,12})-[0-9]{6}-[0-9]{1,8}[0-9A-Z]?$/

/**
 * One request by its number.
 *
 * @throws Open311Fault 404, also for what is kept from the public
 */
export async function findRequest(
  { cityCases }: Open311Parts,
  number: string,
  { withNotes }: { readonly withNotes: boolean },
): Promise<PublicCase> {
  const [, regionCode] = numberForm.exec(number) ?? []
  if (regionCode === undefined) throw notFound('service_request_id')
  const [found] = await findPublicCases(cityCases, {
    regionCode,
    numbers: [number],
    limit: 1,
    offset: 0,
    withActs: withNotes || undefined,
  })
  if (found === undefined) throw notFound('service_request_id')
  return found
}
