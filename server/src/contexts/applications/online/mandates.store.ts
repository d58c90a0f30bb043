import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** 委托 as its row has it. */
export interface MandateRow {
  readonly id: string
  readonly principalId: string
  readonly agentLookup: string
  readonly agentNameCipher: string
  readonly scopeCode: string | null
  readonly grantedAt: Date
  readonly validUntil: Date
  readonly revokedAt: Date | null
}

const selected = sql`
  id, principal_id as "principalId", agent_lookup as "agentLookup",
  agent_name_cipher as "agentNameCipher", scope_code as "scopeCode", granted_at as "grantedAt",
  valid_until as "validUntil", revoked_at as "revokedAt"`

export async function insertMandate(tx: Tx, row: Omit<MandateRow, 'revokedAt'>): Promise<void> {
  await tx.query(sql`
    insert into applications.mandate
      (region_code, id, principal_id, agent_lookup, agent_name_cipher, scope_code, granted_at,
       valid_until)
    values (${tx.regionCode}, ${row.id}, ${row.principalId}, ${row.agentLookup},
      ${row.agentNameCipher}, ${row.scopeCode}, ${row.grantedAt}, ${row.validUntil})`)
}

/** What these people have granted, newest first, at most 50. */
export function selectGranted(
  q: Queryable,
  regionCode: string,
  principalIds: readonly string[],
): Promise<MandateRow[]> {
  return q.query(sql<MandateRow>`
    select ${selected}
    from applications.mandate
    where region_code = ${regionCode}
    and principal_id = any(${principalIds}::uuid[])
    order by id desc
    limit 50`)
}

/** What was granted to who is found by one of these hashes, newest first, at most 50. */
export function selectHeld(
  q: Queryable,
  regionCode: string,
  agentLookups: readonly string[],
): Promise<MandateRow[]> {
  return q.query(sql<MandateRow>`
    select ${selected}
    from applications.mandate
    where region_code = ${regionCode}
    and agent_lookup = any(${agentLookups}::text[])
    order by id desc
    limit 50`)
}

/** What says whether a mandate holds, and nothing of whose it is. */
export interface MandateState {
  readonly scopeCode: string | null
  readonly validUntil: Date
  readonly revokedAt: Date | null
}

/** A mandate as it stands; in a transaction it cannot be revoked before the end of that. */
export async function findMandate(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<MandateState | undefined> {
  const [row] = await q.query(sql<MandateState>`
    select scope_code as "scopeCode", valid_until as "validUntil", revoked_at as "revokedAt"
    from applications.mandate
    where region_code = ${regionCode}
    and id = ${id}`)
  return row
}

/** Revokes what one of these people granted; what is revoked stays so. */
export async function revokeMandate(
  tx: Tx,
  revoked: { readonly id: string; readonly principalIds: readonly string[]; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update applications.mandate
    set revoked_at = coalesce(revoked_at, ${revoked.at})
    where region_code = ${tx.regionCode}
    and id = ${revoked.id}
    and principal_id = any(${revoked.principalIds}::uuid[])
    returning id`)
  return rows.length > 0
}

export async function insertAgentAct(
  tx: Tx,
  acted: {
    readonly id: string
    readonly mandateId: string
    readonly matterId: string | null
    readonly act: string
    readonly happenedAt: Date
  },
): Promise<void> {
  await tx.query(sql`
    insert into applications.agent_act
      (region_code, id, mandate_id, matter_id, act, happened_at)
    values (${tx.regionCode}, ${acted.id}, ${acted.mandateId}, ${acted.matterId}, ${acted.act},
      ${acted.happenedAt})`)
}

export interface AgentAct {
  readonly mandateId: string
  readonly number: string | null
  readonly act: string
  readonly happenedAt: Date
}

/** What agents did under these mandates, newest first, at most 200. */
export function selectAgentActs(
  q: Queryable,
  regionCode: string,
  mandateIds: readonly string[],
): Promise<AgentAct[]> {
  return q.query(sql<AgentAct>`
    select acted.mandate_id as "mandateId", matter.number, acted.act,
      acted.happened_at as "happenedAt"
    from applications.agent_act as acted
    left join kernel.matter as matter
      on matter.region_code = acted.region_code
      and matter.id = acted.matter_id
    where acted.region_code = ${regionCode}
    and acted.mandate_id = any(${mandateIds}::uuid[])
    order by acted.id desc
    limit 200`)
}

/** The mandate under which a matter was handed in, if it was. */
export async function findMandateOfMatter(
  q: Queryable,
  regionCode: string,
  matterId: string,
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ mandateId: string }>`
    select mandate_id as "mandateId"
    from applications.filing
    where region_code = ${regionCode}
    and matter_id = ${matterId}
    and mandate_id is not null`)
  return row?.mandateId
}

/** Mandates and their history go with the principal's data. */
export async function deleteMandatesOf(tx: Tx, principalIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    delete from applications.agent_act as acted
    using applications.mandate as mandate
    where acted.region_code = ${tx.regionCode}
    and mandate.region_code = acted.region_code
    and mandate.id = acted.mandate_id
    and mandate.principal_id = any(${principalIds}::uuid[])`)
  await tx.query(sql`
    delete from applications.mandate
    where region_code = ${tx.regionCode}
    and principal_id = any(${principalIds}::uuid[])`)
}
