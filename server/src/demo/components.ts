import type { CityCaseBody } from '@huiyin/contract/city-cases'
import { caseClasses } from '../contexts/city-cases/index.ts'
import { takeComponents } from '../contexts/components/index.ts'
import type { House } from '../house.ts'

/** Where the components of the demo stand: the grids of its town, south-west corner and size. */
export interface Ground {
  readonly regionCode: string
  readonly west: number
  readonly south: number
  readonly width: number
  readonly height: number
  readonly streets: readonly string[]
}

/** Classes of the register, with owner and whoever maintains them. */
const kept: readonly (readonly [category: string, owner: string, maintenance: string])[] = [
  ['0101', '县自来水公司', ''],
  ['0102', '县住房和城乡建设局', ''],
  ['0103', '县住房和城乡建设局', ''],
  ['0104', '县住房和城乡建设局', ''],
  ['0107', '县电信公司', ''],
  ['0111', '县燃气公司', ''],
  ['0130', '县供电公司', ''],
  ['0137', '县住房和城乡建设局', '县供电公司'],
  ['0204', '县交通运输局', ''],
  ['0212', '县交通运输局', '县城市管理局'],
  ['0217', '县交通运输局', ''],
  ['0301', '县城市管理局', ''],
  ['0305', '县城市管理局', ''],
  ['0402', '县城市管理局', ''],
]
const eachClass = 4

/** What a report of a component is written with instead of a place by chance. */
type Plate = Pick<CityCaseBody, 'componentCode' | 'address' | 'longitude' | 'latitude'>

/** Brings the register in as a file, and gives plates of a class in turn. */
export async function openComponentsOfDemo(
  house: House,
  ground: Ground,
): Promise<(category: string) => Plate | undefined> {
  const plates = new Map<string, Plate[]>()
  const lines = kept.flatMap(([category, owner, maintenance], place) =>
    Array.from({ length: eachClass }, (_, index) => {
      const plate = plateOf(ground, category, place * eachClass + index)
      plates.set(category, [...(plates.get(category) ?? []), plate])
      const { componentCode, longitude, latitude, address } = plate
      const state = place % 5 === 2 && index === 3 ? '破损' : '完好'
      const name = `${nameOf(category)} ${index + 1} 号`
      return [componentCode, name, owner, maintenance, longitude, latitude, address, state].join()
    }),
  )
  const heading = '部件编码,部件名称,权属单位,养护单位,经度,纬度,位置描述,状态'
  const bytes = Buffer.from([heading, ...lines].join('\r\n'))
  const { regionCode } = ground
  await takeComponents(house.components, { regionCode, bytes, enteredBy: 'system' })
  return (category) => {
    const [next, ...later] = plates.get(category) ?? []
    if (next !== undefined) plates.set(category, [...later, next])
    return next
  }
}

/** Spread over the ground by the golden ratio, so that no two stand in one place. */
function plateOf(
  { regionCode, west, south, width, height, streets }: Ground,
  category: string,
  serial: number,
) {
  const along = (serial * 0.618034) % 1
  const up = (serial * 0.7548777) % 1
  return {
    componentCode: `${regionCode.slice(0, 6)}${category}${String(serial + 1).padStart(6, '0')}`,
    longitude: Number((west + width * along).toFixed(5)),
    latitude: Number((south + height * up).toFixed(5)),
    address: `${streets[serial % streets.length]} ${serial + 1} 号门前`,
  }
}

function nameOf(category: string): string {
  return caseClasses.find(({ kind, code }) => kind === 'component' && code === category)?.name ?? ''
}
