import type { TaskField } from '@huiyin/contract/tasks'
import { localDayOf } from '@huiyin/contract/time'
import { type FilledCell, fillWorkbook } from '../../../platform/excel/index.ts'
import { selectLastImports } from '../imports.store.ts'
import type { StoredLedger } from '../ledgers.store.ts'
import { type ListedTask, selectTasks } from '../list.store.ts'
import type { TaskParts } from '../parts.ts'
import { weekOf } from '../summary.rules.ts'
import { task } from '../task.lifecycle.ts'
import { selectVerifications } from './verifications.store.ts'

/** More tasks than a sheet that was imported can have. */
const tasksMax = 100_000

/** A task with who verified it here, and what was found. */
interface ExportedTask extends ListedTask {
  readonly verifiedBy: string | null
  readonly findings: string | null
}

/** What the platform knows better than the file it came from. */
interface Told {
  /** The column of the ledger that holds it, where it has one. */
  readonly field: TaskField | null
  /** The heading of a new column, where it has none. */
  readonly heading: string
  readonly type: FilledCell['type']
  value(one: ExportedTask): string | number | null
}

const told: readonly Told[] = [
  { field: null, heading: '事项编号', type: 'text', value: ({ number }) => number },
  {
    field: 'ledger_state',
    heading: '当前状态',
    type: 'text',
    value: ({ state }) => task.states[state]?.label.zh ?? state,
  },
  { field: 'percent', heading: '整改进度', type: 'share', value: ({ percent }) => percent / 100 },
  {
    field: 'progress_note',
    heading: '进展情况',
    type: 'text',
    value: ({ progressNote }) => progressNote,
  },
  {
    field: null,
    heading: '现定期限',
    type: 'day',
    value: ({ dueAt }) => (dueAt === null ? null : localDayOf(dueAt)),
  },
  {
    field: 'verified_by',
    heading: '验收人',
    type: 'text',
    value: ({ verifiedBy }) => verifiedBy,
  },
  {
    field: 'verification',
    heading: '验收意见',
    type: 'text',
    value: ({ findings }) => findings,
  },
  { field: 'closed_on', heading: '销号日期', type: 'day', value: ({ closedOn }) => closedOn },
]

/**
 * The ledger in the layout it came in, filled with how far its problems are; what it has no column
 * for stands to the right of its own.
 */
export async function exportLedger(
  parts: TaskParts,
  ledger: StoredLedger,
  { watermark }: { readonly watermark: string | null },
): Promise<Buffer> {
  const { regionCode, id, layout } = ledger
  const now = parts.world.now()
  const counted = { regionCodes: [regionCode], ledgerId: id, now, weekEnd: weekOf(now).end }
  const [file, imports, tasks] = await Promise.all([
    parts.files.read(regionCode, ledger.sha256),
    selectLastImports(parts.db, [regionCode], [id]),
    selectTasks(parts.db, counted, {
      ledger: id,
      unitCodes: null,
      after: undefined,
      limit: tasksMax,
    }),
  ])
  const mapping = imports.get(id)?.mapping ?? layout.columns
  const columnOf = new Map(mapping.map(({ field, column }) => [field, column]))
  const lastColumn = Math.max(...layout.columns.map(({ column }) => column))
  return fillWorkbook(file, {
    sheet: imports.get(id)?.sheet ?? layout.sheet,
    lastColumn,
    watermark,
    cells: cellsOf(await verified(parts, ledger, tasks), {
      columnOf,
      lastColumn,
      headingLine: layout.headerTo,
    }),
  })
}

async function verified(
  { db, org }: TaskParts,
  { regionCode, id }: StoredLedger,
  tasks: readonly ListedTask[],
): Promise<ExportedTask[]> {
  const found = await selectVerifications(db, { regionCode, ledgerId: id })
  const staffIds = [...new Set(found.map(({ staffId }) => staffId))]
  const staff = staffIds.length === 0 ? [] : await org.staff(db, regionCode, staffIds)
  const names = new Map(staff.map((one) => [one.id, one.displayName]))
  const byMatter = new Map(found.map((one) => [one.matterId, one]))
  return tasks.map((task) => {
    const { staffId = '', findings = null } = byMatter.get(task.id) ?? {}
    return { ...task, verifiedBy: names.get(staffId) ?? null, findings }
  })
}

function cellsOf(
  tasks: readonly ExportedTask[],
  place: {
    readonly columnOf: ReadonlyMap<TaskField | null, number>
    readonly lastColumn: number
    readonly headingLine: number
  },
): FilledCell[] {
  let next = place.lastColumn
  return told.flatMap(({ field, heading, type, value }) => {
    const own = field === null ? undefined : place.columnOf.get(field)
    const column = own ?? ++next
    const head: FilledCell[] =
      own === undefined ? [{ line: place.headingLine, column, type: 'text', value: heading }] : []
    const body = tasks.map((one) => ({ line: one.ledgerLine, column, type, value: value(one) }))
    return [...head, ...body]
  })
}
