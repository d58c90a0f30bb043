/**
 * What the ledger costs: entries appended a second in batches of 256 (new matters, matters that go
 * on, one stream of a day of reviews), durable, on an embedded PostgreSQL of its own; then the
 * seconds in which `verify` walks all of them. The last line is one JSON object.
 *
 * Arguments: [entries] to be in the ledger before verifying, 1 000 000 unless told otherwise.
 */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NewEntry, openLedger, verifyLedger } from '../server/src/kernel/ledger/index.ts'
import { type Db, openDb } from '../server/src/platform/db/db.ts'
import { startEmbedded } from '../server/src/platform/db/embedded.ts'
import { migrate } from '../server/src/platform/db/migrate.ts'
import { realWorld as world } from '../server/src/platform/world.ts'

const region = '410327'
const batch = 256
const rounds = 5
const batchesPerRound = 80
const entriesWanted = Number(process.argv[2] ?? 1_000_000)

const dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'huiyin-bench-'))
if (process.getuid?.() === 0) await chmod(dataFolder, 0o711)
const server = await startEmbedded({ dataFolder })
try {
  await migrate(server.connection, world.now())
  const db = openDb({ connection: server.connection, connectionsMax: 4 })
  const result = await measure(db)
  await db.close()
  console.log(JSON.stringify(result))
} finally {
  await server.stop()
  await rm(dataFolder, { recursive: true, force: true })
}

async function measure(db: Db) {
  const ledger = openLedger({ db, world })
  const append = (entries: NewEntry[]) => db.transaction(region, (tx) => ledger.append(tx, entries))
  const goingOn = Array.from({ length: batch * 10 }, () => world.newId())
  const arms = {
    newMatters: () => many(() => anEntry('matter', world.newId())),
    goingOn: (at: number) => many((index) => anEntry('matter', goingOn[pick(at, index)] ?? '')),
    oneStream: () => many(() => anEntry('review-day', '2026-11-20')),
  }
  const rates: Record<keyof typeof arms, number[]> = { newMatters: [], goingOn: [], oneStream: [] }
  let entries = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const arm of ['newMatters', 'goingOn', 'oneStream'] as const) {
      const started = performance.now()
      for (let at = 0; at < batchesPerRound; at += 1) await append(arms[arm](at))
      entries += batchesPerRound * batch
      rates[arm].push((batchesPerRound * batch * 1000) / (performance.now() - started))
    }
  }
  for (; entries < entriesWanted; entries += batch) await append(arms.newMatters())

  const started = performance.now()
  const report = await verifyLedger(db)
  const verifySeconds = (performance.now() - started) / 1000
  return {
    name: 'ledger',
    batch,
    newMattersPerS: median(rates.newMatters),
    goingOnPerS: median(rates.goingOn),
    oneStreamPerS: median(rates.oneStream),
    entries: report.entries,
    verifySeconds: Math.round(verifySeconds * 10) / 10,
    differences: report.differences,
    memoryMb: Math.round(process.memoryUsage.rss() / 1_048_576),
  }
}

function many(make: (index: number) => NewEntry): NewEntry[] {
  return Array.from({ length: batch }, (_, index) => make(index))
}

/** A different tenth of the matters in each batch, so that heads are read from all over. */
function pick(at: number, index: number): number {
  return (at % 10) * batch + index
}

function anEntry(streamKind: NewEntry['streamKind'], streamId: string): NewEntry {
  return {
    streamKind,
    streamId,
    happenedAt: world.now(),
    act: 'rectification.judge',
    actor: 'staff:0190b1b5-7a3e-7c41-9d2f-3c5a8e6b1f00',
    body: {
      judgement: 'rectify_at_once',
      unit: 'U01',
      dueAt: '2026-11-27T18:00:00+08:00',
      days: 5,
    },
    commitments: { text: 'ab'.repeat(32) },
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  return Math.round(sorted[sorted.length >> 1] ?? 0)
}
