import { type FrontageField, type FrontageKind, frontageKinds } from '@huiyin/contract/frontages'
import { frontageKindWords } from '@huiyin/contract/frontages.words'
import { isMobile, normalisePhone } from '../../kernel/people/index.ts'
import { readDay, readDegrees } from '../../platform/excel/cells.rules.ts'

/** A line of the register, with whoever signed for it in plain words: only on its way in. */
export interface FrontageLine {
  readonly code: string
  readonly kind: FrontageKind
  readonly name: string
  readonly address: string
  readonly person: string
  readonly phone: string
  readonly longitude: number
  readonly latitude: number
  readonly gridCode: string | null
  readonly duties: string
  readonly signedOn: string | null
}

/** Headings of the file. */
export const headings = {
  code: '编号',
  kind: '类型',
  name: '名称',
  address: '位置描述',
  person: '责任人',
  phone: '联系电话',
  longitude: '经度',
  latitude: '纬度',
  grid: '所在单元网格',
  duties: '责任内容',
  signedOn: '签订日期',
} as const

export const requiredHeadings = [
  headings.code,
  headings.name,
  headings.address,
  headings.person,
  headings.phone,
  headings.longitude,
  headings.latitude,
] as const

/** What cities mean by 门前五包, where a sheet says nothing else. */
const dutiesDefault = '包卫生、包绿化、包秩序、包设施、包美化'

/** A row of the file as a line of the register, or the field that keeps it from being one. */
export function readFrontage(
  values: Readonly<Record<string, string>>,
): FrontageLine | { readonly field: FrontageField } {
  const cell = (heading: string) => values[heading] ?? ''
  const within = (heading: string, min: number, max: number) =>
    cell(heading).length >= min && cell(heading).length <= max
  if (!within(headings.code, 1, 40)) return { field: 'code' }
  const kind = readKind(cell(headings.kind))
  if (kind === undefined) return { field: 'kind' }
  if (!within(headings.name, 1, 100)) return { field: 'name' }
  if (!within(headings.address, 2, 200)) return { field: 'address' }
  if (!within(headings.person, 1, 50)) return { field: 'person' }
  const phone = normalisePhone(cell(headings.phone))
  if (!isMobile(phone)) return { field: 'phone' }
  const longitude = readDegrees(cell(headings.longitude), 180)
  const latitude = readDegrees(cell(headings.latitude), 90)
  if (longitude === undefined || latitude === undefined) return { field: 'point' }
  const gridCode = cell(headings.grid) || null
  if (gridCode !== null && !/^[0-9]{14,18}$/.test(gridCode)) return { field: 'grid' }
  const duties = cell(headings.duties) || dutiesDefault
  if (duties.length > 200) return { field: 'duties' }
  const signed = cell(headings.signedOn)
  const signedOn = signed === '' ? null : readDay(signed)
  if (signedOn === undefined) return { field: 'signedOn' }
  const [code, name, address, person] = [
    cell(headings.code),
    cell(headings.name),
    cell(headings.address),
    cell(headings.person),
  ]
  const what = { code, kind, name, address, person, phone, duties, signedOn }
  return { ...what, longitude, latitude, gridCode }
}

/** An empty cell is a shop: most of the register is. */
function readKind(written: string): FrontageKind | undefined {
  if (written === '') return 'shop'
  return frontageKinds.find((kind) => frontageKindWords[kind].zh === written)
}
