import type { RecordFault, RecordTable } from '@huiyin/contract/project-records'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { joinSql, sql } from '../../../platform/db/sql.ts'
import type { KnownRow, RecordedMatter, RecordedSpecial, RecordedStep } from './records.rules.ts'

/** A day of the city as it is read. */
export interface Span {
  readonly regionCode: string
  readonly from: Date
  readonly until: Date
}

const dayMax = 50_000

/** Applications that were accepted or decided on a day; at most 50 000. */
export function selectRecordedMatters(q: Queryable, span: Span): Promise<RecordedMatter[]> {
  const { regionCode, from, until } = span
  return q.query(sql<RecordedMatter>`
    select matter.id as "matterId", matter.number, matter.title,
      matter.accountable_unit_code as "unitCode", matter.opened_at as "openedAt",
      coalesce(opening.actor, 'system') as "enteredBy", matter.reported_by as "reportedBy",
      application.accepted_at as "acceptedAt", application.first_staff_id as "acceptedBy",
      promise.original_due_at as "promisedAt", application.decided_at as "decidedAt",
      application.outcome, application.certificate_number as "certificateNumber",
      matter.closed_at as "closedAt", application.materials, plan.plan
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    left join kernel.matter_clock as promise
      on promise.region_code = application.region_code
      and promise.matter_id = application.matter_id
      and promise.name = 'promise'
      and promise.run = 1
    left join kernel.ledger_entry as opening
      on opening.region_code = application.region_code
      and opening.stream_kind = 'matter'
      and opening.stream_id = application.matter_id::text
      and opening.seq = 1
    where application.region_code = ${regionCode}
      and (application.accepted_at >= ${from} and application.accepted_at < ${until}
        or application.decided_at >= ${from} and application.decided_at < ${until})
    order by matter.number
    limit ${dayMax}`)
}

/** Steps that were ended on a day by a department; at most 50 000. */
export function selectRecordedSteps(q: Queryable, span: Span): Promise<RecordedStep[]> {
  return q.query(sql<RecordedStep>`
    select whole.number, step.step_id as "stepId", step.run, step.name,
      matter.accountable_unit_code as "unitCode",
      coalesce(step.handler_staff_id, step.handled_by[cardinality(step.handled_by)]) as "staffId",
      step.opinion, step.outcome, matter.opened_at as "beganAt", step.ended_at as "endedAt"
    from applications.step as step
    join kernel.matter as matter
      on matter.region_code = step.region_code
      and matter.id = step.matter_id
    join kernel.matter as whole
      on whole.region_code = step.region_code
      and whole.id = step.application_id
    where step.region_code = ${span.regionCode}
      and step.outcome in ('passed', 'failed', 'sent_back')
      and step.ended_at >= ${span.from}
      and step.ended_at < ${span.until}
    order by whole.number, step.step_id, step.run
    limit ${dayMax}`)
}

/** Special procedures that were over on a day; at most 50 000. */
export function selectRecordedSpecials(q: Queryable, span: Span): Promise<RecordedSpecial[]> {
  return q.query(sql<RecordedSpecial>`
    select whole.number, step.step_id as "stepId", step.run, special.run as "clockRun",
      coalesce((
        select event ->> 'ground'
        from jsonb_array_elements(clock.events) as event
        where event ->> 'type' = 'pause'
          and (event ->> 'at')::timestamptz = special.started_at
        limit 1), '特别程序') as ground,
      special.amount_hundredths / 100 as days, special.started_at as "beganAt",
      special.stopped_at as "endedAt"
    from kernel.matter_clock as special
    join applications.step as step
      on step.region_code = special.region_code
      and step.matter_id = special.matter_id
    join kernel.matter as whole
      on whole.region_code = step.region_code
      and whole.id = step.application_id
    left join kernel.matter_clock as clock
      on clock.region_code = special.region_code
      and clock.matter_id = special.matter_id
      and clock.name = 'step'
      and clock.run = 1
    where special.region_code = ${span.regionCode}
      and special.name = 'special'
      and special.stopped_at >= ${span.from}
      and special.stopped_at < ${span.until}
    order by whole.number, step.step_id, step.run, special.run
    limit ${dayMax}`)
}

/** A batch as it is kept: what was in it, never what a row said. */
export interface KeptBatch {
  readonly batchNo: string
  readonly day: string
  readonly counts: Readonly<Record<RecordTable, number>>
  readonly faults: readonly RecordFault[]
  readonly madeBy: string
  readonly madeAt: Date
}

