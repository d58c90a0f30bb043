import { createHmac, hash } from 'node:crypto'
import type { caseTypeWords } from '@huiyin/contract/catalog-item.words'
import type { RecordFault, RecordTable } from '@huiyin/contract/project-records'
import { recordTables } from '@huiyin/contract/project-records'
import { formatInstant } from '@huiyin/contract/time'
import type { ApplicationOutcome, MaterialState, Plan } from '../application.types.ts'
import { recordLayout } from './records-layout.data.ts'

/** A row by its fields, without the head that a batch gives it. */
export interface RecordRow {
  readonly table: RecordTable
  /** What it is in its matter: a step and its run, a material, or the one row of its table. */
  readonly key: string
  readonly projectNo: string
  readonly fields: Readonly<Record<string, string>>
}

/** What is told of an application by every table. */
export interface RecordedMatter {
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly unitCode: string
  readonly openedAt: Date
  readonly enteredBy: string
  readonly reportedBy: string | null
  readonly acceptedAt: Date | null
  readonly acceptedBy: string | null
  readonly promisedAt: Date | null
  readonly decidedAt: Date | null
  readonly outcome: ApplicationOutcome | null
  readonly certificateNumber: string | null
  readonly closedAt: Date | null
  readonly materials: Readonly<Record<string, MaterialState>>
  readonly plan: Plan
}

export interface RecordedStep {
  readonly number: string
  readonly stepId: string
  readonly run: number
  readonly name: string
  readonly unitCode: string
  readonly staffId: string | null
  readonly opinion: string | null
  readonly outcome: 'passed' | 'failed' | 'sent_back'
  readonly beganAt: Date
  readonly endedAt: Date
}

export interface RecordedSpecial {
  readonly number: string
  readonly stepId: string
  readonly run: number
  readonly clockRun: number
  /** 名称（依据), as the clock of the step keeps it. */
  readonly ground: string
  readonly days: number
  readonly beganAt: Date
  readonly endedAt: Date
}

/** Names of people and units, and what the catalogue says of an item. */
export interface RecordNames {
  readonly staff: (id: string | null) => string
  readonly unit: (code: string) => string
  readonly applicant: (id: string | null) => {
    readonly kind: 'person' | 'enterprise'
    readonly name: string | null
    readonly phone: string | null
    readonly idNumber: string | null
  }
  readonly item: (hash: string) => {
    readonly code: string
    readonly version: number
    readonly caseType: keyof typeof caseTypeWords
  }
}

/** `20261120T160000`, a time of the city as GB/T 39046-2020 writes it. */
export function recordTime(at: Date): string {
  return formatInstant(at).slice(0, 19).replaceAll(/[-:]/g, '')
}

const caseTypes = { immediate: '1', promised: '2', other_case: '9' } as const
const outcomes: Readonly<Record<ApplicationOutcome, string>> = {
  granted: '出证办结',
  refused: '不予许可',
  not_needed: '不予受理',
  redirected: '不予受理',
  not_accepted: '不予受理',
  lapsed: '补正不来办结',
  withdrawn: '作废办结',
  terminated: '退回办结',
}
const getTypes = { handed_in: '1', fetched: '2', owed: '3', promised: '4', missing: '9' } as const
const events = { passed: '通过', failed: '不通过', sent_back: '退回' } as const

/** What was accepted: the row of the matter, and its materials. */
export function acceptRows(matter: RecordedMatter, names: RecordNames): RecordRow[] {
  const { number: projectNo, acceptedAt, plan } = matter
  if (acceptedAt === null) return []
  const applicant = names.applicant(matter.reportedBy)
  const isPerson = applicant.kind === 'person'
  const [first] = plan.items
  const item = names.item(first?.hash ?? '')
  const accept: RecordRow = {
    table: 'accept',
    key: '',
    projectNo,
    fields: {
      task_code: item.code,
      task_name: first?.name ?? '',
      task_version: String(item.version),
      project_name: matter.title,
      project_type: caseTypes[item.caseType],
      apply_type: matter.enteredBy.startsWith('staff:') ? '1' : '2',
      apply_date: recordTime(matter.openedAt),
      applyer_name: applicant.name ?? '',
      applyer_type: isPerson ? '1' : '2',
      applyer_page_type: isPerson ? '111' : '001',
      applyer_page_code: applicant.idNumber ?? '',
      contact_mobile: applicant.phone ?? '',
      org_code: matter.unitCode,
      org_name: names.unit(matter.unitCode),
      handle_user_name: names.staff(matter.acceptedBy),
      accept_date: recordTime(acceptedAt),
      promise_date: matter.promisedAt === null ? '' : recordTime(matter.promisedAt),
    },
  }
  const materials = plan.materials.filter(({ source }) => source !== 'step')
  return [
    accept,
    ...materials.map(
      ({ id, name }): RecordRow => ({
        table: 'material',
        key: id,
        projectNo,
        fields: { material_name: name, get_type: getTypes[matter.materials[id] ?? 'missing'] },
      }),
    ),
  ]
}

