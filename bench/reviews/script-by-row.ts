import { canonicalEntry } from '../../server/src/kernel/ledger/ledger.rules.ts'
import type { HashAlgorithm } from '../../server/src/kernel/ledger/types.ts'
import type { Db } from '../../server/src/platform/db/db.ts'
import {
  type ExampleRow,
  expressionOf,
  insertLike,
  type Replacements,
  readRows,
  textOf,
} from './example-rows.ts'

/** One bad review in this many. */
export const badEvery = 50

/** Stand in the example's canonical text for what each row has of its own. */
const seqMark = 900_000_001
const previousMark = 'the hash before'

/**
 * The transaction of an accepted review as a pgbench script, row by row: the statements of the
 * service with one row each, and the very rows the service wrote for two reviews, with ids,
 * numbers and hashes of their own. Kind to pgbench: times and texts are constants, ids come with
 * the first statement, and the rows all reviews share are locked last.
 *
 * @param examples - numbers of a good and a bad review the service has just taken
 */
export async function scriptByRow(
  db: Db,
  examples: { readonly good: string; readonly bad: string },
): Promise<string> {
  const good = await readReview(db, examples.good)
  const bad = await readReview(db, examples.bad)
  const matter = await readMatter(db, textOf(bad.review, 'matter_id'))
  const ofBad: Replacements = new Map([
    ...replacementsOf(bad.review),
    [textOf(matter.matter, 'id'), ':matter_id'],
    [textOf(matter.matter, 'number'), ':matter_number'],
    [textOf(matter.letter, 'id'), ':letter_id'],
    [textOf(matter.letter, 'number'), ':letter_number'],
    [textOf(matter.notice, 'id'), ':notice_id'],
  ])
  const ofGood: Replacements = new Map([
    ...replacementsOf(good.review),
    [textOf(good.review, 'grade'), ':grade'],
  ])
  const region = textOf(good.review, 'region_code')
  return [
    '\\set n :base + :client_id * :each + :i',
    '\\set i :i + 1',
    findService(textOf(bad.review, 'number'), matter),
    'begin;',
    '\\if :n % 50 = 0',
    `${insertLike([bad.review], ofBad)};`,
    '\\else',
    `${insertLike([good.review], ofGood)};`,
    '\\endif',
    `update reviews.service_end set reviewed = true where region_code = '${region}' and id = :end_id;`,
    `delete from reviews.review where region_code = '${region}' and service_end_id = :end_id and round = 'default';`,
    '\\if :n % 50 = 0',
    ...openMatter(matter, ofBad),
    '\\endif',
    addTo('daily_unit', 'unit_code', region),
    addTo('daily_item', 'item_code', region),
    ...[holdDay(good.entry), lockDay(good.entry)],
    '\\if :n % 50 = 0',
    insertEntry(bad.entry, ofBad),
    '\\else',
    insertEntry(good.entry, ofGood),
    '\\endif',
    moveHead(good.entry),
    addTo('daily_channel', 'channel', region),
    'commit;',
    '',
  ].join('\n')
}

interface ReviewRows {
  readonly review: ExampleRow
  readonly entry: ExampleRow
}

async function readReview(db: Db, number: string): Promise<ReviewRows> {
  const [review] = await readRows(db, 'reviews.review', 'number = $1', number)
  const [entry] = await readRows(
    db,
    'kernel.ledger_entry',
    "stream_kind = 'review-day' and body ->> 'number' = $1",
    number,
  )
  if (review === undefined || entry === undefined) throw new Error(`no review ${number}`)
  return { review, entry }
}

type MatterRows = Awaited<ReturnType<typeof readMatter>>

async function readMatter(db: Db, matterId: string) {
  const of = (table: string) => readRows(db, table, 'matter_id::text = $1', matterId)
  const ofStream = (table: string) =>
    readRows(db, table, "stream_kind = 'matter' and stream_id = $1 and seq = 1", matterId)
  return {
    matter: (await readRows(db, 'kernel.matter', 'id::text = $1', matterId))[0],
    clocks: await of('kernel.matter_clock'),
    texts: await of('kernel.matter_text'),
    rectification: await of('reviews.rectification'),
    letter: (await of('kernel.letter'))[0],
    notice: (await of('kernel.notice'))[0],
    entry: (await ofStream('kernel.ledger_entry'))[0],
    head: (await ofStream('kernel.ledger_head'))[0],
    outbox: await ofStream('kernel.outbox'),
  }
}

function replacementsOf(review: ExampleRow): [string, string][] {
  return [
    [textOf(review, 'id'), ':review_id'],
    [textOf(review, 'number'), ':review_number'],
    [textOf(review, 'service_end_id'), ':end_id'],
    [textOf(review, 'unit_code'), ':unit_code'],
    [textOf(review, 'item_code'), ':item_code'],
  ]
}

