import { errors as errorTexts } from '@huiyin/contract/errors'
import type { PastImport, PastMatterKind, PastMatterMapping } from '@huiyin/contract/past-matters'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { importPastMatters } from './import-past-matters.ts'
import {
  endBroken,
  endImport,
  findImport,
  findImportFile,
  forgetFiles,
  insertImport,
  noteProgress,
  type StoredImport,
  selectImports,
} from './imports.store.ts'
import type { PastMatterParts } from './parts.ts'

/** Has an import run by somebody who has the time; in the transaction that asks for it. */
export type EnqueuePastImport = (
  tx: Tx,
  job: { readonly regionCode: string; readonly importId: string },
) => Promise<void>

interface TrialFile {
  readonly kind: PastMatterKind
  readonly name: string
  readonly bytes: Buffer
  /** A mapping, or the import whose mapping is to be used again. */
  readonly mapping: PastMatterMapping | { readonly like: string }
}

const nameLengthMax = 120
const faultsShownMax = 100
const faultsKeptMax = 20_000
/** The largest file takes minutes; whoever runs for an hour has fallen and was not taken up again. */
const runningMsMax = 3_600_000

/**
 * Tries a file of a former system: what would happen is told, nothing is written.
 * @throws Refusal `past-matters/import-under-way`; `common/not-found` for the mapping of none
 */
export async function tryPastFile(
  parts: PastMatterParts,
  actor: StaffActor,
  { kind, name, bytes, mapping }: TrialFile,
  enqueue: EnqueuePastImport,
): Promise<PastImport> {
  const used = 'like' in mapping ? (await getStored(parts, actor, mapping.like)).mapping : mapping
  const fileName = [...name].slice(-nameLengthMax).join('') || '—'
  return begin(parts, actor, { kind, fileName, file: bytes, mapping: used, dryRun: true }, enqueue)
}

/**
 * Takes over a file as it was tried.
 * @throws Refusal `past-matters/not-tried`, `/import-under-way`
 */
export async function confirmPastImport(
  parts: PastMatterParts,
  actor: StaffActor,
  importId: string,
  enqueue: EnqueuePastImport,
): Promise<PastImport> {
  const tried = await getStored(parts, actor, importId)
  const file = await findImportFile(parts.db, actor.regionCode, importId)
  if (!mayConfirm(tried) || file === undefined) throw new Refusal('past-matters/not-tried')
  return begin(parts, actor, { ...tried, file, dryRun: false }, enqueue)
}

async function begin(
  parts: PastMatterParts,
  actor: StaffActor,
  wanted: Pick<StoredImport, 'kind' | 'fileName' | 'mapping' | 'dryRun'> & {
    readonly file: Buffer
  },
  enqueue: EnqueuePastImport,
): Promise<PastImport> {
  const { regionCode, staffId } = actor
  const importId = parts.world.newId()
  const startedAt = parts.world.now()
  await parts.db.transaction(regionCode, async (tx) => {
    await endBroken(tx, { before: new Date(startedAt.getTime() - runningMsMax), now: startedAt })
    await forgetFiles(tx)
    const isNew = await insertImport(tx, { ...wanted, id: importId, startedBy: staffId, startedAt })
    if (!isNew) throw new Refusal('past-matters/import-under-way')
    await enqueue(tx, { regionCode, importId })
  })
  return showPastImport(parts, actor, importId)
}

/** Runs an import to its end. Run again after a fall, it makes nothing twice. */
export async function runPastImport(
  parts: PastMatterParts,
  { regionCode, importId }: { readonly regionCode: string; readonly importId: string },
): Promise<void> {
  const { db, world } = parts
  const stored = await findImport(db, regionCode, importId)
  const bytes = await findImportFile(db, regionCode, importId)
  if (stored === undefined || stored.endedAt !== null || bytes === undefined) return
  const { kind, mapping, dryRun, startedBy } = stored
  let progress: Promise<void> = Promise.resolve()
  const onProgress = (done: number, rows: number) => {
    progress = progress.then(() =>
      db.transaction(regionCode, (tx) => noteProgress(tx, { id: importId, done, rows })),
    )
  }
  const file = { regionCode, kind, bytes, mapping, dryRun, by: `staff:${startedBy}` }
  const ended = await importPastMatters(parts, file, onProgress)
    .then((came) => ({ ...came, problem: null }))
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      return { ...nothing, rows: stored.rows, problem: error.code }
    })
  await progress
  await db.transaction(regionCode, (tx) =>
    endImport(tx, {
      ...ended,
      id: importId,
      faults: ended.faults.slice(0, faultsKeptMax),
      endedAt: world.now(),
    }),
  )
}

const nothing = { created: 0, updated: 0, skipped: 0, errors: 0, faults: [] } as const

/** The imports of the region, the newest first. */
export async function listPastImports(
  parts: PastMatterParts,
  actor: StaffActor,
): Promise<PastImport[]> {
  return viewsOf(parts, actor, await selectImports(parts.db, actor.regionCode))
}

/** @throws Refusal `common/not-found` */
export async function showPastImport(
  parts: PastMatterParts,
  actor: StaffActor,
  importId: string,
): Promise<PastImport> {
  const [view] = await viewsOf(parts, actor, [await getStored(parts, actor, importId)])
  if (view === undefined) throw new Refusal('common/not-found')
  return view
}

/** @throws Refusal `common/not-found`, also for one of another region */
export async function getStored(
  { db }: Pick<PastMatterParts, 'db'>,
  { regionCode }: Pick<StaffActor, 'regionCode'>,
  importId: string,
): Promise<StoredImport> {
  const stored = await findImport(db, regionCode, importId)
  if (stored === undefined) throw new Refusal('common/not-found')
  return stored
}

async function viewsOf(
  { db, org }: PastMatterParts,
  { regionCode }: StaffActor,
  imports: readonly StoredImport[],
): Promise<PastImport[]> {
  const staffIds = [...new Set(imports.map(({ startedBy }) => startedBy))]
  const staff = await org.staff(db, regionCode, staffIds)
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  return imports.map((one) => viewOf(one, names.get(one.startedBy) ?? '—'))
}

function viewOf(stored: StoredImport, startedBy: string): PastImport {
  const { mapping, hasFile: _, faults, problem, startedAt, endedAt, ...rest } = stored
  return {
    ...rest,
    system: mapping.system,
    faults: faults.slice(0, faultsShownMax),
    problem: problem === null ? null : textOf(problem),
    mayConfirm: mayConfirm(stored),
    startedBy,
    startedAt: formatInstant(startedAt),
    endedAt: endedAt && formatInstant(endedAt),
  }
}

function mayConfirm({ dryRun, state, hasFile }: StoredImport): boolean {
  return dryRun && state === 'finished' && hasFile
}

function textOf(code: string): { zh: string; en: string } {
  const texts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = errorTexts
  const { zh, en } = texts[code] ?? { zh: code, en: code }
  return { zh, en }
}
