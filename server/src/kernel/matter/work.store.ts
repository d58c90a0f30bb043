import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, joinSql, type Statement, sql, unprepared } from '../../platform/db/sql.ts'
import type { ListedMatter } from './lifecycle.ts'
import { type ListedRow, listedColumns, matterColumns, toListedMatter } from './matter.store.ts'

/** What a member of staff may see: the regions of the posts, and the units when bound to them. */
export interface Sight {
  readonly regionCodes: readonly string[]
  /** Units whose whole work is seen; `null`: every unit of the regions. */
  readonly unitCodes: readonly string[] | null
  /** Units of which only some kinds are seen: those of the desk somebody sits at. */
  readonly desks: readonly DeskSight[]
  /** Who is never shown what is about them: the person, and those stood in for. */
  readonly staffIds: readonly string[]
  /** The units of the posts: what is about them is hidden, what is sealed is shown only there. */
  readonly ownUnitCodes: readonly string[]
}

export interface DeskSight {
  readonly unitCodes: readonly string[]
  readonly kinds: readonly string[]
}

export type Order = 'due' | 'opened'

/** A work list as a question: each part is there or not. */
export interface WorkFilter {
  readonly open?: boolean
  readonly overdueAt?: Date
  readonly supervised?: true
  readonly holderUnitCodes?: readonly string[]
  readonly holderStaffOrFree?: readonly string[]
  /** Kinds with their states; a matter is in one of them. */
  readonly stages?: readonly { readonly kind: string; readonly state: string }[]
  readonly kind?: string
  /** A unit and those whose work came to it. */
  readonly unitCodes?: readonly string[]
  readonly state?: string
  readonly words?: readonly string[]
  /** Ways in which somebody may mean a matter: one of them holds. */
  readonly anyOf?: {
    readonly number?: string
    readonly ids?: readonly string[]
    readonly words?: readonly string[]
    readonly reportedBy?: readonly string[]
  }
  readonly openedFrom?: Date
  readonly openedUntil?: Date
  /** Shown already. */
  readonly without?: readonly string[]
}

export interface PlaceInList {
  readonly at: Date
  readonly id: string
}

/** A page of a list as a question. */
export interface ListAsked {
  readonly sight: Sight
  readonly filter: WorkFilter
  readonly order: Order
  readonly after: PlaceInList | undefined
  readonly limit: number
}

/** One page of matters, ordered by due time or by age; read with one row more than asked for. */
export async function selectWork(db: Queryable, asked: ListAsked): Promise<ListedMatter[]> {
  const { sight, filter } = asked
  const soonest = isSoughtAmongMany(asked)
    ? await db.query(unprepared(pageOf(asked, soonestOf(asked))))
    : []
  if (soonest.length === asked.limit) return soonest.map(toListedMatter)
  const statement = pageOf(asked, sql`kernel.matter`)
  // One unit's open matters are read in the order of its index, whatever else is asked; else the best
  // plan depends on how rare a word is and how full a desk.
  const isOneDesk = filter.open === true && filter.unitCodes?.length === 1
  const rows = await db.query(ofSight(sight, isOneDesk ? statement : unprepared(statement)))
  return rows.map(toListedMatter)
}

function pageOf(
  { sight, filter, order, after, limit }: ListAsked,
  source: Statement<unknown>,
): Statement<ListedRow> {
  const conditions = [...sightConditions(sight), ...conditionsOf(filter)]
  return sql<ListedRow>`
    select ${listedColumns}
    from ${source} as matter
    where ${joinSql(conditions, ' and ')}
    ${after === undefined ? sql`` : placeCondition(order, after)}
    ${orderOf(order)}
    limit ${limit}`
}

/** So many open matters of a region are looked through for a word before its index is asked. */
const lookedThroughMax = 10_000

/**
 * Words among the open matters of one region. A frequent word fills the page with what is due soon, a
 * rare one is found by the index of words. Which it is among what lies open no planner knows: its
 * figures are those of all the years, so that it would bring every street lamp to show the first twenty.
 */
function isSoughtAmongMany({ sight, filter, order }: ListAsked): boolean {
  return (
    order === 'due' &&
    filter.words !== undefined &&
    filter.open === true &&
    !isOfDesk(filter) &&
    sight.regionCodes.length === 1
  )
}

