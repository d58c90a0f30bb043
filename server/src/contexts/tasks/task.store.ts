import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { ExtensionAsked, Task, TaskContent } from './task.types.ts'

interface Row {
  region_code: string
  matter_id: string
  ledger_id: string
  row_key: string
  ledger_line: number
  content_hash: string
  content: TaskContent
  source: string | null
  aspect: string | null
  work_group: string | null
  lead_unit_code: string | null
  joint_unit_codes: string[]
  percent: number
  progress_note: string | null
  progress_on: string | null
  handler_staff_id: string | null
  handled_by: string[]
  extensions: number
  extension_asked: ExtensionAsked | null
  verified_by_staff_id: string | null
  returns: number
  rebounds: number
  closed_on: string | null
}

const columns: Columns<Row> = {
  region_code: 'text',
  matter_id: 'uuid',
  ledger_id: 'uuid',
  row_key: 'text',
  ledger_line: 'integer',
  content_hash: 'text',
  content: 'jsonb',
  source: 'text',
  aspect: 'text',
  work_group: 'text',
  lead_unit_code: 'text',
  joint_unit_codes: 'text[]',
  percent: 'integer',
  progress_note: 'text',
  progress_on: 'date',
  handler_staff_id: 'uuid',
  handled_by: 'uuid[]',
  extensions: 'integer',
  extension_asked: 'jsonb',
  verified_by_staff_id: 'uuid',
  returns: 'integer',
  rebounds: 'integer',
  closed_on: 'date',
}

/** What opening fixes for good; everything else an act may change. */
const fixed = new Set(['region_code', 'matter_id', 'ledger_id', 'row_key'])
const assignments = Object.keys(columns)
  .filter((name) => !fixed.has(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

export const taskStore: KindStore<Task> = {
  async load(tx, matterIds) {
    return loadTasks(tx, tx.regionCode, matterIds)
  },
  async save(tx, rows) {
    if (rows.length === 0) return
    await tx.query(
      insertRows(
        'tasks.task',
        columns,
        rows.map(({ matterId, row }) => toRow(tx.regionCode, matterId, row)),
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

export async function loadTasks(
  db: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Task>> {
  const rows = await db.query(sql<Row>`
    select region_code, matter_id, ledger_id, row_key, ledger_line, content_hash, content, source,
      aspect, work_group, lead_unit_code, joint_unit_codes, percent, progress_note, progress_on,
      handler_staff_id, handled_by, extensions, extension_asked, verified_by_staff_id, returns,
      rebounds, closed_on
    from tasks.task
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map((row) => [row.matter_id, toTask(row)]))
}

function toTask(row: Row): Task {
  return {
    ledgerId: row.ledger_id,
    rowKey: row.row_key,
    ledgerLine: row.ledger_line,
    contentHash: row.content_hash,
    content: row.content,
    percent: row.percent,
    progressNote: row.progress_note,
    progressOn: row.progress_on,
    handlerStaffId: row.handler_staff_id,
    handledBy: row.handled_by,
    extensions: row.extensions,
    extensionAsked: row.extension_asked,
    verifiedByStaffId: row.verified_by_staff_id,
    returns: row.returns,
    rebounds: row.rebounds,
    closedOn: row.closed_on,
  }
}

function toRow(regionCode: string, matterId: string, task: Task): Row {
  const { content } = task
  return {
    region_code: regionCode,
    matter_id: matterId,
    ledger_id: task.ledgerId,
    row_key: task.rowKey,
    ledger_line: task.ledgerLine,
    content_hash: task.contentHash,
    content,
    source: content.source,
    aspect: content.aspect,
    work_group: content.workGroup,
    lead_unit_code: content.leadUnitCode,
    joint_unit_codes: [...content.jointUnitCodes],
    percent: task.percent,
    progress_note: task.progressNote,
    progress_on: task.progressOn,
    handler_staff_id: task.handlerStaffId,
    handled_by: [...task.handledBy],
    extensions: task.extensions,
    extension_asked: task.extensionAsked,
    verified_by_staff_id: task.verifiedByStaffId,
    returns: task.returns,
    rebounds: task.rebounds,
    closed_on: task.closedOn,
  }
}