/** Finds the service, and gives the transaction its ids and numbers; every value is a text. */
function findService(bad: string, matter: MatterRows): string {
  // Serials far above those the service leases, so that the arms never meet.
  const serial = '(500000000 + :n::integer)'
  const numbered = (number: string) => `${quoted(number.replace(/[0-9]+$/, ''))} || ${serial}`
  const letter = textOf(matter.letter, 'number').replace(/[0-9]+号$/, '')
  return `select id::text as end_id, unit_code, item_code, channel, ended_on::text as ended_on,
  reviewed, token_expires_at > now() as is_open,
  uuidv7()::text as review_id, uuidv7()::text as matter_id, uuidv7()::text as letter_id,
  uuidv7()::text as notice_id,
  ${numbered(bad)} as review_number,
  ${numbered(textOf(matter.matter, 'number'))} as matter_number,
  ${quoted(letter)} || ${serial} || '号' as letter_number,
  case when :n::integer % 50 = 0 then 'dissatisfied'
    when :n::integer % 50 < 40 then 'very_satisfied'
    when :n::integer % 50 < 47 then 'satisfied'
    else 'basically_satisfied' end as grade
from reviews.service_end
where token_hash = sha256(convert_to('bench-token-' || :n, 'UTF8')) \\gset`
}

function openMatter(rows: MatterRows, replacements: Replacements): string[] {
  const { matter, clocks, texts, rectification, letter, notice, entry, head, outbox } = rows
  if (!matter || !letter || !notice || !entry || !head) throw new Error('the example is not whole')
  const insert = (some: readonly ExampleRow[]) => `${insertLike(some, replacements)};`
  const hash = sealOf(entry, replacements, { seq: '1', previous: undefined })
  return [
    insert([matter]),
    insert(clocks),
    insert(rectification),
    holdDay(entry),
    `${insertLike([head], replacements, { seq: '0', hash: 'null' })} returning seq as first \\gset`,
    `${insertLike([entry], replacements, { hash })} returning encode(hash, 'hex') as opening \\gset`,
    `update kernel.ledger_head set seq = 1, hash = decode(:opening, 'hex') where region_code = ${quoted(textOf(head, 'region_code'))} and stream_kind = 'matter' and stream_id = :matter_id;`,
    // The example was delivered long ago; a new one waits.
    `${insertLike(outbox, replacements, { state: "'pending'", attempts: '0', settled_at: 'null' })};`,
    insert(texts),
    insert([letter]),
    insert([notice]),
  ]
}

/** One more in a rollup of the day the service ended. */
function addTo(table: string, key: 'unit_code' | 'item_code' | 'channel', region: string): string {
  return `insert into reviews.${table} (region_code, day, ${key}, measure, n)
  values ('${region}', :ended_on, :${key}, 'explicit' || chr(58) || :grade, 1)
  on conflict (region_code, day, ${key}, measure) do update set n = ${table}.n + excluded.n;`
}

function holdDay(entry: ExampleRow): string {
  return `select root.closed_at is not null as is_closed,
  (select late_after_seconds from kernel.ledger_setting where region_code = ${quoted(textOf(entry, 'region_code'))}) as late
  from kernel.ledger_root as root
  where root.region_code = ${quoted(textOf(entry, 'region_code'))} and root.day = ${quoted(textOf(entry, 'day'))}
  for share of root;`
}

/** As the service locks it: an upsert that changes nothing and returns the last entry. */
function lockDay(entry: ExampleRow): string {
  const [region, day] = [textOf(entry, 'region_code'), textOf(entry, 'stream_id')].map(quoted)
  return `insert into kernel.ledger_head (region_code, stream_kind, stream_id, seq, hash)
  values (${region}, 'review-day', ${day}, 0, null)
  on conflict (region_code, stream_kind, stream_id) do update set seq = ledger_head.seq
  returning (seq + 1)::text as seq, encode(hash, 'hex') as previous \\gset`
}

function insertEntry(entry: ExampleRow, replacements: Replacements): string {
  const hash = sealOf(entry, replacements, { seq: ':seq', previous: ':previous' })
  return `${insertLike([entry], replacements, { seq: ':seq', hash })} returning encode(hash, 'hex') as hash \\gset`
}

function moveHead(entry: ExampleRow): string {
  const [region, day] = [textOf(entry, 'region_code'), textOf(entry, 'stream_id')].map(quoted)
  return `update kernel.ledger_head set seq = :seq, hash = decode(:hash, 'hex')
  where region_code = ${region} and stream_kind = 'review-day' and stream_id = ${day};`
}

/** The hash of an entry, computed by the database over the same canonical form. */
function sealOf(
  entry: ExampleRow,
  replacements: Replacements,
  own: { readonly seq: string; readonly previous: string | undefined },
): string {
  const of = (name: string) => textOf(entry, name)
  const canonical = canonicalEntry({
    algorithm: of('hash_algorithm') as HashAlgorithm,
    version: Number(of('version')),
    regionCode: of('region_code'),
    streamKind: of('stream_kind'),
    streamId: of('stream_id'),
    seq: seqMark,
    day: of('day'),
    happenedAt: new Date(of('happened_at')).toISOString(),
    enteredAt: new Date(of('entered_at')).toISOString(),
    late: of('late') === 'true',
    act: of('act'),
    actor: of('actor'),
    body: of('body'),
    commitments: of('commitments'),
    previous: own.previous === undefined ? null : previousMark,
  })
  const marks = new Map([
    ...replacements,
    [String(seqMark), own.seq === '1' ? "'1'" : own.seq],
    ...(own.previous === undefined ? [] : ([[previousMark, own.previous]] as const)),
  ])
  return `sha256(convert_to(${expressionOf(canonical, marks)}, 'UTF8'))`
}

function quoted(text: string): string {
  return `'${text}'`
}
