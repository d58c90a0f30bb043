import type { PastField, PastMapping } from '@huiyin/contract/past-reviews'
import type { PastFault } from '@huiyin/contract/past-reviews.words'
import { badGrades, type Channel, type Grade, grades, type Origin } from '@huiyin/contract/reviews'
import { channelWords, gradeWords } from '@huiyin/contract/reviews.words'
import { formatInstant, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { type Coding, standardCoding, uploadCoding } from '../../reviews/codings.rules.ts'
import type { PastReview } from '../../reviews/index.ts'
import { readDue } from '../outside/read-due.rules.ts'

/** A row of the file: its line as the spreadsheet counts, its cells by heading. */
interface TableRow {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** What the rows are read against: codes by code and by name. */
export interface PastSurroundings {
  readonly regionCode: string
  readonly now: Date
  readonly unitCodes: ReadonlyMap<string, string>
  readonly itemCodes: ReadonlyMap<string, string>
}

/** A row that was not taken: where, what is wrong with which field. */
export interface PastRowFault {
  readonly line: number
  readonly field: PastField
  readonly fault: PastFault
}

export type PastReading =
  | { readonly ok: true; readonly line: number; readonly past: PastReview }
  | { readonly ok: false; readonly faults: readonly PastRowFault[] }

const textMax = 1000
const tagsMax = 16

/** Reads a row of a former system; every field that cannot be read is named, not the first alone. */
export function readPastRow(
  { line, values }: TableRow,
  mapping: PastMapping,
  around: PastSurroundings,
): PastReading {
  const cell = (field: PastField) => values[mapping.columns[field] ?? ''] ?? ''
  const { levels } = mapping
  const grade =
    levels === 'words' ? gradeOfWord(cell('level')) : codings[levels].gradeOf(cell('level'))
  const ratedAt = momentOf(cell('ratedAt'), around.now)
  const endedAt = cell('endedAt') === '' ? ratedAt : momentOf(cell('endedAt'), around.now)
  const isOpen = (mapping.open ?? []).includes(cell('state')) && isBad(grade)
  const read = {
    projectNo: shortText(cell('projectNo'), projectNoMax),
    serviceNumber: serviceNumberOf(cell('serviceNumber') || '1'),
    unit: around.unitCodes.get(cell('unit')),
    item: around.itemCodes.get(cell('item')),
    level: grade,
    ratedAt,
    endedAt,
    channel: channelOf(cell('channel'), levels),
    dueOn: isOpen ? dayOf(cell('dueOn')) : null,
  } as const
  const faults = (Object.keys(read) as (keyof typeof read)[])
    .filter((field) => read[field] === undefined)
    .map((field) => ({ line, field, fault: 'unreadable' as const }))
  const { projectNo, serviceNumber, unit, item, level, channel, dueOn } = read
  if (
    projectNo === undefined ||
    serviceNumber === undefined ||
    unit === undefined ||
    item === undefined ||
    level === undefined ||
    ratedAt === undefined ||
    endedAt === undefined ||
    channel === undefined ||
    dueOn === undefined
  ) {
    return { ok: false, faults }
  }
  const end = {
    regionCode: around.regionCode,
    unitCode: unit,
    itemCode: item,
    projectNo,
    serviceNumber,
    channel,
    outcome: 'completed',
    endedAt: formatInstant(endedAt),
    ...optional('windowCode', cell('window').slice(0, codeMax)),
    ...optional('staffCode', cell('staff').slice(0, codeMax)),
  } as const
  const past: PastReview = {
    end,
    origin: originOf(cell('origin'), mapping),
    grade: level,
    channel,
    ratedAt,
    tags: cell('tags')
      .split(/[,，;；、\s]+/)
      .filter(Boolean)
      .slice(0, tagsMax),
    ...optional('text', cell('text').slice(0, textMax)),
    // Whom nobody needs to ring any more stays in the former system.
    ...(dueOn === null ? {} : { dueOn, ...contactOf(cell('phone'), cell('name')) }),
  }
  return { ok: true, line, past }
}

const codings: Readonly<Record<'upload' | 'standard', Coding>> = {
  upload: uploadCoding,
  standard: standardCoding,
}
const projectNoMax = 64
const codeMax = 36
const nameMax = 60

function gradeOfWord(word: string): Grade | undefined {
  return grades.find((grade) => gradeWords[grade].zh === word)
}

function isBad(grade: Grade | undefined): boolean {
  return grade !== undefined && badGrades.includes(grade)
}

function channelOf(text: string, levels: PastMapping['levels']): Channel | undefined {
  if (text === '') return 'web'
  const named = (Object.keys(channelWords) as Channel[]).find(
    (channel) => channelWords[channel].zh === text,
  )
  return named ?? (levels === 'words' ? undefined : codings[levels].channelOf(text))
}

/** What the file calls its ratings; a rating without a word was given by the person. */
function originOf(text: string, { origins = {} }: PastMapping): Origin {
  return origins[text] ?? 'explicit'
}

/** A day counts from its noon: a day that stands for a moment must not fall into its neighbour. */
function momentOf(text: string, now: Date): Date | undefined {
  const due = readDue(text)
  if (due === undefined) return undefined
  const isDay = !/[:时点]/.test(text)
  const at = isDay ? new Date(`${localDayOf(due)}T12:00:00+08:00`) : due
  return at > now ? undefined : at
}

function dayOf(text: string): LocalDay | undefined {
  const due = readDue(text)
  return due && localDayOf(due)
}

function serviceNumberOf(text: string): number | undefined {
  return /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : undefined
}

function shortText(text: string, max: number): string | undefined {
  return text === '' || text.length > max ? undefined : text
}

function contactOf(phone: string, name: string) {
  if (!/^[0-9+-]{5,20}$/.test(phone)) return {}
  return { phone, ...optional('name', name.slice(0, nameMax)) }
}

function optional<const Name extends string>(name: Name, value: string) {
  return (value === '' ? {} : { [name]: value }) as { readonly [Key in Name]?: string }
}
