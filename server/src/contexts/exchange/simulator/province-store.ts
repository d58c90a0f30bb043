import type { OutgoingKind } from '../outgoing.store.ts'
import type { ProvinceKey, RowAnswer } from '../province.ts'
import type { Memory } from './memory.ts'

export type SimulatedRow = Readonly<Record<string, unknown>>

/** A rating of the simulated province, in the order in which it was given. */
export interface GivenRating extends SimulatedRow {
  readonly areaCode: string
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
  readonly assessTime: string
}

/** What the simulated province has of services and ratings. */
export interface ProvinceStore {
  take(kind: OutgoingKind, batchNo: string, rows: readonly SimulatedRow[]): readonly RowAnswer[]
  give(rating: GivenRating): boolean
  ratingsAfter(areaCode: string, position: number, limit: number): readonly GivenRating[]
  service(areaCode: string, projectNo: string, serviceNumber: number): SimulatedRow | undefined
  keys(kind: OutgoingKind, areaCode: string, day: string): readonly ProvinceKey[]
  count(kind: OutgoingKind): number
  /** The one row of a case. */
  find(kind: OutgoingKind, projectNo: string): SimulatedRow | undefined
  /** Loses a row, as after a restore of an older backup. */
  forget(kind: OutgoingKind, projectNo: string): void
}

/** @param reject - what is wrong with a row, for a province that is hard to please */
export function openProvinceStore(
  reject: (row: SimulatedRow) => { readonly code: string; readonly message: string } | undefined,
  memory: Memory,
): ProvinceStore {
  const rows = { service_end: new Map<string, SimulatedRow>(), rating: new Map() } satisfies Record<
    OutgoingKind,
    Map<string, SimulatedRow>
  >
  const batches = new Map<string, readonly RowAnswer[]>()
  const given: GivenRating[] = []
  for (const { kind, row } of memory.recall()) {
    if (kind === 'given') given.push(row)
    else rows[kind].set(nameOf(row), row)
  }

  function takeRow(kind: OutgoingKind, row: SimulatedRow): RowAnswer {
    const key = keyOf(row)
    const wrong = reject(row)
    if (wrong !== undefined) return { ...key, ...wrong }
    const known = rows[kind].get(nameOf(row))
    const isSilence = String(known?.pf) === silenceCode
    if (known !== undefined && !isSilence && JSON.stringify(known) !== JSON.stringify(row)) {
      return { ...key, code: '409', message: '同一办件和服务次序已有不同内容' }
    }
    if (known === undefined || isSilence) memory.keep({ kind, row })
    rows[kind].set(nameOf(row), row)
    return { ...key, code: '0', message: '' }
  }

  return {
    take(kind, batchNo, sent) {
      const known = batches.get(batchNo)
      if (known !== undefined) return known
      const answers = sent.map((row) => takeRow(kind, row))
      batches.set(batchNo, answers)
      return answers
    },
    give(rating) {
      if (given.some((one) => nameOf(one) === nameOf(rating))) return false
      memory.keep({ kind: 'given', row: rating })
      given.push(rating)
      return true
    },
    ratingsAfter: (areaCode, position, limit) =>
      given.filter((one) => one.areaCode === areaCode).slice(position, position + limit),
    service: (areaCode, projectNo, serviceNumber) =>
      rows.service_end.get(nameOf({ areaCode, projectNo, serviceNumber, assessNumber: 0 })),
    keys: (kind, areaCode, day) =>
      [...rows[kind].values()]
        .filter((row) => row.areaCode === areaCode && dayOf(kind, row) === day)
        .map(keyOf),
    count: (kind) => rows[kind].size,
    forget(kind, projectNo) {
      for (const [name, row] of rows[kind]) if (row.projectNo === projectNo) rows[kind].delete(name)
    },
    find: (kind, projectNo) => [...rows[kind].values()].find((row) => row.projectNo === projectNo),
  }
}

/** 系统默认评价: what a person says afterwards takes its place. */
const silenceCode = '7'

function dayOf(kind: OutgoingKind, row: SimulatedRow): string {
  return String(kind === 'rating' ? row.assessTime : row.serviceTime).slice(0, 10)
}

function keyOf(row: SimulatedRow): ProvinceKey {
  return {
    projectNo: String(row.projectNo),
    serviceNumber: Number(row.serviceNumber),
    assessNumber: Number(row.assessNumber ?? 0),
  }
}

function nameOf(row: SimulatedRow): string {
  return [row.areaCode, Number(row.assessNumber ?? 0), row.serviceNumber, row.projectNo].join(' ')
}
