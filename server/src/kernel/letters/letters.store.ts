import type { LetterWording } from '@huiyin/contract/letter-wordings'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import { digestOf } from './facts.rules.ts'
import type { FrozenFacts, Letter, LetterKind } from './types.ts'

/** Letters of one matter that are listed; a matter with more has a problem no list solves. */
const lettersOfMatterMax = 200

interface LetterRow {
  region_code: string
  id: string
  number: string
  kind: string
  matter_id: string
  template_version: number
  wording_version: string | null
  wording_digest: Buffer | null
  facts: FrozenFacts
  facts_hash: Buffer
  to_unit_code: string
  issued_at: Date
  issued_by: string
}

const columns: Columns<LetterRow> = {
  region_code: 'text',
  id: 'uuid',
  number: 'text',
  kind: 'text',
  matter_id: 'uuid',
  template_version: 'smallint',
  wording_version: 'text',
  wording_digest: 'bytea',
  facts: 'jsonb',
  facts_hash: 'bytea',
  to_unit_code: 'text',
  issued_at: 'timestamptz',
  issued_by: 'text',
}

/** Writes letters of one region in one statement, and their wordings where there are own ones. */
export async function insertLetters(tx: Tx, letters: readonly Letter[]): Promise<void> {
  await keepWordings(tx, letters)
  await tx.query(
    insertRows<LetterRow>(
      'kernel.letter',
      columns,
      letters.map((letter) => ({
        region_code: tx.regionCode,
        id: letter.id,
        number: letter.number,
        kind: letter.kind,
        matter_id: letter.matterId,
        template_version: letter.templateVersion,
        wording_version: letter.ownWording?.version ?? null,
        wording_digest: letter.ownWording && digestOf(letter.ownWording.wording),
        facts: letter.facts,
        facts_hash: Buffer.from(letter.factsHash, 'hex'),
        to_unit_code: letter.toUnitCode,
        issued_at: letter.issuedAt,
        issued_by: letter.issuedBy,
      })),
    ),
  )
}

interface WordingRow {
  region_code: string
  digest: Buffer
  wording: LetterWording
}

const wordingColumns: Columns<WordingRow> = {
  region_code: 'text',
  digest: 'bytea',
  wording: 'jsonb',
}

/** Own wordings are kept once, by what they say: a letter is printed by the very words it had. */
async function keepWordings(tx: Tx, letters: readonly Letter[]): Promise<void> {
  const own = letters.flatMap(({ ownWording }) => (ownWording === null ? [] : [ownWording.wording]))
  const rows = [...new Set(own)].map((wording) => ({
    region_code: tx.regionCode,
    digest: digestOf(wording),
    wording,
  }))
  if (rows.length === 0) return
  await tx.query(
    insertRows<WordingRow>('kernel.letter_wording', wordingColumns, rows, 'on conflict do nothing'),
  )
}

interface StoredLetter extends LetterRow {
  wording: LetterWording | null
  received_at: Date | null
  received_by: string | null
}

const selected = sql`
  letter.region_code, letter.id, letter.number, letter.kind, letter.matter_id,
  letter.template_version, letter.wording_version, letter.wording_digest, own.wording,
  letter.facts, letter.facts_hash, letter.to_unit_code,
  letter.issued_at, letter.issued_by, letter.received_at, letter.received_by`

const withWording = sql`
    left join kernel.letter_wording as own
    on own.region_code = letter.region_code
    and own.digest = letter.wording_digest`

export async function findLetter(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Letter | undefined> {
  const [row] = await q.query(sql<StoredLetter>`
    select ${selected}
    from kernel.letter as letter
    ${withWording}
    where letter.region_code = ${regionCode}
      and letter.id = ${id}::uuid
  `)
  return row && letterOf(row)
}

/** In order of issue. */
export async function lettersOfMatter(
  q: Queryable,
  regionCode: string,
  matterId: string,
): Promise<Letter[]> {
  const rows = await q.query(sql<StoredLetter>`
    select ${selected}
    from kernel.letter as letter
    ${withWording}
    where letter.region_code = ${regionCode}
      and letter.matter_id = ${matterId}::uuid
    order by letter.issued_at, letter.number
    limit ${lettersOfMatterMax}
  `)
  return rows.map(letterOf)
}

/** Letters of a kind, the newest first. */
export async function newestLetters(
  q: Queryable,
  regionCode: string,
  of: { readonly kind: LetterKind; readonly limit: number },
): Promise<Letter[]> {
  const rows = await q.query(sql<StoredLetter>`
    select ${selected}
    from kernel.letter as letter
    ${withWording}
    where letter.region_code = ${regionCode}
      and letter.kind = ${of.kind}
    order by letter.issued_at desc, letter.id desc
    limit ${of.limit}
  `)
  return rows.map(letterOf)
}

/** Letters of a kind that were ever issued, and those since a moment. */
export async function countLetters(
  q: Queryable,
  regionCode: string,
  of: { readonly kind: LetterKind; readonly since: Date },
): Promise<{ readonly all: number; readonly lately: number }> {
  const [row] = await q.query(sql<{ all: number; lately: number }>`
    select count(*)::int as "all",
      (count(*) filter (where issued_at >= ${of.since}))::int as lately
    from kernel.letter
    where region_code = ${regionCode}
      and kind = ${of.kind}
  `)
  return row ?? { all: 0, lately: 0 }
}

/** Signs for a letter once; answers whether this call did. */
export async function signReceipt(
  tx: Tx,
  receipt: { readonly letterId: string; readonly staffId: string; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.letter
    set received_at = ${receipt.at}, received_by = ${receipt.staffId}::uuid
    where region_code = ${tx.regionCode}
      and id = ${receipt.letterId}::uuid
      and received_at is null
    returning id
  `)
  return rows.length === 1
}

function letterOf(row: StoredLetter): Letter {
  return {
    regionCode: row.region_code,
    id: row.id,
    number: row.number,
    kind: row.kind as LetterKind,
    matterId: row.matter_id,
    templateVersion: row.template_version,
    ownWording:
      row.wording_version === null || row.wording === null
        ? null
        : { version: row.wording_version, wording: row.wording },
    facts: row.facts,
    factsHash: row.facts_hash.toString('hex'),
    toUnitCode: row.to_unit_code,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
  }
}

/** Letters of a region in the order of their ids, for reading them all. */
export async function lettersAfter(
  q: Queryable,
  regionCode: string,
  page: { readonly after: string; readonly limit: number },
): Promise<Letter[]> {
  const rows = await q.query(sql<StoredLetter>`
    select ${selected}
    from kernel.letter as letter
    ${withWording}
    where letter.region_code = ${regionCode}
      and letter.id > ${page.after}::uuid
    order by letter.id
    limit ${page.limit}
  `)
  return rows.map(letterOf)
}
