import type { LedgerPublication, PublicProblem } from '@huiyin/contract/ledger-publication'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StoredLedger } from '../ledgers.store.ts'
import { type ListedTask, selectTasks } from '../list.store.ts'
import type { TaskParts } from '../parts.ts'
import { weekOf } from '../summary.rules.ts'
import { unitNames } from '../unit-names.ts'
import { ledgerPublication } from './publication.rules.ts'
import {
  deletePublication,
  findPublication,
  type Publication,
  savePublication,
} from './publications.store.ts'

/** What one public page can be read by. */
const problemsMax = 2000

/** Whether a ledger is public, and what its region shows. */
export async function showPublication(
  parts: TaskParts,
  { regionCode, id }: StoredLedger,
): Promise<LedgerPublication> {
  const { ledgers, columns } = switchesOf(parts, regionCode)
  const found = await findPublication(parts.db, [regionCode], id)
  return {
    isOn: ledgers && columns.length > 0,
    columns: [...columns],
    publishedAt: found === undefined ? null : formatInstant(found.publishedAt),
    problems: found?.rows.length ?? null,
  }
}

/**
 * Makes a ledger public as it stands now; again, it is renewed. What is shown of it is judged at
 * every look by what the region has switched on. No name of a person is in it.
 *
 * @throws Refusal `tasks/publication-off`, `tasks/publication-too-long`
 */
export async function publishLedger(
  parts: TaskParts,
  ledger: StoredLedger,
  publishedBy: string,
): Promise<LedgerPublication> {
  const { regionCode, id } = ledger
  const { ledgers, columns } = switchesOf(parts, regionCode)
  if (!ledgers || columns.length === 0) throw new Refusal('tasks/publication-off')
  const rows = await problemsOf(parts, ledger)
  const publishedAt = parts.world.now()
  const title = ledger.name.replace(/\.xlsx$/i, '')
  await parts.db.transaction(regionCode, async (tx) => {
    await savePublication(tx, { regionCode, ledgerId: id, title, rows, publishedAt, publishedBy })
    await tell(tx, parts, { act: 'ledger.publish', ledgerId: id, by: publishedBy })
  })
  return showPublication(parts, ledger)
}

/** Takes a ledger out of public sight at once. */
export async function withdrawPublication(
  parts: TaskParts,
  ledger: StoredLedger,
  by: string,
): Promise<LedgerPublication> {
  await parts.db.transaction(ledger.regionCode, async (tx) => {
    if (!(await deletePublication(tx, ledger.id))) return
    await tell(tx, parts, { act: 'ledger.hide', ledgerId: ledger.id, by })
  })
  return showPublication(parts, ledger)
}

/** A public ledger with the columns its region shows today. */
export interface PublicLedger extends Publication {
  readonly regionName: string
  readonly columns: LedgerPublication['columns']
}

/** @throws Refusal `tasks/ledger-unknown`, also for one that is not public or no longer */
export async function showPublicLedger(parts: TaskParts, ledgerId: string): Promise<PublicLedger> {
  const regions = await parts.org.regions()
  const codes = regions.map(({ regionCode }) => regionCode)
  const isId = /^[0-9a-f-]{36}$/.test(ledgerId)
  const found = isId ? await findPublication(parts.db, codes, ledgerId) : undefined
  if (found === undefined) throw new Refusal('tasks/ledger-unknown')
  const { ledgers, columns } = switchesOf(parts, found.regionCode)
  if (!ledgers || columns.length === 0) throw new Refusal('tasks/ledger-unknown')
  const region = regions.find(({ regionCode }) => regionCode === found.regionCode)
  return { ...found, columns: [...columns], regionName: region?.name ?? found.regionCode }
}

function switchesOf({ rulebook, world }: TaskParts, regionCode: string) {
  return rulebook.inForce(regionCode, ledgerPublication, localDayOf(world.now())).value
}

async function problemsOf(parts: TaskParts, ledger: StoredLedger): Promise<PublicProblem[]> {
  const { regionCode, id } = ledger
  const now = parts.world.now()
  const counted = { regionCodes: [regionCode], ledgerId: id, now, weekEnd: weekOf(now).end }
  const tasks = await selectTasks(parts.db, counted, {
    ledger: id,
    unitCodes: null,
    after: undefined,
    limit: problemsMax + 1,
  })
  if (tasks.length > problemsMax) throw new Refusal('tasks/publication-too-long')
  const nameOf = await unitNames(parts, [regionCode])
  return tasks
    .filter(({ state }) => state !== 'withdrawn')
    .toSorted((a, b) => a.ledgerLine - b.ledgerLine)
    .map((task) => publicProblem(task, nameOf))
}

function publicProblem(task: ListedTask, nameOf: (code: string) => string): PublicProblem {
  const { content, state, dueAt } = task
  const isDone = state === 'struck_off'
  return {
    problemNumber: content.problemNumber,
    aspect: content.aspect,
    problem: content.problem,
    unit: [task.unitCode, ...task.jointUnitCodes].map(nameOf).join('、'),
    measure: content.measure,
    dueOn: dueAt === null ? content.deadlineText : localDayOf(dueAt),
    state: isDone ? 'done' : state === 'long_term' ? 'long_term' : 'open',
    closedOn: task.closedOn ?? (task.closedAt === null ? null : localDayOf(task.closedAt)),
  }
}

/** Only an id: what was shown lies in its row, and who could see it is the rule of the region. */
async function tell(
  tx: Tx,
  { matters, world }: TaskParts,
  told: {
    readonly act: 'ledger.publish' | 'ledger.hide'
    readonly ledgerId: string
    readonly by: string
  },
): Promise<void> {
  await matters.parts.ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: 'publications',
      happenedAt: world.now(),
      act: told.act,
      actor: told.by,
      body: { ledger: told.ledgerId },
    },
  ])
}
