import {
  type ComponentField,
  type ComponentState,
  componentStates,
} from '@huiyin/contract/components'
import { componentStateWords } from '@huiyin/contract/components.words'
import type { LocalDay } from '@huiyin/contract/time'
import { readDay, readDegrees } from '../../platform/excel/cells.rules.ts'

/** 部件, as the register keeps it. */
export interface ComponentRow {
  readonly code: string
  /** 大类 and 小类: digits 7 to 10 of the code. */
  readonly category: string
  readonly name: string
  readonly managingUnitCode: string | null
  readonly ownerUnitCode: string
  readonly maintenanceUnitCode: string | null
  readonly longitude: number
  readonly latitude: number
  readonly gridCode: string | null
  readonly address: string | null
  readonly state: ComponentState
  readonly recordedOn: string
  readonly note: string | null
}

/** Headings of the file, in the order in which the register is written. */
export const headings = {
  code: '部件编码',
  className: '小类名称',
  name: '部件名称',
  managing: '主管部门',
  owner: '权属单位',
  maintenance: '养护单位',
  longitude: '经度',
  latitude: '纬度',
  grid: '所在单元网格',
  address: '位置描述',
  state: '状态',
  recordedOn: '初始日期',
  note: '备注',
} as const

/** Without these there is no component; everything else may stay empty. */
export const requiredHeadings = [
  headings.code,
  headings.owner,
  headings.longitude,
  headings.latitude,
] as const

/** What a row is read with: whatever lies outside it. */
export interface ReadingOf {
  readonly regionCode: string
  readonly today: LocalDay
  /** The code of a unit that is there today, by its code or its name. */
  readonly unitCode: (written: string) => string | undefined
  /** The name of a class of components; nothing where there is none. */
  readonly className: (category: string) => string | undefined
}

/**
 * A row of the file as a component, or the field that keeps it from being one.
 *
 * The code says the class: digits 7 to 10. Its first six are the county's, whatever sub-district the
 * register is of (GB/T 30428.2).
 */
export function readComponent(
  values: Readonly<Record<string, string>>,
  { regionCode, today, unitCode, className }: ReadingOf,
): ComponentRow | { readonly field: ComponentField } {
  const cell = (heading: string) => values[heading] ?? ''
  const code = cell(headings.code)
  const category = categoryOf(code)
  const known = className(category)
  if (!/^[0-9]{16}$/.test(code) || known === undefined) return { field: 'code' }
  if (!code.startsWith(regionCode.slice(0, 6))) return { field: 'code' }
  const name = cell(headings.name) || known
  if (name.length > nameMax) return { field: 'name' }
  const units = readUnits(cell, unitCode)
  if ('field' in units) return units
  const longitude = readDegrees(cell(headings.longitude), 180)
  const latitude = readDegrees(cell(headings.latitude), 90)
  if (longitude === undefined || latitude === undefined) return { field: 'point' }
  const gridCode = cell(headings.grid) || null
  if (gridCode !== null && !/^[0-9]{14,18}$/.test(gridCode)) return { field: 'grid' }
  const address = cell(headings.address) || null
  if (address !== null && (address.length < 2 || address.length > 200)) return { field: 'address' }
  const state = readState(cell(headings.state))
  if (state === undefined) return { field: 'state' }
  const written = cell(headings.recordedOn)
  const recordedOn = written === '' ? today : readDay(written)
  if (recordedOn === undefined) return { field: 'recordedOn' }
  const note = cell(headings.note) || null
  if (note !== null && note.length > 500) return { field: 'note' }
  const what = { code, category, name, state, recordedOn, note }
  return { ...what, ...units, longitude, latitude, gridCode, address }
}

/** 大类 and 小类 of a component, two digits each, from its code. */
export function categoryOf(code: string): string {
  return code.slice(6, 10)
}

/** Whoever mends it: the unit that maintains it, else its owner (先属主). */
export function responsibleUnit({
  ownerUnitCode,
  maintenanceUnitCode,
}: Pick<ComponentRow, 'ownerUnitCode' | 'maintenanceUnitCode'>): string {
  return maintenanceUnitCode ?? ownerUnitCode
}

const nameMax = 100

type Units = Pick<ComponentRow, 'managingUnitCode' | 'ownerUnitCode' | 'maintenanceUnitCode'>

function readUnits(
  cell: (heading: string) => string,
  unitCode: ReadingOf['unitCode'],
): Units | { readonly field: ComponentField } {
  const read = (written: string) => (written === '' ? null : unitCode(written))
  const ownerUnitCode = unitCode(cell(headings.owner))
  if (ownerUnitCode === undefined) return { field: 'owner' }
  const managingUnitCode = read(cell(headings.managing))
  if (managingUnitCode === undefined) return { field: 'managing' }
  const maintenanceUnitCode = read(cell(headings.maintenance))
  if (maintenanceUnitCode === undefined) return { field: 'maintenance' }
  return { ownerUnitCode, managingUnitCode, maintenanceUnitCode }
}

/** An empty cell is a component that stands as it should. */
function readState(written: string): ComponentState | undefined {
  if (written === '') return 'intact'
  return componentStates.find((state) => componentStateWords[state].zh === written)
}
