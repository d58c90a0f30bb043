import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

/** The review of a decision, if it was asked for already. */
export async function selectReview(
  tx: Tx,
  decisionId: string,
): Promise<{ matterId: string } | undefined> {
  const [row] = await tx.query(sql<{ matterId: string }>`
    select recheck.matter_id as "matterId"
    from applications.recheck as recheck
    join kernel.matter as matter
      on matter.region_code = recheck.region_code
      and matter.id = recheck.matter_id
      and matter.kind = 'automatic_review'
    where recheck.region_code = ${tx.regionCode}
    and recheck.decision_id = ${decisionId}`)
  return row
}

/** A concluded review, for its application. */
export interface Reviewed {
  /** Of the application. */
  readonly number: string
  readonly result: string
  readonly answer: string
}

export function selectReviewed(tx: Tx, reviewIds: readonly string[]): Promise<Reviewed[]> {
  return tx.query(sql<Reviewed>`
    select application.number, recheck.finding as result, answer.body as answer
    from applications.recheck as recheck
    join kernel.matter as application
      on application.region_code = recheck.region_code
      and application.id = recheck.application_id
    join kernel.matter_text as answer
      on answer.region_code = recheck.region_code
      and answer.matter_id = recheck.matter_id
      and answer.kind = 'public_answer'
    where recheck.region_code = ${tx.regionCode}
    and recheck.matter_id = any(${reviewIds}::uuid[])
    and recheck.finding is not null
    and answer.body is not null
    order by recheck.matter_id`)
}

/** One draw of automatic decisions for audit. */
export interface AuditDraw {
  readonly day: string
  readonly drawnAt: Date
  readonly seed: string
  readonly oneIn: number
  readonly atLeast: number
  readonly drawnFrom: readonly string[]
  readonly drawn: readonly string[]
}

const fields = sql`day, drawn_at as "drawnAt", seed, one_in as "oneIn", at_least as "atLeast",
      drawn_from as "drawnFrom", drawn`

export async function selectLastDraw(tx: Tx): Promise<AuditDraw | undefined> {
  const [draw] = await selectDraws(tx, tx.regionCode, 1)
  return draw
}

/** The draws of a region, newest first. */
export function selectDraws(q: Queryable, regionCode: string, limit: number): Promise<AuditDraw[]> {
  return q.query(sql<AuditDraw>`
    select ${fields}
    from applications.audit_draw
    where region_code = ${regionCode}
    order by day desc
    limit ${limit}`)
}

/** @returns whether it is the first draw of its day */
export async function insertDraw(tx: Tx, draw: AuditDraw): Promise<boolean> {
  const rows = await tx.query(
    insertRows<DrawRow, { day: string }>(
      'applications.audit_draw',
      {
        region_code: 'text',
        day: 'date',
        drawn_at: 'timestamptz',
        seed: 'text',
        one_in: 'integer',
        at_least: 'integer',
        drawn_from: 'text[]',
        drawn: 'text[]',
      },
      [
        {
          region_code: tx.regionCode,
          day: draw.day,
          drawn_at: draw.drawnAt,
          seed: draw.seed,
          one_in: draw.oneIn,
          at_least: draw.atLeast,
          drawn_from: draw.drawnFrom,
          drawn: draw.drawn,
        },
      ],
      'on conflict (region_code, day) do nothing returning day',
    ),
  )
  return rows.length > 0
}

interface DrawRow {
  region_code: string
  day: string
  drawn_at: Date
  seed: string
  one_in: number
  at_least: number
  drawn_from: readonly string[]
  drawn: readonly string[]
}
