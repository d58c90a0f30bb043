import type { Db } from '../../server/src/platform/db/db.ts'
import { sql } from '../../server/src/platform/db/sql.ts'
import { itemCode, region, unitCode } from './town.ts'

/** The `number`-th prepared token; the service looks a token up by its hash alone. */
export function tokenOf(number: number): string {
  return `bench-token-${number}`
}

/** Prepared services, from one number up to, not including, another. */
export interface PreparedEnds {
  readonly from: number
  readonly to: number
  /** The unit of a service is the one of this many its number falls on. */
  readonly units: number
}

/** Writes service ends of today that wait for their review; units take turns. */
export async function prepareServiceEnds(db: Db, ends: PreparedEnds): Promise<void> {
  const units = Array.from({ length: ends.units }, (_, index) => unitCode(index + 1))
  const items = Array.from({ length: ends.units }, (_, index) => itemCode(index + 1, 0))
  await db.query(sql`
    insert into reviews.service_end (region_code, id, project_no, service_number, unit_code,
      item_code, channel, outcome, helped, ended_at, ended_on, received_at, reported_by, token_hash,
      token_key_version, token_expires_at, spoken_number, reviewed)
    select ${region}, uuidv7(), 'bench-' || n, 1,
      (${units}::text[])[1 + (n + n / 50) % ${ends.units}::integer],
      (${items}::text[])[1 + (n + n / 50) % ${ends.units}::integer],
      'terminal', 'completed', false, now() - interval '5 minutes', current_date, now(),
      'api:bench', sha256(convert_to('bench-token-' || n, 'UTF8')), 1, now() + interval '30 days',
      lpad(n::text, 9, '0'), false
    from generate_series(${ends.from}::integer, ${ends.to - 1}::integer) as n`)
  await db.query(sql`analyze reviews.service_end`)
}
