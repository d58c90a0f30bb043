import type { DataRequestType } from '@huiyin/contract/people'
import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DataRequest } from './request.types.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  type: 'text',
  account_id: 'uuid',
  citizen_ids: 'uuid[]',
  about: 'text[]',
  new_name_cipher: 'text',
  new_phone_cipher: 'text',
  entered_by: 'uuid',
  document: 'text',
  earliest_at: 'timestamptz',
  outcome: 'text',
  handler_staff_id: 'uuid',
  finished_at: 'timestamptz',
} as const

const selected = sql`
  matter_id as "matterId", type, account_id as "accountId", citizen_ids as "citizenIds", about,
  new_name_cipher as "newNameCipher", new_phone_cipher as "newPhoneCipher",
  entered_by as "enteredBy", document, earliest_at as "earliestAt", outcome, handler_staff_id as "handlerStaffId",
  finished_at as "finishedAt"`

type StoredRequest = DataRequest & { readonly matterId: string }

export const requestStore: KindStore<DataRequest> = {
  async load(tx, matterIds) {
    const rows = await tx.query(sql<StoredRequest>`
      select ${selected}
      from personal.request
      where region_code = ${tx.regionCode}
        and matter_id = any(${matterIds}::uuid[])`)
    return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
  },
  async save(tx, rows) {
    await tx.query(
      insertRows(
        'personal.request',
        columns,
        rows.map(({ matterId, row }) => ({
          region_code: tx.regionCode,
          matter_id: matterId,
          type: row.type,
          account_id: row.accountId,
          citizen_ids: [...row.citizenIds],
          about: [...row.about],
          new_name_cipher: row.newNameCipher,
          new_phone_cipher: row.newPhoneCipher,
          entered_by: row.enteredBy,
          document: row.document,
          earliest_at: row.earliestAt,
          outcome: row.outcome,
          handler_staff_id: row.handlerStaffId,
          finished_at: row.finishedAt,
        })),
        `on conflict (region_code, matter_id)
         do update set outcome = excluded.outcome, handler_staff_id = excluded.handler_staff_id,
           finished_at = excluded.finished_at`,
      ),
    )
  },
}

/** Granted and not yet done, oldest first: all of them, or those named. */
export function lockUnfinished(
  tx: Tx,
  matterIds: readonly string[] | null,
  limit: number,
): Promise<StoredRequest[]> {
  return tx.query(sql<StoredRequest>`
    select ${selected}
    from personal.request
    where region_code = ${tx.regionCode}
      and outcome = 'granted'
      and finished_at is null
      and (${matterIds}::uuid[] is null or matter_id = any(${matterIds}::uuid[]))
    order by matter_id
    limit ${limit}
    for update`)
}

export async function markFinished(tx: Tx, matterId: string, finishedAt: Date): Promise<void> {
  await tx.query(sql`
    update personal.request
    set finished_at = ${finishedAt}, new_name_cipher = null, new_phone_cipher = null
    where region_code = ${tx.regionCode}
      and matter_id = ${matterId}`)
}

/** Two accounts were one person's: requests follow. */
export async function moveRequests(
  tx: Tx,
  accounts: { readonly from: string; readonly into: string },
): Promise<void> {
  await tx.query(sql`
    update personal.request
    set account_id = ${accounts.into}
    where region_code = ${tx.regionCode}
      and account_id = ${accounts.from}`)
}

/** A request as its person finds it again. */
export interface OwnRequest {
  readonly number: string
  readonly type: DataRequestType
  readonly outcome: 'granted' | 'refused' | null
  readonly finishedAt: Date | null
  readonly openedAt: Date
  readonly dueAt: Date | null
}

/** The requests of an account, newest first, at most 100. */
export function selectRequestsOf(
  q: Queryable,
  regionCode: string,
  accountId: string,
): Promise<OwnRequest[]> {
  return q.query(sql<OwnRequest>`
    select matter.number, request.type, request.outcome, request.finished_at as "finishedAt",
      matter.opened_at as "openedAt", matter.next_due_at as "dueAt"
    from personal.request as request
    join kernel.matter as matter on matter.region_code = request.region_code
      and matter.id = request.matter_id
    where request.region_code = ${regionCode}
      and request.account_id = ${accountId}
    order by matter.opened_at desc, matter.id
    limit 100`)
}
