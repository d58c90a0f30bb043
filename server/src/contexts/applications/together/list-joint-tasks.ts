import type { JointTaskList, JointTaskView } from '@huiyin/contract/joint-tasks'
import { jointFormWords, jointStanceWords } from '@huiyin/contract/joint-tasks.words'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import type { ApplicationParts } from '../parts.ts'
import { jointTask } from './joint-task.lifecycle.ts'
import { type ListedJointTask, selectJointTasks, selectOpenJointTasks } from './joint-task.store.ts'

/** What waits for the own units of somebody, or what they wait for. */
export async function listJointTasks(
  parts: ApplicationParts,
  { regionCode, posts }: StaffActor,
  side: 'asked' | 'asking',
): Promise<JointTaskList> {
  const unitCodes = [...new Set(posts.map(({ unitCode }) => unitCode))]
  const rows = await selectOpenJointTasks(parts.db, regionCode, { side, unitCodes })
  return { rows: await viewsOf(parts, regionCode, rows) }
}

/** The tasks that an application and its steps have asked, in the order they were asked. */
export async function jointTasksOf(
  parts: ApplicationParts,
  db: Queryable,
  { regionCode, taskIds }: { readonly regionCode: string; readonly taskIds: readonly string[] },
): Promise<JointTaskView[]> {
  if (taskIds.length === 0) return []
  return viewsOf(parts, regionCode, await selectJointTasks(db, regionCode, taskIds))
}

async function viewsOf(
  { org, world }: ApplicationParts,
  regionCode: string,
  rows: readonly ListedJointTask[],
): Promise<JointTaskView[]> {
  const { unit } = await org.snapshot(regionCode)
  const unitRef = (code: string) => ({ code, name: unit(code)?.name ?? code })
  const now = world.now()
  return rows.map((row) => ({
    number: row.number,
    form: row.form,
    formLabel: jointFormWords[row.form].zh,
    question: row.question,
    site: row.site,
    heldOn: row.heldOn,
    state: row.state,
    stateLabel: jointTask.states[row.state]?.label.zh ?? row.state,
    askedBy: unitRef(row.holderUnitCode),
    applications: [...new Set(row.askers.map(({ applicationNumber }) => applicationNumber))],
    waits: row.askers.some(({ waits }) => waits),
    askedAt: formatInstant(row.openedAt),
    dueAt: formatInstant(row.dueAt),
    isOverdue: row.outcome === null && row.dueAt < now,
    answers: row.unitCodes.map((code) => {
      const said = row.answers.find(({ unitCode }) => unitCode === code)
      return {
        unit: unitRef(code),
        stance: said?.stance ?? null,
        stanceLabel: said === undefined ? null : jointStanceWords[said.stance].zh,
        opinion: said?.opinion ?? null,
        answeredAt: said?.at ?? null,
      }
    }),
    report:
      row.report === null
        ? null
        : {
            on: row.report.on,
            persons: row.report.staffIds.length,
            findings: row.report.findings,
          },
  }))
}
