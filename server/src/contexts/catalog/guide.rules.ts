import type { ItemContent, ItemMaterial, ItemPlace } from '@huiyin/contract/catalog-item'

/** The situations somebody said they are in: ids of choices. */
export type Situations = ReadonlySet<string>

/**
 * The materials somebody has to think of. A question that was answered leaves out what is wanted
 * in its other cases; one that was not leaves all of them.
 */
export function materialsFor(
  { questions, handling }: Pick<ItemContent, 'questions' | 'handling'>,
  chosen: Situations,
): ItemMaterial[] {
  const answered = questions
    .map(({ choices }) => choices.map(({ id }) => id))
    .filter((ids) => ids.some((id) => chosen.has(id)))
  return handling.materials.filter(({ situations }) =>
    answered.every((ids) => {
      const own = situations.filter((id) => ids.includes(id))
      return own.length === 0 || own.some((id) => chosen.has(id))
    }),
  )
}

/** Who brings what: the applicant, or we from a register or an earlier step. */
export function byWhom(materials: readonly ItemMaterial[]): {
  readonly handIn: readonly ItemMaterial[]
  readonly fetched: readonly ItemMaterial[]
} {
  const isHandedIn = ({ source }: ItemMaterial) => source === 'applicant'
  return {
    handIn: materials.filter(isHandedIn),
    fetched: materials.filter((one) => !isHandedIn(one)),
  }
}

/** A place with its distance, where both ends are known. */
export interface PlaceFound {
  readonly place: ItemPlace
  readonly kilometres: number | null
}

/**
 * Places, the nearest first: those of the region somebody is in, then by distance, then as listed.
 *
 * @param from - the region somebody named and, if known, where that is
 */
export function nearestFirst(
  places: readonly ItemPlace[],
  from: { readonly regionCode: string } | null,
): PlaceFound[] {
  if (from === null) return places.map((place) => ({ place, kilometres: null }))
  const here = places.find((place) => place.regionCode === from.regionCode)?.position ?? null
  const found = places.map((place) => ({
    place,
    kilometres:
      here === null || place.position === null ? null : kilometresBetween(here, place.position),
  }))
  const rank = ({ place, kilometres }: PlaceFound) =>
    place.regionCode === from.regionCode ? -1 : (kilometres ?? Number.POSITIVE_INFINITY)
  return found.toSorted((left, right) =>
    rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0,
  )
}

const earthKilometres = 6371
type Position = NonNullable<ItemPlace['position']>

/** The great-circle distance of two places in kilometres (haversine), to a tenth. */
export function kilometresBetween(one: Position, other: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const latitudes = radians(other.latitude - one.latitude)
  const longitudes = radians(other.longitude - one.longitude)
  const half =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.sin(longitudes / 2) ** 2
  return Math.round(2 * earthKilometres * Math.asin(Math.min(1, Math.sqrt(half))) * 10) / 10
}

/**
 * What several items ask together: the same paper once (by name), and nothing that an item before
 * gives out as its result.
 */
export function mergedMaterials(contents: readonly ItemContent[]): {
  readonly apart: number
  readonly handIn: readonly string[]
  readonly fetched: readonly string[]
} {
  const all = contents.flatMap((content) => content.handling.materials)
  const { handIn, fetched } = byWhom(all)
  const results = new Set(
    contents.flatMap(({ handling }) => handling.results.map(({ name }) => name)),
  )
  const names = (materials: readonly ItemMaterial[]) => [
    ...new Set(materials.map(({ name }) => name)),
  ]
  return {
    apart: handIn.length,
    handIn: names(handIn).filter((name) => !results.has(name)),
    fetched: names(fetched),
  }
}
