import type { GridFeature } from '@huiyin/contract/routing'
import { endOfDay, startOfDay } from '@huiyin/contract/time'
import type { Words } from '../../../kernel/matter/lifecycle.ts'
import type { Region } from '../../../kernel/org/index.ts'
import { showGrids } from '../../routing/index.ts'
import { cityCase } from '../case.lifecycle.ts'
import { findClass } from '../classes.rules.ts'
import { findPublicCases, type PublicCase, publicationOf } from '../find-public-cases.ts'
import type { CaseParts } from '../parts.ts'
import { selectPlaced } from '../public-cases.store.ts'
import { classKeyOf, classOfPublicCode, publicCodeOf } from '../publication.rules.ts'
import {
  countBy,
  isAsked,
  type MapAsked,
  noGrid,
  type PlacedShown,
  pageSize,
  pointsMax,
} from './map.rules.ts'

/** The newest so many cases of a period are counted and listed; the page says so. */
export const casesMax = 5000
/** So many grids are drawn, those with the most cases first. */
const gridsMax = 400

/** A choice of the form with how many cases it has. */
export interface Choice {
  readonly code: string
  readonly name: string
  readonly count: number
}

/** A case as a point of the drawing. */
export interface MapPoint {
  readonly number: string
  readonly longitude: number
  readonly latitude: number
  readonly className: string
  readonly stateLabel: Words
  readonly isClosed: boolean
}

export interface ShownMap {
  readonly region: Region
  /** Whether the region shows its cases at all. */
  readonly isPublic: boolean
  readonly asked: MapAsked
  /** Cases that fit, `casesMax` at most. */
  readonly total: number
  readonly isCut: boolean
  readonly classes: readonly Choice[]
  readonly grids: readonly Choice[]
  /** Drawn as lines; with numbers in them where there are too many points. */
  readonly drawn: readonly GridFeature[]
  readonly isCounted: boolean
  readonly points: readonly MapPoint[]
  /** Cases that have no point, or lie in no grid of today. */
  readonly withoutPlace: number
  /** Newest first: one page. */
  readonly rows: readonly PublicCase[]
  readonly pages: number
}

/** The public cases of a period: by grid and class, as points where they are few, and a page of them. */
export async function showMap(
  parts: CaseParts,
  region: Region,
  asked: MapAsked,
): Promise<ShownMap> {
  const { regionCode } = region
  const { cases: isPublic, privateClasses } = publicationOf(parts, regionCode)
  const { features } = await showGrids(parts.routing.parts, regionCode, {})
  const known = new Map(features.map((one) => [one.properties.code, one]))
  const found = isPublic
    ? await selectPlaced(parts.db, {
        regionCode,
        privateClasses: privateClasses.flatMap(classKeyOf),
        from: startOfDay(asked.from),
        to: endOfDay(asked.to),
        limit: casesMax + 1,
      })
    : []
  // A grid that is there no more has no place on the drawing of today.
  const all = found
    .slice(0, casesMax)
    .map((one) => (known.has(one.gridCode ?? '') ? one : { ...one, gridCode: null }))
  const fitting = all.filter((one) => isAsked(asked, one))
  // What lies in no grid would shrink the drawing of the others to a dot.
  const isDrawn = ({ gridCode, longitude }: PlacedShown) =>
    longitude !== null && (features.length === 0 || gridCode !== null)
  const placed = fitting.filter(isDrawn)
  const isCounted = placed.length > pointsMax && asked.grid === null && features.length > 0
  const pages = Math.max(1, Math.ceil(fitting.length / pageSize))
  const page = Math.min(asked.page, pages)
  const numbers = fitting.slice((page - 1) * pageSize, page * pageSize).map((one) => one.number)
  const grids = gridChoices(
    all.filter((one) => isAsked({ ...asked, grid: null }, one)),
    { known, chosen: asked.grid },
  )
  return {
    region,
    isPublic,
    asked: { ...asked, page },
    total: fitting.length,
    isCut: found.length > casesMax,
    classes: classChoices(
      all.filter((one) => isAsked({ ...asked, code: null }, one)),
      asked.code,
    ),
    grids,
    drawn: drawnGrids(features, grids, asked.grid),
    isCounted,
    points: isCounted ? [] : placed.slice(0, pointsMax).flatMap(pointOf),
    withoutPlace: fitting.filter((one) => (isCounted ? one.gridCode === null : !isDrawn(one)))
      .length,
    rows:
      numbers.length === 0
        ? []
        : await findPublicCases(parts, { regionCode, numbers, limit: pageSize, offset: 0 }),
    pages,
  }
}

type Counted = ReturnType<typeof countBy>

function classChoices(rows: readonly PlacedShown[], chosen: string | null): Choice[] {
  return withChosen(countBy(rows, publicCodeOf), chosen).map(([code, count]) => {
    const found = classOfPublicCode(code)
    return { code, name: found === undefined ? code : nameOf(found), count }
  })
}

function gridChoices(
  rows: readonly PlacedShown[],
  asked: { readonly known: ReadonlyMap<string, GridFeature>; readonly chosen: string | null },
): Choice[] {
  const counted = countBy(rows, ({ gridCode }) => gridCode ?? noGrid)
  return withChosen(counted, asked.chosen).map(([code, count]) => ({
    code,
    name: asked.known.get(code)?.properties.name ?? code,
    count,
  }))
}

/** What was chosen stays in the form, also where nothing of it is left: it is how one sees why. */
function withChosen(counted: Counted, chosen: string | null): Counted {
  if (chosen === null || counted.some(([code]) => code === chosen)) return counted
  return [...counted, [chosen, 0]]
}

/** The one that was opened; else all, and of very many those with the most cases. */
function drawnGrids(
  features: readonly GridFeature[],
  counted: readonly Choice[],
  opened: string | null,
): readonly GridFeature[] {
  const one = features.filter(({ properties }) => properties.code === opened)
  if (one.length > 0) return one
  if (features.length <= gridsMax) return features
  const counts = new Map(counted.map(({ code, count }) => [code, count]))
  const countOf = ({ properties }: GridFeature) => counts.get(properties.code) ?? 0
  return features.toSorted((a, b) => countOf(b) - countOf(a)).slice(0, gridsMax)
}

function pointOf(one: PlacedShown): MapPoint[] {
  const { number, longitude, latitude, state, closedAt } = one
  if (longitude === null || latitude === null) return []
  const stateLabel = cityCase.states[state]?.label ?? { zh: state, en: state }
  const isClosed = closedAt !== null
  return [{ number, longitude, latitude, className: nameOf(one), stateLabel, isClosed }]
}

function nameOf({ kind, category }: Pick<PlacedShown, 'kind' | 'category'>): string {
  return findClass(kind, category)?.name ?? category
}
