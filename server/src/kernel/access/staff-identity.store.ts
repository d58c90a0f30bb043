import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Somebody at an identity provider. */
export interface Subject {
  readonly issuer: string
  readonly subject: string
}

/** Whose account a subject is linked to. */
export async function findLinkedStaff(
  q: Queryable,
  regionCode: string,
  { issuer, subject }: Subject,
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ staffId: string }>`
    select staff_id as "staffId"
    from kernel.staff_identity
    where region_code = ${regionCode}
      and issuer = ${issuer}
      and subject = ${subject}`)
  return row?.staffId
}

/** An account of the region by staff code, if it is open. */
export async function findStaffByCode(
  q: Queryable,
  regionCode: string,
  staffCode: string,
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ staffId: string }>`
    select staff.id as "staffId"
    from kernel.staff
    join kernel.credential on credential.region_code = staff.region_code
      and credential.staff_id = staff.id
    where staff.region_code = ${regionCode}
      and staff.staff_code = ${staffCode}
      and staff.state = 'active'
      and credential.closed_at is null`)
  return row?.staffId
}

/** A link about to be made, and who made it so. */
export interface NewLink extends Subject {
  readonly staffId: string
  readonly linkedBy: 'staff_code' | 'holder'
}

/** @returns false when the subject or the account is linked already */
export async function insertLink(
  tx: Tx,
  link: NewLink & { readonly linkedAt: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ staffId: string }>`
    insert into kernel.staff_identity
      (region_code, issuer, subject, staff_id, linked_by, linked_at)
    values (${tx.regionCode}, ${link.issuer}, ${link.subject}, ${link.staffId}, ${link.linkedBy},
      ${link.linkedAt})
    on conflict do nothing
    returning staff_id as "staffId"`)
  return rows.length === 1
}
