import type { CityCaseBody, FilingStandard } from '@huiyin/contract/city-cases'
import { type ResponsibilityRow, routedKinds } from '@huiyin/contract/routing'
import { lookAtPhoto, reportCase, standardsRule } from '../contexts/city-cases/index.ts'
import { keepGrids, responsibilityRule } from '../contexts/routing/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import type { Fields } from '../kernel/matter/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { appealLateCases, reviewAppeals } from './case-appeals.ts'
import type { Chance } from './chance.ts'
import { openComponentsOfDemo } from './components.ts'
import { openFrontagesOfDemo } from './frontages.ts'
import type { Cast, PlayedUnit } from './organisation.ts'
import { county } from './places.data.ts'
import { announceDemoRecheck, drawDemoRecheck } from './rechecks.ts'
import { streetPicture } from './street-picture.ts'

/** South-west corner of the town of the demo; no such town is there. */
const west = 112.5
const south = 33.02
const gridDegrees = 0.01
const gridColumns = 5
const gridRows = 4
const casesPerDay = 25
const streets = ['人民路', '建设街', '澍河东路', '文化路', '解放街', '站前路'] as const

/** Who answers for what: class of components and events to the name of a unit. */
const duties = {
  component: {
    '0101': '县自来水公司',
    '0102': '县住房和城乡建设局',
    '0103': '县住房和城乡建设局',
    '0104': '县住房和城乡建设局',
    '0107': '县电信公司',
    '0111': '县燃气公司',
    '0130': '县供电公司',
    '02': '县交通运输局',
    '': '县城市管理局',
  },
  event: {
    '01': '县城市管理局',
    '0113': '县交通运输局',
    '02': '县城市管理局',
    '03': '县住房和城乡建设局',
    '04': '县城市管理局',
    '0501': '县自来水公司',
    '0502': '县燃气公司',
  },
  ticket: {
    '01': '县城市管理局',
    '02': '县住房和城乡建设局',
    '03': '县公安局',
    '05': '县住房和城乡建设局',
    '06': '县交通运输局',
    '07': '县市场监督管理局',
    '': '县城市管理局',
  },
} as const

/** Cases of the street, a few days long: what is reported, sent, handled, checked and closed. */
export interface Streets {
  /** One afternoon: new reports come in, those of before go on. */
  live(): Promise<void>
  /** The afternoon before the last: what is looked at again is announced, and what was late appealed. */
  announce(): Promise<void>
  /** The last afternoon: what was told before doors, the draw, and what became of the appeals. */
  tell(): Promise<void>
}

/** Draws the grids, and lets people walk the streets from now on. */
export async function openStreets(house: House, cast: Cast, chance: Chance): Promise<Streets> {
  await drawGrids(house)
  const plateOf = await openComponentsOfDemo(house, {
    regionCode: county,
    west,
    south,
    width: gridColumns * gridDegrees,
    height: gridRows * gridDegrees,
    streets,
  })
  const units = new Map(
    cast.units.filter(({ regionCode }) => regionCode === county).map((unit) => [unit.code, unit]),
  )
  const accept = async (name: string, isMended: boolean) =>
    house.evidence.accept(county, [{ name, bytes: await streetPicture(isMended) }], 'evidence')
  const photos = {
    found: await accept('现场.jpg', false),
    mended: await accept('处置后.jpg', true),
  }
  const parts: StreetParts = { house, cast, chance, units, photos, plateOf }
  let inHand: readonly InHand[] = []
  let closed: readonly InHand[] = []
  let appealed: readonly InHand[] = []
  let recheckId: string | undefined
  return {
    async live() {
      closed = [...closed, ...(await goOn(parts, inHand))]
      const sent = await comeIn(parts)
      inHand = await answerAtOnce(parts, sent)
    },
    async announce() {
      recheckId = await announceDemoRecheck(house, cast)
      appealed = await appealLateCases(house, closed)
    },
    async tell() {
      const photo = () => photoBy(parts, cast.street.collector, 'mended')
      await openFrontagesOfDemo(house, cast, { west, south, photo })
      if (recheckId !== undefined) await drawDemoRecheck(house, cast, recheckId)
      await reviewAppeals(house, cast, appealed)
    },
  }
}

interface StreetParts {
  readonly house: House
  readonly cast: Cast
  readonly chance: Chance
  readonly units: ReadonlyMap<string, PlayedUnit>
  readonly photos: Readonly<
    Record<'found' | 'mended', Awaited<ReturnType<House['evidence']['accept']>>>
  >
  /** The component a report of this class is about. */
  readonly plateOf: Awaited<ReturnType<typeof openComponentsOfDemo>>
}

