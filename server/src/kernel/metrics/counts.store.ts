import { joinSql, type Statement, sql } from '../../platform/db/sql.ts'

/** Arguments of `jsonb_build_object`: the name of each count and how many rows it holds for. */
export function countsOf(
  conditions: Readonly<Record<string, Statement<unknown>>>,
): Statement<unknown> {
  return joinSql(
    Object.entries(conditions).map(
      ([name, condition]) => sql`${name}::text, count(*) filter (where ${condition})`,
    ),
    ', ',
  )
}
