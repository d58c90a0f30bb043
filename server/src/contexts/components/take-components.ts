import { createHash } from 'node:crypto'
import type { ComponentsTaken } from '@huiyin/contract/components'
import { localDayOf } from '@huiyin/contract/time'
import { readRows, readTable } from '../../platform/excel/index.ts'
import {
  type ComponentRow,
  type ReadingOf,
  readComponent,
  requiredHeadings,
} from './components.rules.ts'
import { lockComponents, saveComponents } from './components.store.ts'
import type { Components } from './index.ts'

/** The register, or a part of it, as an .xlsx or .csv. */
export interface ComponentsFile {
  readonly regionCode: string
  readonly bytes: Buffer
  readonly enteredBy: string
}

const limits = { bytesMax: 20_000_000, rowsMax: 50_000 }

/**
 * Takes a file of components, whole or not at all: with a fault in any row nothing is kept and the
 * rows are named. A component that is there already is changed; one the file does not name stays.
 * Sent again, nothing changes.
 *
 * @throws Refusal of `tables/…` for a file that cannot be read
 */
export async function takeComponents(
  components: Components,
  { regionCode, bytes, enteredBy }: ComponentsFile,
): Promise<ComponentsTaken> {
  const { db, world, ledger } = components.parts
  const { rows } = await readTable(bytes, requiredHeadings, limits)
  const reading = await readingOf(components, regionCode)
  const { lines, faults } = readRows(rows, (values) => readComponent(values, reading))
  if (faults.length > 0) return { added: 0, changed: 0, unchanged: 0, faults }
  const given = new Map(lines.map((one) => [one.code, one]))
  return db.transaction(regionCode, async (tx) => {
    const held = await lockComponents(tx, [...given.keys()])
    const same = new Set(
      held.filter(({ changedAt: _, ...row }) => isSame(row, given.get(row.code))).map(codeOf),
    )
    const kept = [...given.values()].filter(({ code }) => !same.has(code))
    const now = world.now()
    await saveComponents(tx, kept, now)
    const changed = held.length - same.size
    const counts = { added: kept.length - changed, changed, unchanged: same.size }
    if (kept.length > 0) {
      await ledger.append(tx, [
        {
          streamKind: 'organisation',
          streamId: 'components',
          happenedAt: now,
          act: 'components.taken',
          actor: enteredBy,
          body: { ...counts, sha256: createHash('sha256').update(bytes).digest('hex') },
        },
      ])
    }
    return { ...counts, faults: [] }
  })
}

async function readingOf(
  { parts: { org, world }, className }: Components,
  regionCode: string,
): Promise<ReadingOf> {
  const { units } = await org.snapshot(regionCode)
  const today = localDayOf(world.now())
  const present = units.filter(({ validTo }) => validTo === null || validTo >= today)
  const codes = new Map(
    present.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]),
  )
  return { regionCode, today, className, unitCode: (written) => codes.get(written) }
}

function codeOf({ code }: { readonly code: string }): string {
  return code
}

function isSame(row: ComponentRow, given: ComponentRow | undefined): boolean {
  return (
    given !== undefined &&
    Object.entries(row).every(([field, value]) => given[field as keyof ComponentRow] === value)
  )
}