async function drawGrids(house: House): Promise<void> {
  const features = Array.from({ length: gridColumns * gridRows }, (_, index) => {
    const row = Math.floor(index / gridColumns)
    const column = index % gridColumns
    const left = west + column * gridDegrees
    const bottom = south + row * gridDegrees
    const [right, top] = [left + gridDegrees, bottom + gridDegrees]
    return {
      type: 'Feature' as const,
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [left, bottom],
            [right, bottom],
            [right, top],
            [left, top],
            [left, bottom],
          ],
        ],
      },
      properties: {
        code: `${county}001${String(row + 1).padStart(3, '0')}${String(column + 1).padStart(3, '0')}`,
        name: `${streets[index % streets.length]}第 ${row + 1}-${column + 1} 网格`,
        validFrom: '2026-01-01',
      },
    }
  })
  await keepGrids(house.routing.parts, county, { type: 'FeatureCollection', features })
}

/** Publishes who answers for what: cases of the street and tickets of the hotline are sent by it. */
export async function publishDuties(house: House, cast: Cast): Promise<void> {
  const codeOf = (name: string) => cast.units.find((unit) => unit.name === name)?.code ?? ''
  const rows: ResponsibilityRow[] = routedKinds.flatMap((kind) =>
    Object.entries(duties[kind]).map(([category, name], index) => ({
      id: `${kind}-${index + 1}`,
      kinds: [kind],
      category,
      area: '',
      basis: kind === 'event' ? ('territory' as const) : ('owner' as const),
      unitCode: codeOf(name),
      ground: '示例：澍政办〔2026〕示例2号',
    })),
  )
  const publishedAt = house.world.now()
  await house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, responsibilityRule, {
      version: 'demo-1',
      value: { rows },
      effectiveFrom: '2026-01-01',
      ground: '示例：澍政办〔2026〕示例2号',
      publishedBy: 'system',
      publishedAt,
    }),
  )
  await house.rulebook.load()
}

/** A case that a unit has in hand, and what is done about it next time. */
interface InHand {
  readonly number: string
  readonly unit: PlayedUnit
}

/** New reports, filed and sent on to the unit routing names; the last few wait at each desk. */
async function comeIn({ house, cast, chance, units, plateOf }: StreetParts): Promise<InHand[]> {
  const { acceptor, dispatcher } = cast.street
  const reported: (InHand & { readonly standard: string })[] = []
  for (let index = 0; index < casesPerDay; index++) {
    const standard = chance.pick(standardsRule.otherwise.value.rows)
    const drawn = bodyOf(standard, chance)
    const body = { ...drawn, ...(drawn.kind === 'component' ? plateOf(drawn.category) : undefined) }
    const isPublic = body.source === 'public'
    const by = isPublic ? acceptor : cast.street.collector
    const { number } = await reportCase(house.cityCases, {
      body,
      enteredBy: `staff:${by.staffId}`,
      collectorStaffId: isPublic ? null : by.staffId,
    })
    const { unitCode } = await routeOf(house, body)
    const unit = units.get(unitCode) ?? [...units.values()].find(({ name }) => name === mopUp)
    if (unit !== undefined) reported.push({ number, unit, standard: standard.id })
  }
  const filed = reported.slice(0, -2)
  await each(house, filed, acceptor, 'file', ({ standard }) => ({ standard }))
  const sent = filed.slice(0, -2)
  await each(house, sent, dispatcher, 'dispatch', ({ unit }) => ({ unitCode: unit.code }))
  return sent
}

/** As the report was routed: by the register where it names a component. */
async function routeOf({ components, routing }: House, body: CityCaseBody) {
  const { regionCode, kind, category, longitude, latitude, componentCode = '' } = body
  const ownerUnitCode = await components.responsibleFor(regionCode, componentCode)
  const point =
    longitude === undefined || latitude === undefined ? undefined : { longitude, latitude }
  return routing.route({ regionCode, kind, category, point, ownerUnitCode })
}

/** Takes whatever nobody else answers for, until that is settled. */
const mopUp = '县城市管理局'

function bodyOf({ kind, category, condition }: FilingStandard, chance: Chance): CityCaseBody {
  const longitude = placeIn(west, gridColumns, chance)
  const latitude = placeIn(south, gridRows, chance)
  return {
    regionCode: county,
    source: chance.happens(0.3) ? 'public' : 'collector',
    kind,
    category,
    description: `${condition}，请处理。`,
    address: `${chance.pick(streets)} ${chance.below(200) + 1} 号附近`,
    longitude,
    latitude,
  }
}

/** A coordinate inside the grids, to a hundred-thousandth of a degree. */
function placeIn(from: number, grids: number, chance: Chance): number {
  return Number((from + chance.next() * grids * gridDegrees).toFixed(5))
}

/** What becomes of a case the next afternoon. */
type Fate = 'waits' | 'signed' | 'disputed' | 'returned' | 'delayed' | 'done' | 'failed' | 'closed'