function soonestOf({ sight, order, after }: ListAsked): Statement<unknown> {
  return sql`(
      select ${matterColumns}
      from kernel.matter as matter
      where ${regionCondition(sight, sql`matter.region_code`)}
      and matter.next_due_at is not null
      ${after === undefined ? sql`` : placeCondition(order, after)}
      ${orderOf(order)}
      limit ${lookedThroughMax}
    )`
}

/** A list shows at most so many before all others: where everything is first, nothing is. */
const firstMax = 50
/** Of a whole region at one time, far above what a rule that lets matters go first may let through. */
const markedMax = 5000

/** The matters of a list that stand first on a day, by due time. */
export async function selectFirst(
  db: Queryable,
  question: { readonly sight: Sight; readonly filter: WorkFilter; readonly today: string },
): Promise<ListedMatter[]> {
  const { sight, filter, today } = question
  const marked = await db.query(
    ofSight(
      sight,
      sql<{ id: string }>`
        select matter_id as id
        from kernel.matter_first
        where ${regionCondition(sight, sql`region_code`)}
        and until >= ${today}
        order by matter_id
        limit ${markedMax}`,
    ),
  )
  // Few lists have any: most are spared the question, which would be planned anew each time.
  if (marked.length === 0) return []
  const ids = marked.map(({ id }) => id)
  const conditions = [...sightConditions(sight), ...conditionsOf(filter)]
  const statement = sql<ListedRow>`
    select ${listedColumns}
    from kernel.matter as matter
    where ${joinSql(conditions, ' and ')}
      and matter.id = any(${ids}::uuid[])
    order by matter.next_due_at, matter.id
    limit ${firstMax}`
  const rows = await db.query(ofSight(sight, unprepared(statement)))
  return rows.map(toListedMatter)
}

/** How many matters a filter finds, counted up to a limit: a tab says `1000+`, not the exact crowd. */
export async function countWork(
  db: Queryable,
  sight: Sight,
  filter: WorkFilter,
  limit: number,
): Promise<number> {
  const conditions = [...sightConditions(sight), ...conditionsOf(filter)]
  const counted = sql<{ n: number }>`
    select count(*) as n
    from (
      select 1
      from kernel.matter as matter
      where ${joinSql(conditions, ' and ')}
      limit ${limit}
    ) as found`
  const [row] = await db.query(ofSight(sight, counted))
  return row?.n ?? 0
}

/** A statement over the regions of a sight. */
export function ofSight<Row>(sight: Sight, statement: Statement<Row>): Statement<Row> {
  return sight.regionCodes.length === 1
    ? statement
    : crossRegion('a supervising post sees the regions below its own', statement)
}

/** What of `kernel.matter as matter` somebody may see: the same as `maySee`, in SQL. */
export function sightConditions(sight: Sight): Statement<unknown>[] {
  const region = regionCondition(sight, sql`matter.region_code`)
  return [
    region,
    ...unitsCondition(sight),
    sql`(matter.about_staff_id is null
      or matter.about_staff_id <> all(${sight.staffIds}::uuid[]))`,
    sql`(matter.about_unit_code is null
      or matter.about_unit_code <> all(${sight.ownUnitCodes}::text[]))`,
    sql`(matter.identity_grade <> 'sealed'
      or matter.holder_unit_code = any(${sight.ownUnitCodes}::text[]))`,
  ]
}

function unitsCondition({ unitCodes, desks }: Sight): Statement<unknown>[] {
  if (unitCodes === null) return []
  const ofDesks = desks.map(
    (desk) => sql`(matter.kind = any(${desk.kinds}::text[]) and ${withUnits(desk.unitCodes)})`,
  )
  // A desk alone names its kinds and nothing that is whole.
  const all = unitCodes.length === 0 ? ofDesks : [withUnits(unitCodes), ...ofDesks]
  return [sql`(${joinSql(all, ' or ')})`]
}

function withUnits(unitCodes: readonly string[]): Statement<unknown> {
  return sql`(matter.holder_unit_code = any(${unitCodes}::text[])
    or matter.accountable_unit_code = any(${unitCodes}::text[]))`
}

