import type { CityCaseBody, CityCaseTaken } from '@huiyin/contract/city-cases'
import { caseSourceWords } from '@huiyin/contract/city-cases.words'
import type { Point } from '@huiyin/contract/routing'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { NewMatter } from '../../kernel/matter/index.ts'
import {
  findMatterByOutside,
  hashReceiptCode,
  receiptCodeBytes,
  receiptCodeOf,
  wordsOf,
} from '../../kernel/matter/index.ts'
import type { Matter } from '../../kernel/matter/lifecycle.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { categoryOf } from '../components/index.ts'
import type { Routed, RouteWanted } from '../routing/index.ts'
import { loadCases } from './case.store.ts'
import type { CityCase, NewCityCase } from './case.types.ts'
import { selectEnteredBy } from './cases.store.ts'
import { type CaseClass, findClass } from './classes.rules.ts'
import { findNear } from './find-near.ts'
import { caseLimits } from './limits.rules.ts'
import type { CaseParts, CityCases } from './parts.ts'
import { untouchedCase } from './past-case.rules.ts'
import { cellOf, isPlace, nationalNumber } from './place.rules.ts'
import { type Citizen, type Outside, type PreparedReport, writeReports } from './report-lane.ts'

/** A report, and who made it: `staff:<id>`, `api:<key>`. */
export interface Reported {
  readonly body: CityCaseBody
  readonly enteredBy: string
  /** The collector who saw it; he never verifies or checks it. */
  readonly collectorStaffId: string | null
  /** Somebody of the public, who follows the report by the code of the receipt. */
  readonly citizen?: Citizen | undefined
  /** Further words for the desk alone, as the address of a picture that lies elsewhere. */
  readonly note?: string | undefined
}

/** A code by which somebody of the public follows what they report now. */
export function newReceiptCode({ world }: Pick<CaseParts, 'world'>): string {
  return receiptCodeOf(world.randomBytes(receiptCodeBytes))
}

/**
 * Takes a report: number, the unit routing names, and the time in which it is filed or refused. What
 * a collector put right at once is closed from the start and counted apart.
 *
 * A component of the register goes to whoever maintains or owns it.
 *
 * @throws Refusal `city-cases/class-unknown`, `city-cases/place-needed`, `city-cases/client-id-taken`,
 *   `city-cases/entered-already`, `city-cases/component-class`, `common/busy`
 */
export function reportCase(parts: CityCases, given: Reported): Promise<CityCaseTaken> {
  return parts.entrance(() => report(parts, given))
}

async function report(parts: CityCases, given: Reported): Promise<CityCaseTaken> {
  const { regionCode, kind, category } = given.body
  if (findClass(kind, category) === undefined) throw new Refusal('city-cases/class-unknown')
  await parts.clock.load(regionCode)
  const again = await findAgain(parts, given)
  if (again !== undefined) return again
  const prepared = await prepare(parts, given)
  const matter = await parts.lane.submit(prepared).catch(async (error: unknown) => {
    // Two of the same at once meet at a key of the tables: the later is answered as the first.
    const first = await findAgain(parts, given)
    if (first === undefined) throw error
    return first
  })
  if ('nationalNumber' in matter) return matter
  return takenOf(matter, prepared.request.row as NewCityCase)
}

/**
 * Reads everything a report needs, and returns what writes it within a transaction that does more,
 * as making a case of what was told before. It passes no entrance and waits for no batch.
 *
 * @returns what gives the number of the case
 * @throws Refusal as `reportCase`
 */
export async function prepareCase(
  parts: CaseParts,
  given: Reported,
): Promise<(tx: Tx) => Promise<string>> {
  const prepared = await prepare(parts, given)
  return async (tx) => {
    const [matter] = await writeReports(tx, parts, [prepared])
    if (matter === undefined) throw new Error('a case that was begun is not there')
    return matter.number
  }
}

