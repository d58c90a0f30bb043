import type { ContactPurpose } from '@huiyin/contract/people'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Somebody asks that a second person agree to one look. */
export interface UnmaskRequest {
  readonly id: string
  readonly matterId: string
  readonly askedBy: string
  readonly purpose: ContactPurpose
  readonly reason: string
  readonly askedAt: Date
  readonly approvedBy: string | null
}

export async function insertUnmaskRequest(
  tx: Tx,
  request: Omit<UnmaskRequest, 'approvedBy'>,
): Promise<void> {
  await tx.query(sql`
    insert into kernel.unmask_request
      (region_code, id, matter_id, asked_by, purpose, reason, asked_at)
    values (${tx.regionCode}, ${request.id}, ${request.matterId}, ${request.askedBy},
      ${request.purpose}, ${request.reason}, ${request.askedAt})`)
}

/** The newest request of a matter that nobody has used and that was asked after a moment. */
export async function selectUnmaskRequest(
  q: Queryable,
  key: { readonly regionCode: string; readonly matterId: string; readonly askedAfter: Date },
): Promise<UnmaskRequest | undefined> {
  const [row] = await q.query(sql<UnmaskRequest>`
    select id, matter_id as "matterId", asked_by as "askedBy", purpose, reason,
      asked_at as "askedAt", approved_by as "approvedBy"
    from kernel.unmask_request
    where region_code = ${key.regionCode}
      and matter_id = ${key.matterId}
      and used_at is null
      and asked_at > ${key.askedAfter}
    order by asked_at desc, id desc
    limit 1`)
  return row
}

/** @returns false when it was agreed to already, or whoever agrees is the one who asks */
export async function approveUnmaskRequest(
  tx: Tx,
  approval: { readonly id: string; readonly approvedBy: string; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.unmask_request
    set approved_by = ${approval.approvedBy}, approved_at = ${approval.at}
    where region_code = ${tx.regionCode}
      and id = ${approval.id}
      and approved_by is null
      and asked_by <> ${approval.approvedBy}
    returning id`)
  return rows.length === 1
}

/** @returns false when somebody used it meanwhile */
export async function useUnmaskRequest(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.unmask_request
    set used_at = ${at}
    where region_code = ${tx.regionCode}
      and id = ${id}
      and approved_by is not null
      and used_at is null
    returning id`)
  return rows.length === 1
}