/** That a column names a region of a sight. */
export function regionCondition(
  { regionCodes }: Sight,
  column: Statement<unknown>,
): Statement<unknown> {
  const [only, ...more] = regionCodes
  return more.length === 0
    ? sql`${column} = ${only ?? ''}`
    : sql`${column} = any(${regionCodes}::text[])`
}

function conditionsOf(filter: WorkFilter): Statement<unknown>[] {
  const found: (Statement<unknown> | undefined)[] = [
    filter.open === undefined ? undefined : filter.open ? openCondition(filter) : closed,
    filter.overdueAt && sql`matter.next_due_at < ${filter.overdueAt}`,
    filter.supervised && sql`matter.supervised`,
    filter.holderUnitCodes && unitCondition(filter.holderUnitCodes),
    filter.holderStaffOrFree === undefined
      ? undefined
      : sql`(matter.holder_staff_id is null
          or matter.holder_staff_id = any(${filter.holderStaffOrFree}::uuid[]))`,
    filter.stages && stageCondition(filter.stages),
    filter.kind === undefined ? undefined : sql`matter.kind = ${filter.kind}`,
    filter.unitCodes && unitCondition(filter.unitCodes),
    filter.state === undefined ? undefined : sql`matter.state = ${filter.state}`,
    filter.words && wordsCondition(filter, filter.words),
    filter.anyOf && anyCondition(filter.anyOf),
    filter.openedFrom && sql`matter.opened_at >= ${filter.openedFrom}`,
    filter.openedUntil && sql`matter.opened_at <= ${filter.openedUntil}`,
    filter.without && sql`matter.id <> all(${filter.without}::uuid[])`,
  ]
  return found.filter((one) => one !== undefined)
}

function stageCondition(stages: NonNullable<WorkFilter['stages']>): Statement<unknown> {
  const kinds = stages.map(({ kind }) => kind)
  const states = stages.map(({ state }) => state)
  return sql`(matter.kind, matter.state) in (
    select * from unnest(${kinds}::text[], ${states}::text[]))`
}

/** Nearly every unit is alone: its desk is then read in the order of the index. */
function unitCondition([only, ...others]: readonly string[]): Statement<unknown> {
  return others.length === 0
    ? sql`matter.holder_unit_code = ${only ?? ''}`
    : sql`matter.holder_unit_code = any(${[only, ...others]}::text[])`
}

const closed = sql`matter.closed_at is not null`

/**
 * A desk's list is read by its holder, any other list of open matters by due time. What has a date
 * is open, and the other way round: each list names what only its own index says.
 */
function openCondition(filter: WorkFilter): Statement<unknown> {
  return isOfDesk(filter) ? sql`matter.closed_at is null` : sql`matter.next_due_at is not null`
}

/**
 * What lies open at a desk is read in its order and looked through: the index of words would bring
 * every matter ever closed that has the same words. `is true` keeps it out.
 */
function wordsCondition(filter: WorkFilter, words: readonly string[]): Statement<unknown> {
  return filter.open === true && isOfDesk(filter)
    ? sql`(matter.words @> ${words}::text[]) is true`
    : sql`matter.words @> ${words}::text[]`
}

function anyCondition({
  number,
  ids,
  words,
  reportedBy,
}: NonNullable<WorkFilter['anyOf']>): Statement<unknown> {
  const ways = [
    number === undefined ? undefined : sql`matter.number = ${number}`,
    ids && sql`matter.id = any(${ids}::uuid[])`,
    words && sql`matter.words @> ${words}::text[]`,
    reportedBy && sql`matter.reported_by = any(${reportedBy}::uuid[])`,
  ]
  return sql`(${joinSql(
    ways.filter((way) => way !== undefined),
    ' or ',
  )})`
}

function isOfDesk({ unitCodes, holderUnitCodes }: WorkFilter): boolean {
  return unitCodes !== undefined || holderUnitCodes !== undefined
}

function placeCondition(order: Order, after: PlaceInList): Statement<unknown> {
  return order === 'due'
    ? sql`and (matter.next_due_at, matter.id) > (${after.at}, ${after.id}::uuid)`
    : sql`and (matter.opened_at, matter.id) < (${after.at}, ${after.id}::uuid)`
}

function orderOf(order: Order): Statement<unknown> {
  return order === 'due'
    ? sql`order by matter.next_due_at, matter.id`
    : sql`order by matter.opened_at desc, matter.id desc`
}
