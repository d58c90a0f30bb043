#!/usr/bin/env node
// Independent recount 独立复算: reads the frozen rows beside it, counts every figure anew and
// compares it with results.csv. Needs Node 18 or later and nothing else: no code, no database and
// no network of the system that made the files.
//   node recount.mjs [folder]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2] ?? import.meta.dirname ?? '.'
const text = (name) => readFileSync(join(folder, name), 'utf8')
const sha256 = (content) => createHash('sha256').update(content).digest('hex')
const faults = []
const say = (fault) => faults.push(fault)

// 1. The files are those of the manifest, and the manifest is the one that was frozen.
const manifest = text('manifest.sha256')
  .trim()
  .split('\n')
  .map((line) => [line.slice(0, 64), line.slice(66)])
for (const [hash, name] of manifest) {
  if (sha256(text(name)) !== hash) say(`${name} was changed: its SHA-256 is not in the manifest`)
}
const snapshot = JSON.parse(text('snapshot.json'))
const inputs = ['services.csv', 'dates.csv']
const inputsHash = sha256(inputs.map((name) => `${sha256(text(name))}  ${name}\n`).join(''))
if (inputsHash !== snapshot.inputsHash) say('the rows are not those that were frozen')
if (sha256(text('results.csv')) !== snapshot.resultHash) say('the results are not those frozen')
if (sha256(text('definitions.json')) !== snapshot.definitionsHash) say('definitions were changed')

/** Rows of a CSV file (RFC 4180, no line ends inside fields) as objects by column. */
function rowsOf(name) {
  const [head, ...lines] = text(name).trimEnd().split('\n')
  const columns = fields(head)
  return lines.map((line) => {
    const values = fields(line)
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']))
  })
}

function fields(line) {
  if (!line.includes('"')) return line.split(',')
  const found = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]
    if (isQuoted && sign === '"' && line[at + 1] === '"') {
      field += '"'
      at += 1
    } else if (sign === '"') isQuoted = !isQuoted
    else if (sign === ',' && !isQuoted) {
      found.push(field)
      field = ''
    } else field += sign
  }
  return [...found, field]
}

// 2. What is counted, from definitions.json, in words of this file.
const services = {
  any: () => true,
  given: (row) => row.origin === 'explicit' && row.adopted === '1',
  good: (row) =>
    services.given(row) &&
    ['very_satisfied', 'satisfied', 'basically_satisfied'].includes(row.grade),
  bad: (row) => services.given(row) && ['dissatisfied', 'very_dissatisfied'].includes(row.grade),
  best: (row) => services.given(row) && row.grade === 'very_satisfied',
  refused: (row) => row.origin !== '' && row.adopted === '0',
  apart: (row) => !['', 'explicit'].includes(row.origin) && row.adopted === '1',
  quick: (row) => services.given(row) && Number(row.seconds) <= 10,
  // Everybody silent taken as satisfied.
  hopeful: (row) => services.good(row) || !services.given(row),
  givenOrRefused: (row) => services.given(row) || services.refused(row),
  named: (row) => services.given(row) && (row.reviewer ?? '') !== '',
  soon: (row) => Number(row.lag) <= 3600,
  late: (row) => Number(row.lag) > 86_400,
  refusedAs: (ground) => (row) => services.refused(row) && row.ground === ground,
}
const inTime = (row, date) =>
  row.exempt === '1' || (row.stopped_at !== '' && row.stopped_at <= date)
