import { jointFormWords } from '@huiyin/contract/joint-tasks.words'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Matter, NewMatter } from '../../../kernel/matter/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ApplicationParts } from '../parts.ts'
import { systemAct, takeAll } from '../system-acts.ts'
import { stateAtFirst } from './joint-task.lifecycle.ts'
import { findOpenVisit, loadAsking, loadJointTasks } from './joint-task.store.ts'
import type { Asker, AskWanted, JointTask } from './joint-task.types.ts'
import { jointWorkLimits } from './joint-work.rules.ts'

/** Acts by which somebody asks other units. */
export const askingActNames = ['application.ask_units', 'approval_step.ask_units'] as const

/** Acts that may end a joint task. */
export const answeringActNames = [
  'joint_task.answer',
  'joint_task.breach',
  'joint_task.withdraw',
  'joint_task.call_off',
] as const

/**
 * Sends out what steps and leads want to ask: a task of its own, or a place in the visit that is
 * open for the same site. Asked twice it sends nothing twice.
 */
export function sendQuestions(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    await parts.clock.load(tx.regionCode)
    const matters = await parts.matters.lock(tx, ids)
    const asking = await loadAsking(tx, tx.regionCode, ids)
    for (const matter of matters) {
      const { askWanted, applicationId } = asking.get(matter.id) ?? {}
      if (applicationId === undefined || !askWanted || matter.closedAt !== null) continue
      const application =
        applicationId === matter.id
          ? matter
          : await parts.matters.findById(tx.regionCode, applicationId)
      if (application === undefined) continue
      const asker: Asker = {
        matterId: matter.id,
        number: matter.number,
        applicationId,
        applicationNumber: application.number,
        unitCode: matter.holderUnitCode,
        waits: askWanted.waits,
      }
      await sendOne(tx, parts, { application, asker, askWanted })
    }
  }
}

interface Question {
  readonly application: Matter
  readonly asker: Asker
  readonly askWanted: AskWanted
}

async function sendOne(tx: Tx, parts: ApplicationParts, question: Question): Promise<void> {
  const { asker, askWanted } = question
  const { form, site } = askWanted
  const visit = form === 'site_visit' && site ? await findOpenVisit(tx, site) : undefined
  const task =
    visit === undefined
      ? await beginTask(tx, parts, question)
      : await joinVisit(tx, parts, { visit, question })
  await takeAll(tx, parts, [
    systemAct(tx, asker.number, 'asked', {
      taskId: task.id,
      number: task.number,
      dueAt: formatInstant(task.nextDueAt ?? task.openedAt),
    }),
  ])
  await parts.matters.link(tx, [{ from: asker.matterId, to: task.id, reason: 'joint_task' }])
}

async function beginTask(tx: Tx, parts: ApplicationParts, question: Question): Promise<Matter> {
  const [begun] = await parts.matters.begin(tx, [newTask(parts, question)])
  if (begun === undefined) throw new Error('a joint task that was begun is not there')
  return begun.matter
}

async function joinVisit(
  tx: Tx,
  parts: ApplicationParts,
  { visit, question }: { readonly visit: string; readonly question: Question },
): Promise<Matter> {
  const { asker, askWanted } = question
  const fields = { ...asker, units: askWanted.unitCodes }
  const [joined] = await takeAll(tx, parts, [systemAct(tx, visit, 'join', fields)])
  if (joined === undefined) throw new Error('a visit that was joined is not there')
  return joined
}

function newTask(parts: ApplicationParts, { application, asker, askWanted }: Question): NewMatter {
  const { form, unitCodes, question, site, heldOn } = askWanted
  const now = parts.world.now()
  const { regionCode } = application
  const { version, value } = parts.rulebook.inForce(regionCode, jointWorkLimits, localDayOf(now))
  const row: JointTask = {
    form,
    question,
    site,
    heldOn,
    askers: [asker],
    unitCodes,
    answers: [],
    report: null,
    outcome: null,
  }
  return {
    id: parts.world.newId(),
    kind: 'joint_task',
    state: stateAtFirst(row),
    title: `${application.title}：${jointFormWords[form].zh}`.slice(0, 200),
    itemCode: application.itemCode,
    accountableUnitCode: asker.unitCode,
    holder: { unitCode: asker.unitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'open',
    reportedBy: null,
    opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row,
    clocks: [{ name: 'answer', do: 'start', budget: value.limits[form], ruleVersion: version }],
    words: [application.number.toLowerCase()],
    notices: (matter) =>
      unitCodes.map((toUnitCode) => ({
        kind: 'approval_wanted',
        toUnitCode,
        reason: `${matter.number} ${jointFormWords[form].zh}：${question}`.slice(0, 200),
        dueAt: matter.nextDueAt,
      })),
    body: { application: application.number, asker: asker.number, form, units: unitCodes },
  }
}

/** Tells whoever asked, and still can hear it, how a task ended. */
export function bringAnswers(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const tasks = await loadJointTasks(tx, tx.regionCode, ids)
    const askerIds = [...tasks.values()].flatMap(({ askers }) =>
      askers.map(({ matterId }) => matterId),
    )
    const matters = await parts.matters.lock(tx, [...new Set(askerIds)])
    const asking = await loadAsking(tx, tx.regionCode, askerIds)
    const acts = matters.flatMap((matter) => {
      if (matter.closedAt !== null) return []
      return (asking.get(matter.id)?.asks ?? []).flatMap(({ taskId, number, outcome }) => {
        const ended = tasks.get(taskId)?.outcome ?? null
        if (outcome !== null || ended === null) return []
        return systemAct(tx, matter.number, 'heard', { number, outcome: ended })
      })
    })
    await takeAll(tx, parts, acts)
  }
}

/** Calls off tasks that nobody asks any more: the asker ended, or goes on without the answer. */
export async function callOffOrphans(
  tx: Tx,
  parts: ApplicationParts,
  taskIds: readonly string[],
): Promise<void> {
  const tasks = await parts.matters.lock(tx, [...new Set(taskIds)])
  const open = tasks.filter(({ closedAt }) => closedAt === null)
  if (open.length === 0) return
  const rows = await loadJointTasks(
    tx,
    tx.regionCode,
    open.map(({ id }) => id),
  )
  const askerIds = [...rows.values()].flatMap(({ askers }) => askers.map((one) => one.matterId))
  const askers = await parts.matters.lock(tx, [...new Set(askerIds)])
  const asking = await loadAsking(tx, tx.regionCode, askerIds)
  const isAsked = (taskId: string) =>
    askers.some(
      ({ id, closedAt }) =>
        closedAt === null &&
        asking.get(id)?.asks.some((ask) => ask.taskId === taskId && ask.outcome === null),
    )
  await takeAll(
    tx,
    parts,
    open.filter(({ id }) => !isAsked(id)).map(({ number }) => systemAct(tx, number, 'call_off')),
  )
}
