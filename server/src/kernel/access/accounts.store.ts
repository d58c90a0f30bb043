import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** An account with the person it belongs to. */
export interface Account {
  readonly regionCode: string
  readonly staffId: string
  readonly loginName: string
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly changedAt: Date
  readonly closedAt: Date | null
  readonly displayName: string
  readonly staffCode: string
  readonly unitCode: string
  readonly staffState: 'active' | 'left'
}

export interface NewCredential {
  readonly regionCode: string
  readonly staffId: string
  readonly loginName: string
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly at: Date
}

/** @returns false when somebody has the login name already */
export async function claimLoginName(
  tx: Tx,
  claim: { loginName: string; staffId: string },
): Promise<boolean> {
  const rows = await tx.query(sql<{ staffId: string }>`
    insert into kernel.login_name (login_name, region_code, staff_id)
    values (${claim.loginName}, ${tx.regionCode}, ${claim.staffId})
    on conflict (login_name) do nothing
    returning staff_id as "staffId"`)
  return rows.length > 0
}

export async function insertCredential(tx: Tx, credential: NewCredential): Promise<void> {
  const { regionCode, staffId, loginName, passwordHash, mustChange, at } = credential
  await tx.query(
    insertRows(
      'kernel.credential',
      {
        region_code: 'text',
        staff_id: 'uuid',
        login_name: 'text',
        password_hash: 'text',
        must_change: 'boolean',
        changed_at: 'timestamptz',
        created_at: 'timestamptz',
      },
      [
        {
          region_code: regionCode,
          staff_id: staffId,
          login_name: loginName,
          password_hash: passwordHash,
          must_change: mustChange,
          changed_at: at,
          created_at: at,
        },
      ],
    ),
  )
}

/** Where the account of a login name lies. */
export async function findLoginName(
  q: Queryable,
  loginName: string,
): Promise<{ regionCode: string; staffId: string } | undefined> {
  const [row] = await q.query(sql<{ regionCode: string; staffId: string }>`
    select region_code as "regionCode", staff_id as "staffId"
    from kernel.login_name
    where login_name = ${loginName}`)
  return row
}

export async function findAccount(
  q: Queryable,
  key: { regionCode: string; staffId: string },
): Promise<Account | undefined> {
  const [row] = await q.query(sql<Account>`
    select credential.region_code as "regionCode", credential.staff_id as "staffId",
      credential.login_name as "loginName", credential.password_hash as "passwordHash",
      credential.must_change as "mustChange", credential.changed_at as "changedAt",
      credential.closed_at as "closedAt", staff.display_name as "displayName",
      staff.staff_code as "staffCode", staff.unit_code as "unitCode", staff.state as "staffState"
    from kernel.credential
    join kernel.staff on staff.region_code = credential.region_code
      and staff.id = credential.staff_id
    where credential.region_code = ${key.regionCode}
      and credential.staff_id = ${key.staffId}`)
  return row
}

/** Two acts on one account at once must see each other. */
export async function lockAccount(tx: Tx, staffId: string): Promise<void> {
  await tx.query(sql`
    select staff_id
    from kernel.credential
    where region_code = ${tx.regionCode}
      and staff_id = ${staffId}
    for update`)
}

export async function updatePassword(
  tx: Tx,
  change: { staffId: string; passwordHash: string; mustChange: boolean; at: Date },
): Promise<void> {
  await tx.query(sql`
    update kernel.credential
    set password_hash = ${change.passwordHash}, must_change = ${change.mustChange},
      changed_at = ${change.at}
    where region_code = ${tx.regionCode}
      and staff_id = ${change.staffId}`)
}

/** Closes an account at a moment, or opens it again with `null`. @returns false when unknown */
export async function updateClosedAt(
  tx: Tx,
  change: { staffId: string; closedAt: Date | null },
): Promise<boolean> {
  const rows = await tx.query(sql<{ staffId: string }>`
    update kernel.credential
    set closed_at = ${change.closedAt}
    where region_code = ${tx.regionCode}
      and staff_id = ${change.staffId}
    returning staff_id as "staffId"`)
  return rows.length > 0
}