async function prepare(parts: CaseParts, given: Reported): Promise<PreparedReport> {
  const { body, citizen } = given
  const { regionCode, kind, category, areaCode } = body
  const found = findClass(kind, category)
  if (found === undefined) throw new Refusal('city-cases/class-unknown')
  const point = placeOf(parts, body)
  const ownerUnitCode = await responsibleFor(parts, body)
  const wanted: RouteWanted = { regionCode, kind, category, areaCode, point, ownerUnitCode }
  const routed = await parts.routing.route(wanted)
  const request = await requestOf(parts, given, { found, point, routed })
  const recurs = body.selfHandled === undefined ? await closedHere(parts, body, point) : undefined
  const row = { ...(request.row as NewCityCase), recursOf: recurs?.number ?? null }
  const outside = outsideOf(body)
  return { regionCode, request: { ...request, row }, citizen, wanted, routed, outside, recurs }
}

/** Whoever the register names for the component; nobody where it is not in the register. */
async function responsibleFor(
  { components }: CaseParts,
  { regionCode, kind, category, componentCode }: CityCaseBody,
): Promise<string | undefined> {
  if (componentCode === undefined) return undefined
  if (kind !== 'component' || categoryOf(componentCode) !== category) {
    throw new Refusal('city-cases/component-class')
  }
  return components.responsibleFor(regionCode, componentCode)
}

function takenOf(matter: Matter, row: Pick<CityCase, 'gridCode' | 'recursOf'>): CityCaseTaken {
  return {
    number: matter.number,
    nationalNumber: nationalNumber(matter.number),
    state: matter.state,
    acceptDueAt: matter.nextDueAt && formatInstant(matter.nextDueAt),
    gridCode: row.gridCode,
    recurs: row.recursOf,
    version: matter.version,
  }
}

/**
 * The case that was sent before, however long ago: by a device whose answer was lost on the way, or
 * by a system under the number it has there.
 */
async function findAgain(
  parts: CaseParts,
  { body, enteredBy }: Reported,
): Promise<CityCaseTaken | undefined> {
  const { db, matters } = parts
  const { regionCode, clientId } = body
  const known = await findByNumberThere(parts, body)
  const matter =
    known ?? (clientId === undefined ? undefined : await matters.findById(regionCode, clientId))
  if (matter === undefined) return undefined
  const row = (await loadCases(db, regionCode, [matter.id])).get(matter.id)
  const by = await selectEnteredBy(db, { regionCode, matterId: matter.id })
  if (row !== undefined && by === enteredBy) return takenOf(matter, row)
  if (known === undefined) throw new Refusal('city-cases/client-id-taken')
  throw new Refusal('city-cases/entered-already', { number: known.number })
}

async function findByNumberThere(
  { db, matters }: CaseParts,
  body: CityCaseBody,
): Promise<Matter | undefined> {
  const outside = outsideOf(body)
  if (outside === undefined) return undefined
  const { regionCode } = body
  const number = await findMatterByOutside(db, { regionCode, ...outside })
  return number === undefined ? undefined : matters.find(regionCode, number)
}

/** The number of the place it came from; each kind of place counts for itself. */
function outsideOf({ source, outsideNumber }: CityCaseBody): Outside | undefined {
  if (outsideNumber === undefined) return undefined
  return { system: caseSourceWords[source].zh, number: outsideNumber }
}

/** A point if there is one; words otherwise. Default coordinates count for none. */
function placeOf(parts: CaseParts, body: CityCaseBody): Point | undefined {
  const { longitude, latitude, address, regionCode } = body
  if ((longitude === undefined) !== (latitude === undefined)) {
    throw new Refusal('city-cases/place-needed')
  }
  const { defaultPoints } = limitsOf(parts, regionCode).value
  const point =
    longitude === undefined || latitude === undefined ? undefined : { longitude, latitude }
  if (point !== undefined && isPlace(point, defaultPoints)) return point
  if (address === undefined) throw new Refusal('city-cases/place-needed')
  return undefined
}

function limitsOf({ rulebook, world }: CaseParts, regionCode: string) {
  return rulebook.inForce(regionCode, caseLimits, localDayOf(world.now()))
}

interface Placed {
  readonly found: CaseClass
  readonly point: Point | undefined
  readonly routed: Routed
}

