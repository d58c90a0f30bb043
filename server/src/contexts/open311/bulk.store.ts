import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export type BulkFormat = 'csv' | 'geojson'

/** A file of published requests as it was made last. */
export interface BulkFile {
  readonly format: BulkFormat
  readonly madeAt: Date
  readonly sha256: string
  readonly size: number
  readonly requests: number
}

export async function saveBulkFile(tx: Tx, file: BulkFile): Promise<void> {
  await tx.query(sql`
    insert into open311.bulk_file (region_code, format, made_at, sha256, size, requests)
    values (${tx.regionCode}, ${file.format}, ${file.madeAt}, ${file.sha256}, ${file.size},
      ${file.requests})
    on conflict (region_code, format) do update set made_at = excluded.made_at,
      sha256 = excluded.sha256, size = excluded.size, requests = excluded.requests`)
}

export function selectBulkFiles(q: Queryable, regionCode: string): Promise<BulkFile[]> {
  return q.query(sql<BulkFile>`
    select format, made_at as "madeAt", sha256, size, requests
    from open311.bulk_file
    where region_code = ${regionCode}
    order by format`)
}

/** Which of these files are still named. */
export async function selectNamedBulk(
  q: Queryable,
  regionCode: string,
  names: readonly string[],
): Promise<string[]> {
  const rows = await q.query(sql<{ sha256: string }>`
    select sha256
    from open311.bulk_file
    where region_code = ${regionCode}
      and sha256 = any(${names}::text[])
    order by sha256`)
  return rows.map(({ sha256 }) => sha256)
}