export interface AccountRow {
  readonly staffId: string
  readonly staffCode: string
  readonly displayName: string
  readonly unitCode: string
  readonly loginName: string
  readonly isOpen: boolean
  readonly hasSecondFactor: boolean
  readonly mustChangePassword: boolean
}

/** A page of accounts by work number, after the last one seen. */
export function selectAccounts(
  q: Queryable,
  page: { regionCode: string; after: string; limit: number },
): Promise<AccountRow[]> {
  return q.query(sql<AccountRow>`
    select staff.id as "staffId", staff.staff_code as "staffCode",
      staff.display_name as "displayName", staff.unit_code as "unitCode",
      credential.login_name as "loginName", credential.closed_at is null as "isOpen",
      second_factor.confirmed_at is not null as "hasSecondFactor",
      credential.must_change as "mustChangePassword"
    from kernel.credential
    join kernel.staff on staff.region_code = credential.region_code
      and staff.id = credential.staff_id
    left join kernel.second_factor on second_factor.region_code = credential.region_code
      and second_factor.staff_id = credential.staff_id
    where credential.region_code = ${page.regionCode}
      and staff.staff_code > ${page.after}
    order by staff.staff_code
    limit ${page.limit}`)
}

export interface SecondFactor {
  readonly secretCipher: string
  readonly confirmedAt: Date | null
}

export async function findSecondFactor(
  q: Queryable,
  key: { regionCode: string; staffId: string },
): Promise<SecondFactor | undefined> {
  const [row] = await q.query(sql<SecondFactor>`
    select secret_cipher as "secretCipher", confirmed_at as "confirmedAt"
    from kernel.second_factor
    where region_code = ${key.regionCode}
      and staff_id = ${key.staffId}`)
  return row
}

/** Begins an enrolment, or begins it anew while it is not confirmed. @returns false when it is */
export async function saveSecondFactor(
  tx: Tx,
  factor: { staffId: string; secretCipher: string; at: Date; confirmedAt: Date | null },
): Promise<boolean> {
  const rows = await tx.query(sql<{ staffId: string }>`
    insert into kernel.second_factor
      (region_code, staff_id, secret_cipher, begun_at, confirmed_at, last_step)
    values (${tx.regionCode}, ${factor.staffId}, ${factor.secretCipher}, ${factor.at},
      ${factor.confirmedAt}, 0)
    on conflict (region_code, staff_id) do update
    set secret_cipher = excluded.secret_cipher, begun_at = excluded.begun_at
    where second_factor.confirmed_at is null
    returning staff_id as "staffId"`)
  return rows.length > 0
}

/**
 * Uses up a time step; of two requests with one code only the first succeeds.
 *
 * @param confirmedAt - set when the code also confirms an enrolment
 * @returns false when the step or a later one was used already
 */
export async function spendStep(
  q: Queryable,
  spent: { regionCode: string; staffId: string; step: number; confirmedAt: Date | null },
): Promise<boolean> {
  const rows = await q.query(sql<{ staffId: string }>`
    update kernel.second_factor
    set last_step = ${spent.step},
      confirmed_at = coalesce(confirmed_at, ${spent.confirmedAt})
    where region_code = ${spent.regionCode}
      and staff_id = ${spent.staffId}
      and last_step < ${spent.step}
    returning staff_id as "staffId"`)
  return rows.length > 0
}

export async function deleteSecondFactor(tx: Tx, staffId: string): Promise<boolean> {
  const rows = await tx.query(sql<{ staffId: string }>`
    delete from kernel.second_factor
    where region_code = ${tx.regionCode}
      and staff_id = ${staffId}
    returning staff_id as "staffId"`)
  return rows.length > 0
}
