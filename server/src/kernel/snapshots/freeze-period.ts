import { gzipSync } from 'node:zlib'
import type { FrozenGroup } from '@huiyin/contract/figures'
import { localDayOf } from '@huiyin/contract/time'
import type { Db, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Org } from '../org/index.ts'
import {
  csvLine,
  definitionsText,
  fileText,
  inOrder,
  inputsHashOf,
  pseudonymsBy,
  resultText,
  rowsOfLines,
  sha256,
} from './snapshots.rules.ts'
import {
  findLastEdition,
  type InputPart,
  insertGroups,
  insertInputs,
  insertSnapshot,
} from './snapshots.store.ts'
import type { FigureSource, FrozenPeriod, Snapshot } from './types.ts'

/** What freezing is done with. */
export interface SnapshotParts {
  readonly db: Db
  readonly world: World
  readonly secrets: Secrets
  readonly org: Org
  readonly ledger: Ledger
  readonly source: FigureSource
}

export interface FreezeRequest {
  readonly regionCode: string
  readonly period: FrozenPeriod
  /** `staff:<id>` or `system`. */
  readonly frozenBy: string
}

/** Lines of a part: about a megabyte before it is packed. */
const linesAPart = 10_000
/** A city of five million people has half a million services a month. */
const linesMax = 3_000_000

/** Everything a snapshot holds, ready to be stored. */
export interface Frozen {
  readonly snapshot: Snapshot
  readonly parts: readonly InputPart[]
  readonly groups: readonly FrozenGroup[]
}

/**
 * Freezes a closed month for the first time.
 *
 * @throws Refusal `figures/month-open`, `figures/frozen-already`
 * @see docs/domain/figures.md, frozen periods
 */
export async function freezePeriod(
  parts: SnapshotParts,
  request: FreezeRequest,
): Promise<Snapshot> {
  const { db, world } = parts
  const { regionCode, period } = request
  if (period.to >= localDayOf(world.now())) throw new Refusal('figures/month-open')
  if ((await findLastEdition(db, regionCode, period)) !== undefined) {
    throw new Refusal('figures/frozen-already')
  }
  const frozen = await countPeriod(parts, request, { edition: 1, replacesId: null, reason: null })
  await db.transaction(regionCode, (tx) => storeFrozen(tx, parts, frozen))
  return frozen.snapshot
}

/** Reads, counts and hashes a period as it is at one moment; stores nothing. */
export async function countPeriod(
  parts: SnapshotParts,
  { regionCode, period, frozenBy }: FreezeRequest,
  edition: Pick<Snapshot, 'edition' | 'replacesId' | 'reason'>,
): Promise<Frozen> {
  const { source, world, secrets, org } = parts
  const regionCodes = await org.regionsBelow(regionCode)
  const { version: keyVersion, key } = secrets.current('receipt')
  const pseudonym = pseudonymsBy(key)
  const lines = new Map<string, readonly string[]>()
  await parts.db.snapshot('figures of a region and all below it, at one moment', async (view) => {
    for (const { name: file } of source.files) {
      const rows = source.rows(view, { file, regionCodes, period, pseudonym })
      lines.set(file, await sortedLines(rows))
    }
  })
  const counted = countLines(source, lines)
  const groups = await Promise.all(
    counted.map(async (group) => ({
      ...group,
      name: await source.nameOf(group.dimension, group.key, regionCodes),
    })),
  )
  const hashes = source.files.map((file) => {
    const name = `${file.name}.csv`
    return { name, hash: sha256(fileText(file, lines.get(file.name) ?? [])) }
  })
  const definitions = definitionsText(source.figures)
  const snapshot: Snapshot = {
    ...edition,
    regionCode,
    id: world.newId(),
    periodFrom: period.from,
    periodTo: period.to,
    definitions,
    codeVersion: source.codeVersion,
    keyVersion,
    rowCount: [...lines.values()].reduce((sum, of) => sum + of.length, 0),
    definitionsHash: sha256(definitions),
    inputsHash: inputsHashOf(hashes),
    resultHash: sha256(resultText(counted)),
    frozenBy,
    frozenAt: world.now(),
  }
  return { snapshot, groups, parts: [...lines].flatMap(([file, of]) => packed(file, of)) }
}

/** Counts from the lines themselves, as a stranger would who has nothing else. */
export function countLines(source: FigureSource, lines: ReadonlyMap<string, readonly string[]>) {
  const files = new Map(source.files.map((file) => [file.name, file]))
  const counted = source.count((name) => {
    const file = files.get(name)
    if (file === undefined) throw new RangeError(`no input file ${name}`)
    return rowsOfLines(file, lines.get(name) ?? [])
  })
  return inOrder(counted)
}

/** By pseudonym, so that the order of the lines tells nothing either. */
async function sortedLines(rows: AsyncIterable<readonly string[]>): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const row of rows) {
    lines.push(csvLine(row))
    if (lines.length > linesMax) throw new RangeError(`more than ${linesMax} rows in a period`)
  }
  return lines.sort()
}

function packed(file: string, lines: readonly string[]): InputPart[] {
  const parts: InputPart[] = []
  for (let from = 0; from < lines.length; from += linesAPart) {
    const body = gzipSync(lines.slice(from, from + linesAPart).join('\n'))
    parts.push({ file, part: parts.length, body })
  }
  return parts
}

/**
 * Stores a snapshot with its entry in the ledger: the root of the day then vouches for its hashes.
 *
 * @throws Refusal `figures/frozen-already` when somebody was faster
 */
export async function storeFrozen(tx: Tx, parts: SnapshotParts, frozen: Frozen): Promise<void> {
  const { snapshot } = frozen
  if (!(await insertSnapshot(tx, snapshot))) throw new Refusal('figures/frozen-already')
  await insertInputs(tx, snapshot.id, frozen.parts)
  if (frozen.groups.length > 0) await insertGroups(tx, snapshot.id, frozen.groups)
  const { periodFrom, periodTo, edition, definitionsHash, inputsHash, resultHash } = snapshot
  const { id, replacesId } = snapshot
  await parts.ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: 'figures',
      happenedAt: snapshot.frozenAt,
      act: 'figures.frozen',
      actor: snapshot.frozenBy,
      body: {
        ...{ id, from: periodFrom, to: periodTo, edition, replacesId },
        ...{ definitionsHash, inputsHash, resultHash },
      },
    },
  ])
}
