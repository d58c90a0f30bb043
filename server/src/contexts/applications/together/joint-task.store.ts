import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { type Columns, insertRows } from '../../../platform/db/rows.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Asking, JointTask } from './joint-task.types.ts'

interface Row {
  region_code: string
  matter_id: string
  form: JointTask['form']
  question: string
  site: string | null
  site_key: string | null
  held_on: string | null
  askers: JointTask['askers']
  unit_codes: readonly string[]
  answers: JointTask['answers']
  report: JointTask['report']
  outcome: JointTask['outcome']
}

const columns: Columns<Row> = {
  region_code: 'text',
  matter_id: 'uuid',
  form: 'text',
  question: 'text',
  site: 'text',
  site_key: 'text',
  held_on: 'text',
  askers: 'jsonb',
  unit_codes: 'text[]',
  answers: 'jsonb',
  report: 'jsonb',
  outcome: 'text',
}

const assignments = ['askers', 'unit_codes', 'answers', 'report', 'outcome']
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

/** The same place, however it was typed: width, case, spaces and punctuation do not matter. */
export function siteKeyOf(site: string): string {
  return site
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\p{Z}]/gu, '')
}

export const jointTaskStore: KindStore<JointTask> = {
  load: (tx, matterIds) => loadJointTasks(tx, tx.regionCode, matterIds),
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => toRow(tx.regionCode, matterId, row))
    await tx.query(
      insertRows(
        'applications.joint_task',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

/** The rows of joint tasks. */
export async function loadJointTasks(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, JointTask>> {
  const rows = await q.query(sql<JointTask & { matterId: string }>`
    select matter_id as "matterId", form, question, site, held_on as "heldOn", askers,
      unit_codes as "unitCodes", answers, report, outcome
    from applications.joint_task
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

/** The visit to a place that is open now: there is at most one. */
export async function findOpenVisit(tx: Tx, site: string): Promise<string | undefined> {
  const [found] = await tx.query(sql<{ number: string }>`
    select matter.number
    from applications.joint_task as task
    join kernel.matter as matter
      on matter.region_code = task.region_code
      and matter.id = task.matter_id
    where task.region_code = ${tx.regionCode}
      and task.form = 'site_visit'
      and task.site_key = ${siteKeyOf(site)}
      and task.outcome is null`)
  return found?.number
}

/** What applications and steps ask, and are waiting to ask; of others nothing. */
export async function loadAsking(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Asking & { readonly applicationId: string }>> {
  const rows = await q.query(sql<Asking & { matterId: string; applicationId: string }>`
    select matter_id as "matterId", matter_id as "applicationId", asks, ask_wanted as "askWanted"
    from applications.application
    where region_code = ${regionCode}
      and matter_id = any(${matterIds}::uuid[])
    union all
    select matter_id as "matterId", application_id as "applicationId", asks,
      ask_wanted as "askWanted"
    from applications.step
    where region_code = ${regionCode}
      and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

/** A joint task with what a list shows of its matter. */
export interface ListedJointTask extends JointTask {
  readonly number: string
  readonly state: string
  readonly holderUnitCode: string
  readonly openedAt: Date
  readonly dueAt: Date
}

/**
 * Open tasks in which units take part, the earliest due first, at most 200: more than a unit has.
 *
 * @param side - `asked`: units that were asked and have not answered; `asking`: units that wait
 */
export function selectOpenJointTasks(
  q: Queryable,
  regionCode: string,
  { side, unitCodes }: { readonly side: 'asked' | 'asking'; readonly unitCodes: readonly string[] },
): Promise<ListedJointTask[]> {
  const isTheirs =
    side === 'asking'
      ? sql`exists (
          select
          from jsonb_array_elements(task.askers) as asker
          where asker ->> 'unitCode' = any(${unitCodes}::text[]))`
      : sql`exists (
          select
          from unnest(task.unit_codes) as asked (unit_code)
          where asked.unit_code = any(${unitCodes}::text[])
            and not exists (
              select
              from jsonb_array_elements(task.answers) as answer
              where answer ->> 'unitCode' = asked.unit_code))`
  return selectListed(q, regionCode, sql`task.outcome is null and ${isTheirs}`)
}

/** Tasks by their ids. */
export function selectJointTasks(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ListedJointTask[]> {
  return selectListed(q, regionCode, sql`task.matter_id = any(${matterIds}::uuid[])`)
}

function selectListed(
  q: Queryable,
  regionCode: string,
  isAsked: Statement<unknown>,
): Promise<ListedJointTask[]> {
  return q.query(sql<ListedJointTask>`
    select task.form, task.question, task.site, task.held_on as "heldOn", task.askers,
      task.unit_codes as "unitCodes", task.answers, task.report, task.outcome, matter.number,
      matter.state, matter.holder_unit_code as "holderUnitCode", matter.opened_at as "openedAt",
      clock.due_at as "dueAt"
    from applications.joint_task as task
    join kernel.matter as matter
      on matter.region_code = task.region_code
      and matter.id = task.matter_id
    join kernel.matter_clock as clock
      on clock.region_code = task.region_code
      and clock.matter_id = task.matter_id
      and clock.name = 'answer'
      and clock.run = 1
    where task.region_code = ${regionCode}
      and ${isAsked}
    order by clock.due_at, matter.number
    limit 200`)
}

function toRow(regionCode: string, matterId: string, row: JointTask): Row {
  return {
    region_code: regionCode,
    matter_id: matterId,
    form: row.form,
    question: row.question,
    site: row.site,
    site_key: row.form === 'site_visit' && row.site !== null ? siteKeyOf(row.site) : null,
    held_on: row.heldOn,
    askers: row.askers,
    unit_codes: row.unitCodes,
    answers: row.answers,
    report: row.report,
    outcome: row.outcome,
  }
}
