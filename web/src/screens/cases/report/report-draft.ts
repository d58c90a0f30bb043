import type { CaseClass, CaseSource, CityCaseBody } from '@huiyin/contract/city-cases'
import type { StoredFile } from '../../../api/work.ts'

/** What is filled in so far. */
export interface ReportDraft {
  readonly source: CaseSource
  readonly words: string
  readonly typed: string
  readonly chosen: CaseClass | null
  readonly address: string
  readonly areaCode: string
  readonly point: string
  readonly photos: readonly StoredFile[]
  /** Number of the case it is the same as. */
  readonly lead: string
}

export const emptyReport: ReportDraft = {
  source: 'hotline',
  words: '',
  typed: '',
  chosen: null,
  address: '',
  areaCode: '',
  point: '',
  photos: [],
  lead: '',
}

export interface Point {
  readonly longitude: number
  readonly latitude: number
}

/** Longitude and latitude as they are copied from a map; `undefined` for what is none. */
export function pointOf(text: string): Point | undefined {
  const [, east, north] =
    /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (east === undefined || north === undefined) return undefined
  const point = { longitude: Number(east), latitude: Number(north) }
  return Math.abs(point.longitude) <= 180 && Math.abs(point.latitude) <= 90 ? point : undefined
}

/** Classes that a search finds, by name, group or everyday word; with none typed, by the words. */
export function classesFound(
  classes: readonly CaseClass[],
  { typed, words }: Pick<ReportDraft, 'typed' | 'words'>,
): readonly CaseClass[] {
  const search = typed.trim()
  const called = ({ name, words: others }: CaseClass) => [name, ...others]
  const found = classes.filter((one) =>
    search === ''
      ? called(one).some((name) => name.length > 1 && words.includes(name))
      : [...called(one), one.groupName, one.code].some((name) => name.includes(search)),
  )
  return found.slice(0, shownMax)
}

const shownMax = 8

/** The report as it is sent; `undefined` while something is missing. */
export function bodyOf(draft: ReportDraft, regionCode: string): CityCaseBody | undefined {
  const { source, chosen, areaCode, photos } = draft
  const description = draft.words.trim()
  const address = draft.address.trim()
  const point = pointOf(draft.point)
  const isPlaced = point !== undefined || address.length > 1
  const isPointFaulty = draft.point.trim() !== '' && point === undefined
  if (chosen === null || description.length < 2 || !isPlaced || isPointFaulty) return undefined
  return {
    regionCode,
    source,
    kind: chosen.kind,
    category: chosen.code,
    description,
    ...(address.length > 1 ? { address } : {}),
    ...(areaCode === '' ? {} : { areaCode }),
    ...point,
    ...(photos.length === 0 ? {} : { evidence: photos.map(({ id }) => id) }),
  }
}