/** How it was decided, and whether the applicant has it. */
export function resultRow(matter: RecordedMatter): RecordRow[] {
  const { outcome, decidedAt, plan, certificateNumber } = matter
  if (outcome === null || decidedAt === null) return []
  const isDelivered = matter.closedAt !== null && outcome === 'granted'
  return [
    {
      table: 'result',
      key: '',
      projectNo: matter.number,
      fields: {
        result_type: outcomes[outcome],
        result_date: recordTime(decidedAt),
        result_cetr_name: certificateNumber === null ? '' : (plan.results[0]?.name ?? ''),
        result_cetr_no: certificateNumber ?? '',
        is_delivery_results: isDelivered ? '1' : '0',
      },
    },
  ]
}

export function processRow(step: RecordedStep, names: RecordNames): RecordRow {
  return {
    table: 'process',
    key: `${step.stepId}/${step.run}`,
    projectNo: step.number,
    fields: {
      process_name: step.name,
      event_name: events[step.outcome],
      handle_user_name: names.staff(step.staffId),
      org_code: step.unitCode,
      org_name: names.unit(step.unitCode),
      handle_explain: step.opinion ?? '',
      event_start_time: recordTime(step.beganAt),
      event_end_time: recordTime(step.endedAt),
      process_state: '2',
    },
  }
}

export function specialRow(special: RecordedSpecial): RecordRow {
  const [name = ''] = special.ground.split('（')
  return {
    table: 'special_procedure',
    key: `${special.stepId}/${special.run}/${special.clockRun}`,
    projectNo: special.number,
    fields: {
      special_type: '2',
      special_name: name,
      special_reason: special.ground,
      special_time: recordTime(special.beganAt),
      end_time: recordTime(special.endedAt),
      special_explain: `${special.days}个工作日`,
    },
  }
}

/** The same row has the same mark whenever it is made: 32 hexadecimal characters. */
export function rowGuidOf({ projectNo, table, key }: Omit<RecordRow, 'fields'>): string {
  return hash('sha256', `${projectNo}\n${table}\n${key}`, 'hex').slice(0, 32)
}

/**
 * Of what a row says, so that a change is seen without keeping it; keyed, since there are few
 * enough numbers of people to try them all.
 */
export function rowHashOf({ fields }: Pick<RecordRow, 'fields'>, key: Buffer): string {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
  return createHmac('sha256', key).update(JSON.stringify(sorted)).digest('hex')
}

/** What keeps a row from going up: a field that must not be empty, or is too long. */
export function checkRow({ table, projectNo, fields }: RecordRow): RecordFault[] {
  const own = recordLayout[table].slice(headLength)
  return own.flatMap(({ field, zh, isRequired, maxLength }): RecordFault[] => {
    const value = fields[field] ?? ''
    const at = { table, projectNo, field }
    if (isRequired && value === '') {
      return [{ ...at, zh: `缺少${zh}`, en: `${field} is empty` }]
    }
    return value.length > maxLength
      ? [{ ...at, zh: `${zh}超过${maxLength}字`, en: `${field} is longer than ${maxLength}` }]
      : []
  })
}

const headLength = 7

/** A row handed over before, and what the system above said to it. */
export interface KnownRow {
  readonly rowGuid: string
  readonly hash: string
  readonly operation: 'I' | 'U'
  readonly isAccepted: boolean | null
}

/** A row that goes out now. */
export interface OutgoingRow {
  readonly row: RecordRow
  readonly rowGuid: string
  readonly hash: string
  readonly operation: 'I' | 'U'
}

/**
 * What of a day has to go out: what never did, what says something else since, and what was
 * rejected; in the order of the tables, then of the matters. Asked again it is nothing.
 */
export function outgoingOf(
  rows: readonly RecordRow[],
  known: ReadonlyMap<string, KnownRow>,
  key: Buffer,
): OutgoingRow[] {
  const placed = rows.map((row) => ({ row, rowGuid: rowGuidOf(row), hash: rowHashOf(row, key) }))
  return placed
    .flatMap((one): OutgoingRow[] => {
      const before = known.get(one.rowGuid)
      if (before === undefined) return [{ ...one, operation: 'I' }]
      // What was never taken above cannot be changed there.
      if (before.isAccepted === false) return [{ ...one, operation: before.operation }]
      return before.hash === one.hash ? [] : [{ ...one, operation: 'U' }]
    })
    .sort(inOrder)
}

function inOrder(one: OutgoingRow, other: OutgoingRow): number {
  const tables = recordTables.indexOf(one.row.table) - recordTables.indexOf(other.row.table)
  if (tables !== 0) return tables
  return keyOf(one) < keyOf(other) ? -1 : 1
}

const keyOf = ({ row }: OutgoingRow) => `${row.projectNo} ${row.key}`
