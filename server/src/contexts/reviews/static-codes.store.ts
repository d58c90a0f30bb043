import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

/** 静态二维码 of a window, unit or item. */
export interface StaticCode {
  readonly regionCode: string
  readonly code: string
  readonly target: 'window' | 'unit' | 'item'
  readonly unitCode: string
  readonly windowCode: string | null
  readonly itemCode: string | null
}

export async function saveStaticCodes(
  tx: Tx,
  codes: readonly Omit<StaticCode, 'regionCode'>[],
  createdAt: Date,
): Promise<void> {
  if (codes.length === 0) return
  const rows = codes.map((code) => ({
    region_code: tx.regionCode,
    code: code.code,
    target: code.target,
    unit_code: code.unitCode,
    window_code: code.windowCode,
    item_code: code.itemCode,
    created_at: createdAt,
  }))
  const columns = {
    region_code: 'text',
    code: 'text',
    target: 'text',
    unit_code: 'text',
    window_code: 'text',
    item_code: 'text',
    created_at: 'timestamptz',
  } as const
  await tx.query(insertRows('reviews.static_code', columns, rows, 'on conflict do nothing'))
}

export async function findStaticCode(db: Queryable, code: string): Promise<StaticCode | undefined> {
  const [row] = await db.query(
    crossRegion(
      'a printed code names no region',
      sql<StaticCode>`
        select region_code as "regionCode", code, target, unit_code as "unitCode",
          window_code as "windowCode", item_code as "itemCode"
        from reviews.static_code
        where code = ${code}
        and revoked_at is null
        limit 1`,
    ),
  )
  return row
}

/** Codes in use, by unit. */
export function countCodesOfUnits(
  q: Queryable,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select unit_code as "unitCode", count(*) as n
    from reviews.static_code
    where region_code = ${asked.regionCode}
      and unit_code = any(${asked.unitCodes}::text[])
      and revoked_at is null
    group by unit_code`)
}

export async function followCodes(
  tx: Tx,
  step: { readonly predecessorCode: string; readonly successorCode: string },
): Promise<number> {
  const moved = await tx.query(sql<{ code: string }>`
    update reviews.static_code
    set unit_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and unit_code = ${step.predecessorCode}
      and revoked_at is null
    returning code`)
  return moved.length
}

/** 窗口评价终端: a device that knows a key of its window; the key itself is not stored. */
export interface Terminal {
  readonly regionCode: string
  readonly windowCode: string
}

export async function saveTerminal(
  tx: Tx,
  terminal: {
    readonly id: string
    readonly windowCode: string
    readonly keyHash: Buffer
    readonly createdAt: Date
  },
): Promise<void> {
  await tx.query(sql`
    insert into reviews.terminal (region_code, id, window_code, key_hash, created_at)
    values (${tx.regionCode}, ${terminal.id}, ${terminal.windowCode}, ${terminal.keyHash},
      ${terminal.createdAt})`)
}

export async function findTerminal(db: Queryable, keyHash: Buffer): Promise<Terminal | undefined> {
  const [row] = await db.query(
    crossRegion(
      'the key of a device names no region',
      sql<Terminal>`
        select region_code as "regionCode", window_code as "windowCode"
        from reviews.terminal
        where key_hash = ${keyHash}
        and revoked_at is null
        limit 1`,
    ),
  )
  return row
}