async function requestOf(
  parts: CaseParts,
  { body, enteredBy, collectorStaffId, citizen, note }: Reported,
  { found, point, routed }: Placed,
): Promise<NewMatter> {
  const { regionCode, selfHandled } = body
  const now = parts.world.now()
  const { value, version } = limitsOf(parts, regionCode)
  const supervising = (await parts.org.supervisingUnit(regionCode))?.code ?? routed.unitCode
  const acceptanceUnitCode = value.acceptanceUnitCode ?? supervising
  const commandUnitCode = value.commandUnitCode ?? supervising
  const desks = { acceptanceUnitCode, commandUnitCode, collectorStaffId }
  const title = [found.name, body.address].filter(Boolean).join('：').slice(0, 200)
  const texts: NewMatter['texts'] = [
    { kind: 'description', body: body.description, visibility: 'reporter' },
    ...(selfHandled
      ? [{ kind: 'result', body: selfHandled.result, visibility: 'staff' } as const]
      : []),
    ...(note ? [{ kind: 'note', body: note, visibility: 'staff' } as const] : []),
  ]
  const receiptHash =
    citizen === undefined
      ? null
      : hashReceiptCode(parts.secrets.current('receipt').key, citizen.receiptCode)
  return {
    id: body.clientId ?? parts.world.newId(),
    kind: 'city_case',
    state: selfHandled ? 'self_handled' : 'reported',
    title,
    itemCode: null,
    accountableUnitCode: acceptanceUnitCode,
    holder: { unitCode: acceptanceUnitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'open',
    opening: { enteredBy, onBehalfOf: null, answerBy: null, receiptHash },
    openedAt: now,
    ...(selfHandled ? { closedAt: now } : {}),
    row: rowOf(body, { point, routed, desks }),
    clocks: selfHandled
      ? []
      : [{ name: 'accept', do: 'start', budget: value.accept, ruleVersion: version }],
    texts,
    words: wordsOf(body.outsideNumber ?? ''),
    evidenceIds: [...(body.evidence ?? []), ...(selfHandled?.evidence ?? [])],
    body: {
      source: body.source,
      kind: body.kind,
      category: body.category,
      routed: routed.unitCode,
      ...(body.seenAt ? { seenAt: body.seenAt } : {}),
    },
  }
}

function rowOf(
  body: CityCaseBody,
  {
    point,
    routed,
    desks,
  }: {
    readonly point: Point | undefined
    readonly routed: Routed
    readonly desks: {
      readonly acceptanceUnitCode: string
      readonly commandUnitCode: string
      readonly collectorStaffId: string | null
    }
  },
): NewCityCase {
  return {
    ...untouchedCase,
    kind: body.kind,
    category: body.category,
    componentCode: body.componentCode ?? null,
    source: body.source,
    // What was sent is kept, even where it is no place; only a place has a cell.
    longitude: body.longitude ?? null,
    latitude: body.latitude ?? null,
    cell: point === undefined ? null : cellOf(point),
    gridCode: routed.grids[0]?.code ?? null,
    areaCode: routed.areaCode,
    address: body.address ?? null,
    routedUnitCode: routed.unitCode,
    routedBy: routed.by,
    acceptanceUnitCode: desks.acceptanceUnitCode,
    commandUnitCode: desks.commandUnitCode,
    reporterStaffId: desks.collectorStaffId,
    closing: body.selfHandled === undefined ? null : '自行处置',
  }
}

/** A closed case of the same class that is here again. */
async function closedHere(parts: CaseParts, body: CityCaseBody, point: Point | undefined) {
  if (point === undefined) return undefined
  const { regionCode, kind, category } = body
  const { recurDays, recurMetres } = limitsOf(parts, regionCode).value
  const asked = { regionCode, point, metres: recurMetres, days: 365, kind, category }
  const since = new Date(parts.world.now().getTime() - recurDays * dayMs)
  const { found } = await findNear(parts, asked)
  return found.find(
    ({ state, closedAt }) => state === 'closed' && closedAt !== null && closedAt >= since,
  )
}

const dayMs = 86_400_000
