import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { CityCase, NewCityCase } from './case.types.ts'

/** Names of the columns and of what they hold, in the order of the statement. */
const fields = {
  kind: ['kind', 'text'],
  category: ['category', 'text'],
  component_code: ['componentCode', 'text'],
  source: ['source', 'text'],
  longitude: ['longitude', 'double precision'],
  latitude: ['latitude', 'double precision'],
  cell: ['cell', 'bigint'],
  grid_code: ['gridCode', 'text'],
  area_code: ['areaCode', 'text'],
  address: ['address', 'text'],
  routed_unit_code: ['routedUnitCode', 'text'],
  routed_by: ['routedBy', 'text'],
  acceptance_unit_code: ['acceptanceUnitCode', 'text'],
  command_unit_code: ['commandUnitCode', 'text'],
  standard_id: ['standardId', 'text'],
  handling_limit: ['limit', 'jsonb'],
  closings: ['closings', 'text[]'],
  photos: ['photos', 'integer'],
  hazard: ['hazard', 'boolean'],
  fenced: ['fenced', 'boolean'],
  verified: ['verified', 'boolean'],
  reporter_staff_id: ['reporterStaffId', 'uuid'],
  handler_staff_id: ['handlerStaffId', 'uuid'],
  handled_by: ['handledBy', 'uuid[]'],
  clock_unit_code: ['clockUnitCode', 'text'],
  returns: ['returns', 'integer'],
  reworks: ['reworks', 'integer'],
  delays: ['delays', 'integer'],
  delay_asked: ['delayAsked', 'jsonb'],
  suspended_until: ['suspendedUntil', 'date'],
  suspensions: ['suspensions', 'integer'],
  disputed: ['disputed', 'jsonb'],
  disputes: ['disputes', 'integer'],
  disputed_at: ['disputedAt', 'timestamptz'],
  dispute_ended_at: ['disputeEndedAt', 'timestamptz'],
  closing: ['closing', 'text'],
  appeal: ['appeal', 'jsonb'],
  exempt: ['exempt', 'boolean'],
  lead_number: ['leadNumber', 'text'],
  recurs_of: ['recursOf', 'text'],
  recurred_as: ['recurredAs', 'text'],
  withheld: ['withheld', 'boolean'],
  reporter_says: ['reporterSays', 'text'],
  checked_by: ['checkedBy', 'uuid[]'],
  lead_ended: ['leadEnded', 'boolean'],
} as const satisfies Record<string, readonly [keyof NewCityCase, string]>

/** Set when it comes in; a class that was wrong is put right before it is filed. */
const fixed = new Set(['source', 'longitude', 'latitude', 'cell', 'reporter_staff_id'])
const assignments = Object.keys(fields)
  .filter((name) => !fixed.has(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')
const columns: Columns<Record<string, unknown>> = {
  region_code: 'text',
  matter_id: 'uuid',
  ...Object.fromEntries(Object.entries(fields).map(([name, [, type]]) => [name, type])),
}

export const caseStore: KindStore<CityCase> = {
  load: (tx, matterIds) => loadCases(tx, tx.regionCode, matterIds),
  async save(tx: Tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      ...Object.fromEntries(
        Object.entries(fields).map(([name, [field]]) => [
          name,
          (row as NewCityCase)[field] ?? null,
        ]),
      ),
    }))
    await tx.query(
      insertRows(
        'city_cases.city_case',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

/** The rows of cases; of those that are none, nothing. */
export async function loadCases(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, CityCase>> {
  const rows = await q.query(sql<CityCase & { matterId: string }>`
    select matter_id as "matterId", kind, category, component_code as "componentCode", source,
      longitude, latitude, grid_code as "gridCode", area_code as "areaCode", address,
      routed_unit_code as "routedUnitCode", routed_by as "routedBy",
      acceptance_unit_code as "acceptanceUnitCode", command_unit_code as "commandUnitCode",
      standard_id as "standardId", handling_limit as "limit", closings, photos, hazard, fenced,
      verified, reporter_staff_id as "reporterStaffId", handler_staff_id as "handlerStaffId",
      handled_by as "handledBy", clock_unit_code as "clockUnitCode", returns, reworks, delays,
      delay_asked as "delayAsked", to_char(suspended_until, 'YYYY-MM-DD') as "suspendedUntil",
      suspensions, disputed, disputes, to_json(disputed_at) #>> '{}' as "disputedAt",
      to_json(dispute_ended_at) #>> '{}' as "disputeEndedAt", closing, appeal, exempt,
      lead_number as "leadNumber", recurs_of as "recursOf", recurred_as as "recurredAs", withheld,
      reporter_says as "reporterSays", checked_by as "checkedBy", lead_ended as "leadEnded"
    from city_cases.city_case
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}
