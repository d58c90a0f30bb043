import type { FrontagesTaken } from '@huiyin/contract/frontages'
import type { Tx } from '../../platform/db/db.ts'
import { readRows, readTable } from '../../platform/excel/index.ts'
import { type FrontageLine, readFrontage, requiredHeadings } from './frontages.rules.ts'
import { lockFrontages, type StoredFrontage, saveFrontages } from './frontages.store.ts'
import type { FrontageParts } from './parts.ts'

/** The sheets that were signed, as an .xlsx or .csv. */
export interface FrontagesFile {
  readonly regionCode: string
  readonly bytes: Buffer
  readonly enteredBy: string
}

const limits = { bytesMax: 5_000_000, rowsMax: 3_000 }

/**
 * Takes a file of shops and road sections, whole or not at all; a known code is changed. Names and
 * telephones are encrypted on their way in and stand nowhere else; a changed one is a new person.
 *
 * @throws Refusal of `tables/…` for a file that cannot be read
 */
export async function takeFrontages(
  parts: FrontageParts,
  { regionCode, bytes, enteredBy }: FrontagesFile,
): Promise<FrontagesTaken> {
  const { rows } = await readTable(bytes, requiredHeadings, limits)
  const { lines, faults } = readRows(rows, readFrontage)
  if (faults.length > 0) return { added: 0, changed: 0, unchanged: 0, faults }
  const given = new Map(lines.map((one) => [one.code, one]))
  return parts.db.transaction(regionCode, async (tx) => {
    const held = await lockFrontages(tx, [...given.keys()])
    const kept = await changedOnes(tx, parts, { lines: [...given.values()], held })
    const now = parts.world.now()
    await saveFrontages(tx, kept, now)
    const known = new Set(held.map(({ id }) => id))
    const changed = kept.filter(({ id }) => known.has(id)).length
    const added = kept.length - changed
    const counts = { added, changed, unchanged: held.length - changed }
    if (kept.length > 0) {
      await parts.ledger.append(tx, [
        {
          streamKind: 'organisation',
          streamId: 'frontages',
          happenedAt: now,
          act: 'frontages.taken',
          actor: enteredBy,
          body: counts,
        },
      ])
    }
    return { ...counts, faults: [] }
  })
}

/** What is new or other than before, each with whoever signed for it. */
async function changedOnes(
  tx: Tx,
  parts: FrontageParts,
  { lines, held }: { readonly lines: readonly FrontageLine[]; readonly held: StoredFrontage[] },
): Promise<StoredFrontage[]> {
  const byCode = new Map(held.map((one) => [one.code, one]))
  const same = await samePeople(tx, parts, { lines, byCode })
  const changed = lines.filter((line) => {
    const before = byCode.get(line.code)
    const { person: _, phone: __, ...after } = line
    return before === undefined || !same.has(line.code) || !isSame(before, after)
  })
  const renewed = changed.filter(({ code }) => !same.has(code))
  const remembered = await parts.people.remember(
    tx,
    renewed.map(({ person, phone }) => ({
      kind: 'person',
      identityGrade: 'masked',
      name: person,
      phone,
      retentionClass: 'complaint_contact',
    })),
  )
  const newOf = new Map(renewed.map(({ code }, index) => [code, remembered[index] ?? null]))
  return changed.map(({ person: _, phone: __, ...line }) => {
    const before = byCode.get(line.code)
    const citizenId = newOf.get(line.code) ?? before?.citizenId ?? null
    return { ...line, id: before?.id ?? parts.world.newId(), citizenId }
  })
}

/**
 * Codes whose responsible person is the one of before: found by the keyed hashes of name and phone,
 * so that nobody's telephone is opened because a file is sent again.
 */
async function samePeople(
  tx: Tx,
  { people }: FrontageParts,
  {
    lines,
    byCode,
  }: {
    readonly lines: readonly FrontageLine[]
    readonly byCode: ReadonlyMap<string, StoredFrontage>
  },
): Promise<ReadonlySet<string>> {
  const same = new Set<string>()
  for (const { code, person, phone } of lines) {
    const citizenId = byCode.get(code)?.citizenId ?? null
    if (citizenId === null) continue
    const byPhone = await people.findByPhone(tx, tx.regionCode, phone)
    const byName = await people.findByName(tx, tx.regionCode, person)
    if (byPhone.includes(citizenId) && byName.includes(citizenId)) same.add(code)
  }
  return same
}

function isSame(before: object, after: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).every(([field, value]) => fields.get(field) === value)
}