export interface ListedBatch extends KeptBatch {
  readonly accepted: number
  readonly rejected: number
  readonly open: number
}

/** Batches of a region, the newest first, at most 100; of a day, or one by its number. */
export function selectBatches(
  q: Queryable,
  regionCode: string,
  asked: { readonly day?: string; readonly batchNo?: string } = {},
): Promise<ListedBatch[]> {
  const filters = [sql`batch.region_code = ${regionCode}`]
  if (asked.day !== undefined) filters.push(sql`batch.day = ${asked.day}`)
  if (asked.batchNo !== undefined) filters.push(sql`batch.batch_no = ${asked.batchNo}`)
  return q.query(sql<ListedBatch>`
    select batch.batch_no as "batchNo", batch.day, batch.counts, batch.faults,
      batch.made_by as "madeBy", batch.made_at as "madeAt",
      (count(*) filter (where record.is_accepted))::int as accepted,
      (count(*) filter (where not record.is_accepted))::int as rejected,
      (count(*) filter (where record.is_accepted is null and record.row_guid is not null))::int
        as open
    from applications.record_batch as batch
    left join applications.record_row as record
      on record.region_code = batch.region_code
      and record.batch_no = batch.batch_no
    where ${joinSql(filters, ' and ')}
    group by batch.region_code, batch.batch_no
    order by batch.made_at desc, batch.batch_no desc
    limit 100`)
}

/** Rows of a day that went out before; held, so that two batches of a day never cross. */
export function lockKnownRows(tx: Tx, day: string): Promise<(KnownRow & { batchNo: string })[]> {
  return tx.query(sql<KnownRow & { batchNo: string }>`
    select row_guid as "rowGuid", hash, operation, is_accepted as "isAccepted",
      batch_no as "batchNo"
    from applications.record_row
    where region_code = ${tx.regionCode}
      and day = ${day}
    order by row_guid
    for update`)
}

export async function insertBatch(tx: Tx, batch: KeptBatch): Promise<void> {
  await tx.query(
    insertRows(
      'applications.record_batch',
      {
        region_code: 'text',
        batch_no: 'text',
        day: 'date',
        counts: 'jsonb',
        faults: 'jsonb',
        made_by: 'text',
        made_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          batch_no: batch.batchNo,
          day: batch.day,
          counts: batch.counts,
          faults: batch.faults,
          made_by: batch.madeBy,
          made_at: batch.madeAt,
        },
      ],
    ),
  )
}

export async function saveRows(
  tx: Tx,
  batch: { readonly batchNo: string; readonly day: string },
  rows: readonly Pick<KnownRow, 'rowGuid' | 'hash' | 'operation'>[],
): Promise<void> {
  await tx.query(
    insertRows(
      'applications.record_row',
      {
        region_code: 'text',
        row_guid: 'text',
        day: 'date',
        batch_no: 'text',
        hash: 'text',
        operation: 'text',
        is_accepted: 'boolean',
        message: 'text',
      },
      rows.map(({ rowGuid, hash, operation }) => ({
        region_code: tx.regionCode,
        row_guid: rowGuid,
        day: batch.day,
        batch_no: batch.batchNo,
        hash,
        operation,
        is_accepted: null,
        message: null,
      })),
      `on conflict (region_code, row_guid) do update set batch_no = excluded.batch_no,
        hash = excluded.hash, operation = excluded.operation, is_accepted = null, message = null`,
    ),
  )
}

/** Notes what was said of the rows of a batch; @returns those it knows, each once. */
export async function saveReceipts(
  tx: Tx,
  batchNo: string,
  said: readonly { rowGuid: string; isAccepted: boolean; message: string | null }[],
): Promise<readonly { rowGuid: string; isAccepted: boolean }[]> {
  return tx.query(sql<{ rowGuid: string; isAccepted: boolean }>`
    update applications.record_row as record
    set is_accepted = said.is_accepted, message = said.message
    from unnest(${said.map(({ rowGuid }) => rowGuid)}::text[],
        ${said.map(({ isAccepted }) => isAccepted)}::boolean[],
        ${said.map(({ message }) => message)}::text[])
      as said (row_guid, is_accepted, message)
    where record.region_code = ${tx.regionCode}
      and record.batch_no = ${batchNo}
      and record.row_guid = said.row_guid
    returning record.row_guid as "rowGuid", record.is_accepted as "isAccepted"`)
}
