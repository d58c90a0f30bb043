import { createHash } from 'node:crypto'
import type { LedgerRowError, TaskField } from '@huiyin/contract/tasks'
import { taskFieldWords } from '@huiyin/contract/tasks.words'
import canonicalize from 'canonicalize'
import type { LedgerRecord } from '../layout/records.rules.ts'
import type { TaskContent } from '../task.types.ts'
import { type DayContext, readDay } from './read-day.rules.ts'
import { readDeadline } from './read-deadline.rules.ts'
import { isStruckOff, readPercent } from './read-progress.rules.ts'
import type { NamedUnit, UnitFinder } from './read-unit.rules.ts'

export interface RowContext extends DayContext {
  readonly units: UnitFinder
}

/** A problem that can become a task, or why its row cannot. */
export type RowReading =
  | { readonly ok: true; readonly row: ReadRow }
  | { readonly ok: false; readonly errors: readonly LedgerRowError[] }

export interface ReadRow {
  readonly line: number
  /** What tells the row when the ledger comes again. */
  readonly rowKey: string
  readonly contentHash: string
  readonly content: TaskContent
}

/** Longest texts a ledger may hold; a longer one is an attachment. */
const shortMax = 200
const longMax = 4000
const problemMax = 2000

/** Reads one problem; every fault of its row is told at once. */
export function readRow(record: LedgerRecord, context: RowContext): RowReading {
  const reader = openReader(record, context)
  const responsible = reader.units('responsible_units')
  const lead = reader.units('lead_unit')
  const [unit, ...joint] = responsible.length > 0 ? responsible : lead
  const problem = reader.text('problem', problemMax)
  if (problem === null) {
    reader.fail('problem', '没有问题描述；如属上一行的问题，请合并问题单元格')
  }
  if (unit === undefined && reader.errors.length === 0) {
    reader.fail('responsible_units', '没有责任单位，也没有牵头单位')
  }
  const content = contentOf(reader, problem ?? '', { unit, joint, lead: lead[0] }, context)
  if (reader.errors.length > 0) return { ok: false, errors: reader.errors }
  return {
    ok: true,
    row: {
      line: record.line,
      rowKey: rowKeyOf(content),
      contentHash: sha256(String(canonicalize(content))),
      content,
    },
  }
}

type Reader = ReturnType<typeof openReader>

function contentOf(
  reader: Reader,
  problem: string,
  units: {
    readonly unit: NamedUnit | undefined
    readonly joint: readonly NamedUnit[]
    readonly lead: NamedUnit | undefined
  },
  context: RowContext,
): TaskContent {
  const deadline = readDeadline(reader.cells('deadline'), context)
  if (deadline === undefined) reader.fail('deadline', '看不懂的时限；请写日期、立行立改或长期坚持')
  const progress = readPercent(reader.cells('percent'))
  const closedOn = reader.day('closed_on')
  return {
    problemNumber: reader.text('problem_number', shortMax),
    source: reader.text('source', shortMax),
    aspect: reader.text('aspect', shortMax),
    workGroup: reader.text('work_group', shortMax),
    problem,
    details: reader.text('details', longMax),
    involvedUnits: reader.text('involved_units', longMax),
    leader: reader.text('responsible_leader', shortMax),
    directPerson: reader.text('direct_person', shortMax),
    leadUnitCode: units.lead?.code ?? null,
    unitCode: units.unit?.code ?? '',
    jointUnitCodes: units.joint.map(({ code }) => code),
    goal: reader.text('goal', longMax),
    measure: reader.text('measure', longMax),
    assignedOn: reader.day('assigned_on'),
    deadlineKind: deadline?.kind ?? 'phased',
    deadlineOn: deadline?.on ?? null,
    deadlineText: deadline?.text?.slice(0, shortMax) ?? null,
    percent: progress.percent ?? 0,
    progressNote: reader.text('progress_note', longMax) ?? progress.words,
    evidenceNote: reader.text('evidence_note', longMax),
    isStruckOff: isStruckOff(reader.text('ledger_state', shortMax), closedOn),
    verifiedBy: reader.text('verified_by', shortMax),
    verification: reader.text('verification', longMax),
    closedOn,
    lookBackOn: reader.day('look_back_on'),
    rebounded: reader.text('rebounded', shortMax),
    accountability: reader.text('accountability', longMax),
    publicity: reader.text('publicity', longMax),
    remark: reader.text('remark', longMax),
  }
}

/** Reads the fields of one record and gathers what is wrong with them. */
function openReader(record: LedgerRecord, context: RowContext) {
  const errors: LedgerRowError[] = []
  const cells = (field: TaskField) => record.values.get(field) ?? []
  const textIn = (field: TaskField) => cells(field).map(String).join('\n')
  const fail = (field: TaskField, reason: string, candidates: readonly NamedUnit[] = []) => {
    errors.push({
      line: record.line,
      field,
      value: textIn(field).slice(0, shortMax),
      reason: `${taskFieldWords[field].zh}：${reason}`,
      candidates: candidates.map(({ code, name }) => ({ code, name })),
    })
  }

  return {
    errors,
    cells,
    fail,
    text(field: TaskField, lengthMax: number): string | null {
      const text = textIn(field).trim()
      if (text.length > lengthMax) fail(field, `超过 ${lengthMax} 字`)
      return text === '' ? null : text
    },
    /** What is no day in a column that says when something was done is told, not guessed. */
    day(field: TaskField): string | null {
      const given = cells(field)
      const days = given.map((cell) => readDay(cell, context))
      if (days.some((day) => day === undefined) && !given.every(isNothing)) {
        fail(field, '看不懂的日期')
      }
      return (
        days
          .filter((day) => day !== undefined)
          .toSorted()
          .at(-1) ?? null
      )
    },
    units(field: TaskField): readonly NamedUnit[] {
      const found: NamedUnit[] = []
      for (const cell of cells(field)) {
        const reading = context.units.read(String(cell))
        if (reading.ok) found.push(...reading.units)
        else fail(field, unitReason(reading), reading.candidates)
      }
      return found.filter((unit, index) => found.indexOf(unit) === index)
    },
  }
}

function unitReason({ text, candidates }: { text: string; candidates: readonly NamedUnit[] }) {
  if (candidates.length === 0) return `没有名为“${text}”的单位`
  return `“${text}”可能是${candidates.map(({ name }) => name).join('、')}，请写全称`
}

/** 否, 无, — and the like in a column of dates say that there is none. */
function isNothing(cell: string | number): boolean {
  return /^(无|否|未|暂无|\/|-+|—+)$/.test(String(cell).trim())
}

/** Its 问题编号, else what identifies it: the same words are the same problem. */
function rowKeyOf({ problemNumber, source, problem, details }: TaskContent): string {
  if (problemNumber !== null) return `n:${problemNumber.normalize('NFKC').replace(/\s/g, '')}`
  const identity = [source, problem, details].map((text) => (text ?? '').replace(/\s/g, ''))
  return `h:${sha256(identity.join('\u0000'))}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
