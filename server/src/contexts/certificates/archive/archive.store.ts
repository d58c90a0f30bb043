import type { ArchivedDocument } from '@huiyin/contract/certificates'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

/** 归档: the file of an application. */
export interface ArchiveRow {
  readonly matterId: string
  /** 档号. */
  readonly number: string
  /** 保管期限 in years; `null` for ever. */
  readonly keepYears: number | null
  readonly documents: readonly ArchivedDocument[]
  readonly archivedAt: Date
}

/** Once: what was archived is not archived again. */
export async function insertArchive(tx: Tx, row: ArchiveRow): Promise<void> {
  await tx.query(
    insertRows(
      'certificates.archive',
      {
        region_code: 'text',
        matter_id: 'uuid',
        number: 'text',
        keep_years: 'integer',
        documents: 'jsonb',
        archived_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          matter_id: row.matterId,
          number: row.number,
          keep_years: row.keepYears,
          documents: row.documents,
          archived_at: row.archivedAt,
        },
      ],
      'on conflict (region_code, matter_id) do nothing',
    ),
  )
}

export async function findArchive(
  q: Queryable,
  regionCode: string,
  matterId: string,
): Promise<ArchiveRow | undefined> {
  const [row] = await q.query(sql<ArchiveRow>`
    select matter_id as "matterId", number, keep_years as "keepYears", documents,
      archived_at as "archivedAt"
    from certificates.archive
    where region_code = ${regionCode}
    and matter_id = ${matterId}::uuid`)
  return row
}
