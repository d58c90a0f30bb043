import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Dispute } from './dispute.types.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  parent_id: 'uuid',
  parent_number: 'text',
  kind: 'text',
  category: 'text',
  area_code: 'text',
  provisional_unit_code: 'text',
  party_unit_codes: 'text[]',
  statements: 'jsonb',
  hazard: 'boolean',
  fenced: 'boolean',
  cost_yuan: 'integer',
  meeting_on: 'date',
  ruled_unit_code: 'text',
  ruling_ground: 'text',
  precedent_area_code: 'text',
  handler_staff_id: 'uuid',
  handled_by: 'uuid[]',
  ended_at: 'timestamptz',
} as const satisfies Columns<Record<string, unknown>>

const fixed = new Set(['region_code', 'matter_id', 'parent_id', 'parent_number', 'kind'])
const assignments = Object.keys(columns)
  .filter((name) => !fixed.has(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

export const disputeStore: KindStore<Dispute> = {
  load: loadDisputes,
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      parent_id: row.parentId,
      parent_number: row.parentNumber,
      kind: row.kind,
      category: row.category,
      area_code: row.areaCode,
      provisional_unit_code: row.provisionalUnitCode,
      party_unit_codes: row.partyUnitCodes,
      statements: row.statements,
      hazard: row.hazard,
      fenced: row.fenced,
      cost_yuan: row.costYuan,
      meeting_on: row.meetingOn,
      ruled_unit_code: row.ruledUnitCode,
      ruling_ground: row.rulingGround,
      precedent_area_code: row.precedentAreaCode,
      handler_staff_id: row.handlerStaffId,
      handled_by: row.handledBy,
      ended_at: row.endedAt,
    }))
    await tx.query(
      insertRows(
        'routing.dispute',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

/** The rows of disputes; of those that are none, nothing. */
export async function loadDisputes(
  tx: Tx,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Dispute>> {
  const rows = await tx.query(sql<Dispute & { matterId: string }>`
    select matter_id as "matterId", parent_id as "parentId", parent_number as "parentNumber", kind,
      category, area_code as "areaCode", provisional_unit_code as "provisionalUnitCode",
      party_unit_codes as "partyUnitCodes", statements, hazard, fenced, cost_yuan as "costYuan",
      to_char(meeting_on, 'YYYY-MM-DD') as "meetingOn", ruled_unit_code as "ruledUnitCode",
      ruling_ground as "rulingGround", precedent_area_code as "precedentAreaCode",
      handler_staff_id as "handlerStaffId", handled_by as "handledBy", ended_at as "endedAt"
    from routing.dispute
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

/** Which of these matters are disputed now. */
export async function selectDisputed(
  q: Queryable,
  regionCode: string,
  parentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await q.query(sql<{ parentId: string }>`
    select parent_id as "parentId"
    from routing.dispute
    where region_code = ${regionCode}
      and parent_id = any(${parentIds}::uuid[])
      and ended_at is null
    order by parent_id`)
  return new Set(rows.map(({ parentId }) => parentId))
}
