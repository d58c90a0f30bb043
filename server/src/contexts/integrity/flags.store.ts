import type { SignalName } from '@huiyin/contract/integrity'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

export interface StoredFlag {
  readonly regionCode: string
  readonly id: string
  readonly signal: SignalName
  readonly subjectKey: string
  readonly unitCode: string
  readonly month: string
  readonly observed: number
  readonly among: number
  readonly expected: number
  readonly chance: number
  readonly foundAt: Date
  readonly matterId: string | null
}

const flagsMax = 500

/** What is flagged already: by signal and subject. */
export async function selectFlagged(tx: Tx, month: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(sql<{ id: string; signal: string; subjectKey: string }>`
    select id, signal, subject_key as "subjectKey"
    from integrity.flag
    where region_code = ${tx.regionCode}
    and month = ${month}`)
  return new Map(rows.map(({ id, signal, subjectKey }) => [`${signal} ${subjectKey}`, id]))
}

/** The flags of a month, with the numbers of the checks they opened. */
export function selectFlags(
  db: Queryable,
  regionCodes: readonly string[],
  month: string,
): Promise<(StoredFlag & { readonly matterNumber: string | null })[]> {
  return db.query(
    crossRegion(
      'a county sees the signals of its townships',
      sql<StoredFlag & { readonly matterNumber: string | null }>`
        select flag.region_code as "regionCode", flag.id, flag.signal,
          flag.subject_key as "subjectKey", flag.unit_code as "unitCode", flag.month,
          flag.observed, flag.among, flag.expected, flag.chance, flag.found_at as "foundAt",
          flag.matter_id as "matterId", matter.number as "matterNumber"
        from integrity.flag as flag
        left join kernel.matter as matter
          on matter.region_code = flag.region_code
          and matter.id = flag.matter_id
        where flag.region_code = any(${regionCodes}::text[])
        and flag.month = ${month}
        order by flag.chance, flag.signal, flag.id
        limit ${flagsMax}`,
    ),
  )
}

/** The reviews behind the flags of a month. */
export async function selectFlaggedReviews(
  db: Queryable,
  regionCodes: readonly string[],
  month: string,
): Promise<readonly string[]> {
  const rows = await db.query(
    crossRegion(
      'a county sees the signals of its townships',
      sql<{ reviewId: string }>`
        select flagged.review_id as "reviewId"
        from integrity.flagged_review as flagged
        join integrity.flag as flag
          on flag.region_code = flagged.region_code
          and flag.id = flagged.flag_id
        where flagged.region_code = any(${regionCodes}::text[])
        and flag.month = ${month}
        group by flagged.review_id`,
    ),
  )
  return rows.map(({ reviewId }) => reviewId)
}

export async function insertFlags(tx: Tx, flags: readonly StoredFlag[]): Promise<void> {
  const columns = {
    region_code: 'text',
    id: 'uuid',
    signal: 'text',
    subject_key: 'text',
    unit_code: 'text',
    month: 'text',
    observed: 'integer',
    among: 'integer',
    expected: 'double precision',
    chance: 'double precision',
    found_at: 'timestamptz',
    matter_id: 'uuid',
  }
  const rows = flags.map((flag) => ({
    region_code: tx.regionCode,
    id: flag.id,
    signal: flag.signal,
    subject_key: flag.subjectKey,
    unit_code: flag.unitCode,
    month: flag.month,
    observed: flag.observed,
    among: flag.among,
    expected: flag.expected,
    chance: flag.chance,
    found_at: flag.foundAt,
    matter_id: flag.matterId,
  }))
  await tx.query(insertRows('integrity.flag', columns, rows))
}

export async function insertFlaggedReviews(
  tx: Tx,
  flagged: readonly { readonly flagId: string; readonly reviewId: string }[],
): Promise<void> {
  const columns = { region_code: 'text', flag_id: 'uuid', review_id: 'uuid' }
  const rows = flagged.map(({ flagId, reviewId }) => ({
    region_code: tx.regionCode,
    flag_id: flagId,
    review_id: reviewId,
  }))
  const tail = 'on conflict (region_code, flag_id, review_id) do nothing'
  await tx.query(insertRows('integrity.flagged_review', columns, rows, tail))
}
