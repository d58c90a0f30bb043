import assert from 'node:assert/strict'
import type { Queryable } from './db.ts'
import type { Placements } from './placement.ts'
import { crossRegion, sql } from './sql.ts'

/** A table that could not be spread over several machines as it is. */
export interface CatalogueFault {
  /** `E02 region_code must be text, not null, with a check` */
  readonly rule: string
  /** `schema.table` */
  readonly table: string
  /** The column, key or constraint meant; empty for the table itself. */
  readonly part: string
}

/**
 * Checks all tables of a freshly migrated database against their declared placement. The rules are
 * what distributed PostgreSQL (Citus) refuses, so that the move needs no change of the schema.
 *
 * @param placements - every `tables.ts` merged
 * @returns the faults, ordered by rule; empty when all is well
 * @throws AssertionError if there is no table to look at: the check would prove nothing
 */
export async function checkCatalogue(
  db: Queryable,
  placements: Placements,
): Promise<CatalogueFault[]> {
  const [seen] = await db.query(sql<{ tables: number }>`
    select count(*)::int as tables
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname || '.' || c.relname = any(${Object.keys(placements)})`)
  assert(seen !== undefined && seen.tables > 0, 'the catalogue check sees no table of ours')
  return db.query(crossRegion('the catalogue has no regions', faults(JSON.stringify(placements))))
}

function faults(placements: string) {
  return sql<CatalogueFault>`
    ${tablesWith(placements)}
    ${faultsOfColumnsAndKeys}
    union all
    ${faultsOfForeignKeys}
    union all
    ${faultsOfOtherObjects}
    order by 1, 2, 3`
}

/** `tables`: all of ours with their placement; `spread`: the distributed ones with their region. */
function tablesWith(placements: string) {
  return sql`
    with placed as (
      select key as name, value as kind
      from jsonb_each_text(${placements}::jsonb)
    ),
    tables as (
      select c.oid, n.nspname || '.' || c.relname as name, placed.kind,
        obj_description(c.oid, 'pg_class') as comment
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join placed on placed.name = n.nspname || '.' || c.relname
      where n.nspname not in ('information_schema', 'pgboss')
        and n.nspname not like 'pg\_%'
        and c.relkind in ('r', 'p') and not c.relispartition
    ),
    spread as (
      select tables.*, a.attnum as key, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
      from tables
      left join pg_attribute a on a.attrelid = tables.oid
        and a.attname = 'region_code' and not a.attisdropped
      where kind = 'distributed'
    )`
}

const faultsOfColumnsAndKeys = sql`
    select 'E01 declared in no tables.ts' as rule, name as "table", '' as part
    from tables where kind is null
    union all
    select 'E01 declared, but there is no such table', name, ''
    from placed where name not in (select name from tables)
    union all
    select 'E02 region_code must be text, not null, with a check', name, coalesce(type, 'missing')
    from spread
    where key is null or type <> 'text' or not required or not exists (
      select from pg_constraint x
      where x.conrelid = spread.oid and x.contype = 'c' and key = any(x.conkey))
    union all
    select 'E03 no primary key', name, ''
    from spread
    where not exists (select from pg_index i where i.indrelid = spread.oid and i.indisprimary)
    union all
    select 'E04 unique key that does not begin with region_code', name, i.indexrelid::regclass::text
    from spread
    join pg_index i on i.indrelid = spread.oid
    where i.indisunique and key is distinct from i.indkey[0]
    union all
    select 'E05 exclusion constraint', name, x.conname
    from spread
    join pg_constraint x on x.conrelid = spread.oid
    where x.contype = 'x'
    union all
    select 'E10 serial, identity or generated column', spread.name, a.attname::text
    from spread
    join pg_attribute a on a.attrelid = spread.oid and a.attnum > 0
    left join pg_attrdef f on f.adrelid = spread.oid and f.adnum = a.attnum
    where a.attidentity <> '' or a.attgenerated <> '' or pg_get_expr(f.adbin, f.adrelid) like 'nextval(%'`

const faultsOfForeignKeys = sql`
    select 'E06 foreign key that does not pair region_code', spread.name, x.conname
    from spread
    join pg_constraint x on x.conrelid = spread.oid and x.contype = 'f'
    join spread target on target.oid = x.confrelid
    where array_position(x.conkey, spread.key) is null
      or array_position(x.conkey, spread.key) is distinct from array_position(x.confkey, target.key)
    union all
    select 'E07 foreign key from distributed to local', spread.name, x.conname
    from spread
    join pg_constraint x on x.conrelid = spread.oid and x.contype = 'f'
    join tables target on target.oid = x.confrelid
    where target.kind = 'local'
    union all
    select 'E08 foreign key from reference or local to distributed', tables.name, x.conname
    from tables
    join pg_constraint x on x.conrelid = tables.oid and x.contype = 'f'
    join spread target on target.oid = x.confrelid
    where tables.kind in ('reference', 'local')
    union all
    select 'E09 foreign key that would write region_code', spread.name, x.conname
    from spread
    join pg_constraint x on x.conrelid = spread.oid and x.contype = 'f'
    where spread.key = any(x.conkey) and (x.confdeltype in ('n', 'd') or x.confupdtype in ('n', 'd', 'c'))`

const faultsOfOtherObjects = sql`
    select 'E11 trigger', spread.name, g.tgname
    from spread
    join pg_trigger g on g.tgrelid = spread.oid
    where not g.tgisinternal
    union all
    select 'E12 restrictive policy', spread.name, p.polname
    from spread
    join pg_policy p on p.polrelid = spread.oid
    where not p.polpermissive
    union all
    select 'E13 rule', spread.name, r.rulename
    from spread
    join pg_rewrite r on r.ev_class = spread.oid
    where r.rulename <> '_RETURN'
    union all
    select 'E14 partition of a partition', spread.name, h.inhrelid::regclass::text
    from spread
    join pg_inherits h on h.inhparent = spread.oid
    join pg_class p on p.oid = h.inhrelid
    where p.relkind = 'p'
    union all
    select 'E15 no comment', name, ''
    from tables where comment is null`
