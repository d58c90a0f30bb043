/**
 * Where a table's rows live once a database is spread over several machines: with their region, on
 * every machine, or on the first one alone.
 */
export type Placement = 'distributed' | 'reference' | 'local'

/** `schema.table` to its placement; every module declares its own in `tables.ts`. */
export type Placements = Readonly<Record<string, Placement>>