const fates: readonly (readonly [share: number, fate: Fate])[] = [
  [0.06, 'waits'],
  [0.18, 'signed'],
  [0.2, 'disputed'],
  [0.33, 'done'],
  [0.38, 'failed'],
  [1, 'closed'],
]

/**
 * What units have in hand goes on: most is done and closed, some is returned, disputed or put off.
 *
 * @returns what was to be closed
 */
async function goOn(parts: StreetParts, inHand: readonly InHand[]): Promise<readonly InHand[]> {
  const { house, chance } = parts
  // Drawn beforehand: what happens at the same time must not change what chance gives.
  const drawn = inHand.map((one) => {
    const share = chance.next()
    return { one, fate: fates.find(([below]) => share < below)?.[1] ?? 'closed' }
  })
  await Promise.all(drawn.map(({ one, fate }) => handle(parts, one, fate)))
  const closed = drawn.filter(({ fate }) => fate === 'closed').map(({ one }) => one)
  const [first] = closed
  if (first !== undefined) await showPhoto(parts, first)
  await house.ledger.deliverPending(county)
  return closed
}

/** Of the photos that wait, one an afternoon is looked at, and shown with a corner covered. */
async function showPhoto({ house, cast }: StreetParts, { number }: InHand): Promise<void> {
  const { db, evidence, matters, cityCases } = house
  const matter = await matters.find(county, number)
  const [photo] = await evidence.ofMatters(db, county, matter === undefined ? [] : [matter.id])
  if (photo === undefined) return
  const corner = { left: 0, top: 0, width: 250, height: 250 }
  const look = { id: photo.id, isShown: true, areas: [corner] }
  await lookAtPhoto(cityCases, cast.street.acceptor, look)
}

async function handle(parts: StreetParts, one: InHand, fate: Fate): Promise<void> {
  const { house, cast, units } = parts
  const { handler, leader } = one.unit
  const { checker, acceptor } = cast.street
  const doing = (acting: StaffActor, act: string, fields: Fields = {}) =>
    each(house, [one], acting, act, () => fields)
  if (fate === 'waits') return
  await doing(handler, 'sign')
  if (fate === 'signed') return
  if (fate === 'delayed') return doing(leader, 'ask_delay', { ground: '配件采购需要时间。' })
  const isTheirs = fate !== 'returned' && fate !== 'disputed'
  const evidence = await photoBy(parts, handler, isTheirs ? 'mended' : 'found')
  if (fate === 'returned') {
    const ground = '不属本单位养护范围，见养护合同。'
    return doing(handler, 'return_case', { reason: 'not_ours', ground, evidence })
  }
  if (fate === 'disputed') {
    const other = [...units.values()].find(
      ({ code, name }) => code !== one.unit.code && name !== mopUp,
    )
    const ground = '不在本单位权属登记范围内。'
    const unitCode = other?.code ?? ''
    return doing(handler, 'dispute', { unitCode, ground, fenced: true, evidence })
  }
  await doing(handler, 'finish', { result: '已到场处置，现场恢复正常。', evidence })
  if (fate === 'done') return
  const looked = fate === 'failed' ? 'found' : 'mended'
  const seen = { evidence: await photoBy(parts, checker, looked) }
  if (fate === 'failed') return doing(checker, 'check_failed', { note: '现场仍有遗留。', ...seen })
  await doing(checker, 'check_ok', { note: '现场已恢复。', ...seen })
  await doing(acceptor, 'close', { closing: '现场已无此问题' })
}

/** The same afternoon one unit returns what is not its own, another asks for more time. */
async function answerAtOnce(parts: StreetParts, sent: readonly InHand[]): Promise<InHand[]> {
  const [first, second, ...others] = sent
  if (first !== undefined) await handle(parts, first, 'returned')
  if (second !== undefined) await handle(parts, second, 'delayed')
  return others
}

/** One act on each of some cases, on their present version; what the rules refuse is left. */
export async function each<One extends { readonly number: string }>(
  house: House,
  cases: readonly One[],
  acting: StaffActor,
  act: string,
  fieldsOf: (one: One) => Fields = () => ({}),
): Promise<void> {
  await Promise.all(
    cases.map(async (one) => {
      const { number } = one
      const version = (await house.matters.find(county, number))?.version
      const fields = fieldsOf(one)
      const asked = { regionCode: county, number, act, version, fields, acting }
      await house.matters.act(asked).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
    }),
  )
}

/** A photo somebody took; here all streets look the same. */
async function photoBy(
  { house, photos }: StreetParts,
  { staffId }: StaffActor,
  kind: keyof StreetParts['photos'],
): Promise<string[]> {
  const rows = await house.db.transaction(county, (tx) =>
    house.evidence.store(tx, photos[kind], { uploadedBy: `staff:${staffId}` }),
  )
  return rows.map(({ id }) => id)
}
