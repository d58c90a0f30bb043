import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { channels, grades, outcomes } from '@huiyin/contract/reviews'
import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'
import { whileBare } from '../load/bare-tables.ts'
import { seededRandom } from '../load/seeded.ts'
import { itemCode, itemsPerUnit, unitCode, unitsTotal } from '../service/town.ts'
import { followStatements, totalsStatements } from './load-statements.ts'
import { regionCodes } from './regions.ts'

/** How many reviews are loaded, into which months, and where files may lie meanwhile. */
export interface ReviewLoad {
  readonly folder: string
  readonly reviews: number
  readonly months: readonly string[]
}

/** One service in eleven stays without a review. */
const silentShare = 1 / 11
const badShare = 0.01
const dayMs = 86_400_000
const cityOffsetMs = 8 * 3_600_000
const linesAtOnce = 5000

/** The last whole months before a moment, `YYYY-MM`, oldest first. */
export function closedMonths(count: number, now: Date): string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count + index, 1))
    return month.toISOString().slice(0, 7)
  })
}

/**
 * Services and reviews by COPY from files, month by month, in regions, units and items of the
 * benchmark; what follows from them, bad reviews' matters and running totals, in the database.
 */
export async function loadReviews(db: Db, load: ReviewLoad): Promise<void> {
  const random = seededRandom(20_261_121)
  const run = (text: string) => db.query(trustedSql(text, []))
  const tables = [
    'reviews.service_end',
    'reviews.review',
    ...followStatements.map(({ table }) => table),
  ]
  await whileBare(db, tables, async () => {
    let serial = 0
    for (const [index, month] of load.months.entries()) {
      const wanted = Math.round(load.reviews / load.months.length)
      const isLast = index === load.months.length - 1
      const reviews = isLast ? load.reviews - wanted * index : wanted
      const files = await writeMonth({ ...load, month, reviews, serial, random })
      await run(`copy reviews.service_end (${endColumns}) from '${files.ends}' (format csv)`)
      await run(`copy reviews.review (${reviewColumns}) from '${files.reviews}' (format csv)`)
      await Promise.all([rm(files.ends), rm(files.reviews)])
      serial = files.serial
    }
    for (const { text } of followStatements) await run(text)
  })
  for (const text of totalsStatements) await run(text)
  for (const table of [
    ...tables,
    'reviews.daily_unit',
    'reviews.daily_item',
    'reviews.daily_channel',
  ]) {
    await run(`vacuum (freeze, analyze) ${table}`)
  }
}

const endColumns =
  'region_code, id, project_no, service_number, unit_code, item_code, channel, outcome, helped, ' +
  'ended_at, ended_on, received_at, reported_by, token_hash, token_key_version, ' +
  'token_expires_at, spoken_number, reviewed'
const reviewColumns =
  'region_code, id, number, service_end_id, round, origin, channel, grade, tags, allows_contact, ' +
  'unit_code, item_code, receipt_hash, submitted_at, submitted_on, matter_id, adopted, way'

interface MonthLoad extends ReviewLoad {
  readonly month: string
  readonly serial: number
  readonly random: () => number
}

/** Two files of a month that the database server can read. */
async function writeMonth(load: MonthLoad) {
  const path = (name: string) => join(load.folder, `${name}.csv`)
  const files = { ends: path('ends'), reviews: path('reviews') }
  const [ends, reviews] = [createWriteStream(files.ends), createWriteStream(files.reviews)]
  let { serial } = load
  let reviewed = 0
  while (reviewed < load.reviews) {
    const endLines: string[] = []
    const reviewLines: string[] = []
    while (endLines.length < linesAtOnce && reviewed < load.reviews) {
      serial += 1
      const line = serviceOf(load, serial)
      endLines.push(line.end)
      if (line.review !== undefined) reviewLines.push(line.review)
      if (line.review !== undefined) reviewed += 1
    }
    if (!ends.write(endLines.join(''))) await once(ends, 'drain')
    if (!reviews.write(reviewLines.join(''))) await once(reviews, 'drain')
  }
  for (const stream of [ends, reviews]) {
    stream.end()
    await once(stream, 'close')
  }
  await Promise.all([chmod(files.ends, 0o644), chmod(files.reviews, 0o644)])
  return { ...files, serial }
}

/** The lines of one service; the review of one in eleven is missing. */
function serviceOf({ month, random }: MonthLoad, serial: number) {
  const pick = <Value>(values: readonly Value[]) =>
    values[Math.floor(random() * values.length)] as Value
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = Date.UTC(year, number - 1, 1)
  const days = (Date.UTC(year, number, 1) - first) / dayMs
  const day = first + Math.floor(random() * days) * dayMs
  // From nine to five, in the time of the city.
  const endedAt = day - cityOffsetMs + (9 + random() * 8) * 3_600_000
  const unit = 1 + Math.floor(random() ** 1.5 * unitsTotal)
  const region = regionCodes[unit % regionCodes.length] ?? ''
  const [unitOf, itemOf] = [unitCode(unit), itemCode(unit, serial % itemsPerUnit)]
  const ended = new Date(endedAt).toISOString()
  const endId = idOf(endedAt, 1, serial)
  const received = new Date(endedAt + reportedAfterMs(serial)).toISOString()
  const isReviewed = random() >= silentShare
  const end =
    `${region},${endId},B${serial},1,${unitOf},${itemOf},${pick(channels)},` +
    `${random() < 0.94 ? 'completed' : pick(outcomes)},${random() < 0.04},${ended},` +
    `${new Date(day).toISOString().slice(0, 10)},${received},api:bench,\\x${hex(serial)},1,` +
    `${new Date(endedAt + 30 * dayMs).toISOString()},${serial},${isReviewed}\n`
  if (!isReviewed) return { end, review: undefined }
  const isBad = random() < badShare
  const grade = isBad ? pick(grades.slice(3)) : pick(grades.slice(0, 3))
  const submittedAt = endedAt + (random() < 0.02 ? random() * 9000 : random() * 3 * dayMs)
  const submitted = new Date(submittedAt).toISOString()
  const onDay = new Date(submittedAt + cityOffsetMs).toISOString().slice(0, 10)
  const origin = isBad || random() < 0.96 ? 'explicit' : pick(['invited', 'proxy', 'default'])
  const round = origin === 'default' ? 'default' : 'first'
  const review =
    `${region},${idOf(submittedAt, 2, serial)},PJ${region}-${serial},${endId},${round},${origin},` +
    `web,${grade},{},${isBad},${unitOf},${itemOf},\\x00,${submitted},${onDay},` +
    `${isBad ? idOf(submittedAt, 3, serial) : ''},${!(isBad && random() < 0.02)},${serial % 12 === 0 ? 'elder' : 'standard'}\n`
  return { end, review }
}

/** Most are reported at once, some after hours, and one in nine two days later. */
function reportedAfterMs(serial: number): number {
  if (serial % 9 === 0) return 2 * dayMs
  return serial % 3 === 0 ? 2 * 3_600_000 : 60_000
}

/** As UUIDv7 of its time; kind and serial keep ids apart. */
function idOf(millis: number, kind: number, serial: number): string {
  const time = Math.floor(millis).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}00-8000-${hex(serial).slice(4)}`
}

function hex(serial: number): string {
  return serial.toString(16).padStart(16, '0')
}
