import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Applications among these matters that no authority decided: nothing of them goes on file. */
export async function selectUndecided(tx: Tx, matterIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select matter_id as id
    from applications.application
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])
    and outcome is not null
    and outcome not in ('granted', 'refused')`)
  return rows.map(({ id }) => id)
}

/** Applications closed before a moment of which something personal is left, at most `limit`. */
export async function lockClosedWithForm(
  tx: Tx,
  closedBefore: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select application.matter_id as id
    from applications.application
    join kernel.matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    where application.region_code = ${tx.regionCode}
    and application.form is not null
    and matter.closed_at < ${closedBefore}
    order by application.matter_id
    limit ${limit}
    for update of application skip locked`)
  return rows.map(({ id }) => id)
}

/**
 * Erases what the applicant filled in and what departments wrote about it. Plans stay: they are
 * made of the catalogue, shared, and name nobody.
 */
export async function eraseForms(tx: Tx, matterIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    update applications.application
    set form = null, return_wanted = null, tracking = null, ask_wanted = null
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  await tx.query(sql`
    update applications.step
    set opinion = null, return_to = null, ask_wanted = null
    where region_code = ${tx.regionCode}
    and application_id = any(${matterIds}::uuid[])`)
}

/** What applicants handed in with these applications, at home or at the window. */
export async function selectFilesOf(tx: Tx, matterIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select id
    from kernel.evidence
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])
    and erased_at is null
    order by id`)
  return rows.map(({ id }) => id)
}

export async function forgetHandedIn(tx: Tx, matterIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    delete from applications.handed_in
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
}

/** The runs of the steps of applications, as matters. */
export function selectStepsOf(
  tx: Tx,
  matterIds: readonly string[],
): Promise<{ id: string; kind: 'approval_step' }[]> {
  return tx.query(sql<{ id: string; kind: 'approval_step' }>`
    select matter_id as id, 'approval_step' as kind
    from applications.step
    where region_code = ${tx.regionCode}
    and application_id = any(${matterIds}::uuid[])
    order by matter_id`)
}

/**
 * What was asked of other units for these applications, as matters: where several asked one question
 * together, once the last of them is emptied. Run after {@link eraseForms}.
 */
export function selectJointTasksOf(
  tx: Tx,
  matterIds: readonly string[],
): Promise<{ id: string; kind: 'joint_task' }[]> {
  return tx.query(sql<{ id: string; kind: 'joint_task' }>`
    with asking as (
      select asks
      from applications.application
      where region_code = ${tx.regionCode}
      and matter_id = any(${matterIds}::uuid[])
      union all
      select asks
      from applications.step
      where region_code = ${tx.regionCode}
      and application_id = any(${matterIds}::uuid[])
    ),
    asked as (
      select distinct (ask->>'taskId')::uuid as id
      from asking, jsonb_array_elements(asks) as ask
    )
    select task.matter_id as id, 'joint_task' as kind
    from applications.joint_task as task
    join asked on asked.id = task.matter_id
    where task.region_code = ${tx.regionCode}
    and not exists (
      select 1
      from jsonb_array_elements(task.askers) as asker
      join applications.application as other
        on other.region_code = ${tx.regionCode}
        and other.matter_id = (asker->>'applicationId')::uuid
      where other.form is not null
    )
    order by task.matter_id`)
}

/** Empties what was asked of units and what they said; who was asked, when and how it ended stays. */
export async function eraseJointTasks(tx: Tx, taskIds: readonly string[]): Promise<void> {
  const gone = '（已删除）'
  await tx.query(sql`
    update applications.joint_task
    set question = ${gone}, site = null,
      answers = (
        select coalesce(jsonb_agg(answer || jsonb_build_object('opinion', ${gone}::text)), '[]')
        from jsonb_array_elements(answers) as answer
      ),
      report = report || jsonb_build_object('findings', ${gone}::text)
    where region_code = ${tx.regionCode}
    and matter_id = any(${taskIds}::uuid[])`)
}