const dates = {
  due: (row) => row.clock === 'rectify' && row.assessed === '1',
  excluded: (row) => row.clock === 'rectify' && row.assessed === '0',
  done: (row) => dates.due(row) && row.stopped_at !== '',
  first: (row) => dates.due(row) && inTime(row, row.original_due_at),
  extended: (row) => dates.due(row) && inTime(row, row.due_at),
  asked: (row) => dates.due(row) && ['satisfied', 'not_satisfied'].includes(row.follow_up),
  content: (row) => dates.due(row) && row.follow_up === 'satisfied',
  all: (row) => row.clock === 'rectify',
  allExtended: (row) => row.clock === 'rectify' && inTime(row, row.due_at),
  prolonged: (row) => dates.due(row) && row.extended === '1',
  enteredLate: (row) => dates.due(row) && row.entered_late === '1',
  backDated: (row) => dates.due(row) && row.back_dated === '1',
  contact: (row) => row.clock === 'contact',
  contacted: (row) => row.clock === 'contact' && inTime(row, row.due_at),
}
/** Figure: file, numerator, denominator; and the column whose different values are counted. */
const figures = {
  rateable: ['services', services.any],
  reviewed: ['services', services.given],
  participation: ['services', services.given, services.any],
  good_rate: ['services', services.good, services.given],
  worst_case_rate: ['services', services.good, services.any],
  best_case_rate: ['services', services.hopeful, services.any],
  very_satisfied_share: ['services', services.best, services.given],
  bad_reviews: ['services', services.bad],
  bad_rate: ['services', services.bad, services.given],
  not_adopted: ['services', services.refused],
  good_rate_with_not_adopted: ['services', services.good, services.givenOrRefused],
  reviews_apart: ['services', services.apart],
  within_ten_seconds: ['services', services.quick, services.given],
  rectified_share: ['dates', dates.done, dates.due],
  rectified_on_time_original: ['dates', dates.first, dates.due],
  rectified_on_time_extended: ['dates', dates.extended, dates.due],
  contacted_on_time: ['dates', dates.contacted, dates.contact],
  follow_up_satisfaction: ['dates', dates.content, dates.asked],
  excluded_matters: ['dates', dates.excluded],
  distinct_reviewers: ['services', services.named, services.named, 'reviewer'],
  reported_within_hour: ['services', services.soon, services.any],
  reported_late: ['services', services.late, services.any],
  not_adopted_mistaken: ['services', services.refusedAs('mistaken')],
  not_adopted_untrue: ['services', services.refusedAs('untrue')],
  not_adopted_malicious: ['services', services.refusedAs('malicious')],
  extended_share: ['dates', dates.prolonged, dates.due],
  late_entries: ['dates', dates.enteredLate, dates.due],
  back_dated: ['dates', dates.backDated, dates.due],
  rectified_on_time_with_excluded: ['dates', dates.allExtended, dates.all],
}
/** An older month knows the figures of its own definitions. */
const known = new Set(JSON.parse(text('definitions.json')).figures.map(({ id }) => id))
const groupings = ['total', 'unit', 'item', 'channel', 'level', 'region', 'path', 'way']

// 3. Count, and compare number by number.
const counted = new Map()
const met = new Set()
const add = (place, index) => {
  const numbers = counted.get(place) ?? [0, 0]
  numbers[index] += 1
  counted.set(place, numbers)
}
for (const file of ['services', 'dates']) {
  const ofFile = Object.entries(figures).filter(
    ([id, [source]]) => source === file && known.has(id),
  )
  for (const row of rowsOf(`${file}.csv`)) {
    for (const [figure, [, numerator, denominator, distinct]] of ofFile) {
      const isAbove = numerator(row)
      const isBelow = denominator?.(row) ?? false
      if (!isAbove && !isBelow) continue
      for (const grouping of groupings) {
        const key = grouping === 'total' ? 'total' : (row[grouping] ?? '')
        if (key === '') continue
        const place = `${grouping} ${key} ${figure}`
        const value = distinct === undefined ? '' : `${place} ${row[distinct]}`
        if (isAbove && !met.has(value)) add(place, 0)
        if (value !== '') met.add(value)
        if (isBelow) add(place, 1)
      }
    }
  }
}
let equal = 0
for (const { dimension, key, figure, numerator, denominator } of rowsOf('results.csv')) {
  const place = `${dimension} ${key} ${figure}`
  const [above, below] = counted.get(place) ?? [0, 0]
  const isShare = figures[figure]?.[2] !== undefined
  const isEqual =
    figures[figure] !== undefined &&
    String(above) === numerator &&
    (isShare ? String(below) : '') === denominator
  if (isEqual) equal += 1
  else
    say(
      `${place}: published ${numerator}/${denominator}, recounted ${above}/${isShare ? below : ''}`,
    )
  counted.delete(place)
}
for (const [place, [above]] of counted) {
  if (above > 0) say(`${place}: counted ${above}, but not published`)
}

for (const fault of faults.slice(0, 20)) console.log(fault)
if (faults.length > 20) console.log(`${faults.length - 20} more`)
console.log(
  `${equal} figures recounted equal, ${faults.length} faults 复算一致 ${equal} 项，不一致 ${faults.length} 项`,
)
process.exitCode = faults.length === 0 ? 0 : 1
