import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Ticket } from './ticket.types.ts'

/** Names of the columns and of what they hold. */
const fields = {
  hotline: ['hotline', 'text'],
  type: ['type', 'text'],
  channel: ['channel', 'text'],
  urgency: ['urgency', 'text'],
  category: ['category', 'text'],
  area_code: ['areaCode', 'text'],
  address: ['address', 'text'],
  points: ['points', 'integer'],
  wants_callback: ['wantsCallback', 'boolean'],
  routed_unit_code: ['routedUnitCode', 'text'],
  routed_by: ['routedBy', 'text'],
  hotline_unit_code: ['hotlineUnitCode', 'text'],
  assisting_unit_codes: ['assistingUnitCodes', 'text[]'],
  assists_done: ['assistsDone', 'text[]'],
  seat: ['seat', 'text'],
  agent_staff_id: ['agentStaffId', 'uuid'],
  handler_staff_id: ['handlerStaffId', 'uuid'],
  handled_by: ['handledBy', 'uuid[]'],
  contacted: ['contacted', 'boolean'],
  returns: ['returns', 'integer'],
  return_asked: ['returnAsked', 'jsonb'],
  extensions: ['extensions', 'integer'],
  extension_asked: ['extensionAsked', 'jsonb'],
  suspension_asked: ['suspensionAsked', 'jsonb'],
  suspended_until: ['suspendedUntil', 'date'],
  disputed: ['disputed', 'jsonb'],
  disputes: ['disputes', 'integer'],
  withdrawal_asked: ['withdrawalAsked', 'jsonb'],
  exclusion_asked: ['exclusionAsked', 'jsonb'],
  supervision: ['supervision', 'integer'],
  callback_tries: ['callbackTries', 'integer'],
  callback_bands: ['callbackBands', 'text[]'],
  callback: ['callback', 'text'],
  contacted_in_time: ['contactedInTime', 'boolean'],
  satisfied: ['satisfied', 'boolean'],
  reworks: ['reworks', 'integer'],
  reopens: ['reopens', 'integer'],
  lead_number: ['leadNumber', 'text'],
  door: ['door', 'text'],
  refused_by: ['refusedBy', 'uuid'],
  contested: ['contested', 'boolean'],
  repeats: ['repeats', 'text'],
  review_on: ['reviewOn', 'date'],
} as const satisfies Record<string, readonly [keyof Ticket, string]>

/** Set when it comes in; everything else an act may change. */
const fixed = new Set([
  'hotline',
  'channel',
  'points',
  'agent_staff_id',
  'seat',
  'routed_unit_code',
  'routed_by',
])
const assignments = Object.keys(fields)
  .filter((name) => !fixed.has(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')
const columns: Columns<Record<string, unknown>> = {
  region_code: 'text',
  matter_id: 'uuid',
  ...Object.fromEntries(Object.entries(fields).map(([name, [, type]]) => [name, type])),
}

export const ticketStore: KindStore<Ticket> = {
  load: (tx, matterIds) => loadTickets(tx, tx.regionCode, matterIds),
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      ...Object.fromEntries(Object.entries(fields).map(([name, [field]]) => [name, row[field]])),
    }))
    await tx.query(
      insertRows(
        'hotline.ticket',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

/** The rows of tickets; of those that are none, nothing. */
export async function loadTickets(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Ticket>> {
  const rows = await q.query(sql<Ticket & { matterId: string }>`
    select matter_id as "matterId", hotline, type, channel, urgency, category,
      area_code as "areaCode", address, points, wants_callback as "wantsCallback",
      routed_unit_code as "routedUnitCode", routed_by as "routedBy",
      hotline_unit_code as "hotlineUnitCode", assisting_unit_codes as "assistingUnitCodes",
      assists_done as "assistsDone", seat, agent_staff_id as "agentStaffId",
      handler_staff_id as "handlerStaffId", handled_by as "handledBy", contacted, returns,
      return_asked as "returnAsked", extensions, extension_asked as "extensionAsked",
      suspension_asked as "suspensionAsked",
      to_char(suspended_until, 'YYYY-MM-DD') as "suspendedUntil",
      disputed, disputes, withdrawal_asked as "withdrawalAsked", exclusion_asked as "exclusionAsked", supervision,
      callback_tries as "callbackTries", callback_bands as "callbackBands", callback,
      contacted_in_time as "contactedInTime", satisfied, reworks, reopens,
      lead_number as "leadNumber", door, refused_by as "refusedBy", contested, repeats,
      to_char(review_on, 'YYYY-MM-DD') as "reviewOn"
    from hotline.ticket
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}
