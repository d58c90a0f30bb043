import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
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
  facts: 'jsonb',
  facts_hash: 'bytea',
  to_unit_code: 'text',
  issued_at: 'timestamptz',
  issued_by: 'text',
}

/** Writes letters of one region in one statement. */
export async function insertLetters(tx: Tx, letters: readonly Letter[]): Promise<void> {
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
        facts: letter.facts,
        facts_hash: Buffer.from(letter.factsHash, 'hex'),
        to_unit_code: letter.toUnitCode,
        issued_at: letter.issuedAt,
        issued_by: letter.issuedBy,
      })),
    ),
  )
}

interface StoredLetter extends LetterRow {
  received_at: Date | null
  received_by: string | null
}

const selected = sql`
  letter.region_code, letter.id, letter.number, letter.kind, letter.matter_id,
  letter.template_version, letter.facts, letter.facts_hash, letter.to_unit_code,
  letter.issued_at, letter.issued_by, letter.received_at, letter.received_by`

export async function findLetter(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Letter | undefined> {
  const [row] = await q.query(sql<StoredLetter>`
    select ${selected}
    from kernel.letter as letter
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
    where letter.region_code = ${regionCode}
      and letter.matter_id = ${matterId}::uuid
    order by letter.issued_at, letter.number
    limit ${lettersOfMatterMax}
  `)
  return rows.map(letterOf)
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
    where letter.region_code = ${regionCode}
      and letter.id > ${page.after}::uuid
    order by letter.id
    limit ${page.limit}
  `)
  return rows.map(letterOf)
}
