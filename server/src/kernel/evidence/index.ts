import { type EvidencePurpose, evidenceBytesMax, evidenceFilesMax } from '@huiyin/contract/evidence'
import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { Files, StoredFile } from '../../platform/files/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import { cleanPhoto } from './clean-photo.ts'
import { contentKindOf, type KeptKind, mediaTypes, safeFileName } from './content.rules.ts'
import { type CoveredArea, coverPhoto } from './cover-photo.ts'
import {
  type Attached,
  attachRows,
  deleteUnattached,
  type EvidenceRow,
  eraseRows,
  findEvidence,
  insertEvidence,
  selectEvidenceOf,
  selectNamedFiles,
} from './evidence.store.ts'

export type { CoveredArea } from './cover-photo.ts'
export { evidencePolicy } from './evidence.policy.ts'
export { evidenceRoutes, readUpload, readUploads } from './evidence.routes.ts'
export type { EvidenceRow } from './evidence.store.ts'

/** A file as it came in; its name is somebody's word. */
export interface Upload {
  readonly name: string
  readonly bytes: Buffer
}

/** A file that was checked, cleaned and kept, and waits for its row. */
export interface AcceptedFile extends StoredFile {
  readonly name: string
  readonly mediaType: string
  readonly purpose: EvidencePurpose
}

/** Photos and documents of matters, checked by content and served only to those who may see. */
export interface Evidence {
  /**
   * Checks, cleans and keeps files. Slow (photos are decoded): call it before the transaction.
   * @throws Refusal `evidence/none`, `too-many`, `too-large`, `kind-refused`, `heic-refused`,
   *   `photo-only`, `photo-unreadable`, each with the number of the file; `common/busy`
   */
  accept(
    regionCode: string,
    uploads: readonly Upload[],
    purpose: EvidencePurpose,
  ): Promise<readonly AcceptedFile[]>
  /** Writes the rows of accepted files; without a matter they go after a day. */
  store(
    tx: Tx,
    files: readonly AcceptedFile[],
    from: { uploadedBy: string; matterId?: string },
  ): Promise<readonly EvidenceRow[]>
  /**
   * Gives evidence to matters: what waits for its matter is given only by who uploaded it.
   * @throws Refusal `evidence/unknown` when one cannot be given
   */
  attach(tx: Tx, attached: readonly Attached[]): Promise<void>
  ofMatters(
    q: Queryable,
    regionCode: string,
    matterIds: readonly string[],
  ): Promise<readonly EvidenceRow[]>
  find(q: Queryable, regionCode: string, evidenceId: string): Promise<EvidenceRow | undefined>
  read(regionCode: string, row: Pick<EvidenceRow, 'sha256'>): Promise<Buffer>
  /**
   * Keeps a copy of a photo with areas covered; its row is the caller's, who spares it from the sweep.
   * @throws Refusal `evidence/photo-only`, `evidence/photo-unreadable`
   */
  cover(regionCode: string, row: EvidenceRow, areas: readonly CoveredArea[]): Promise<StoredFile>
  /** Erases evidence; its file goes with the next sweep. */
  erase(tx: Tx, evidenceIds: readonly string[]): Promise<void>
  /** Has other rows than evidence keep files from the sweep. */
  spare(named: NamedFiles): void
  /** Drops uploads no matter took for a day, then files that no row names. */
  sweep(regionCode: string, now: Date): Promise<{ uploads: number; files: number }>
}

/** Those of the files asked for that a row still names. */
export type NamedFiles = (regionCode: string, sha256s: readonly string[]) => Promise<string[]>

const unattachedLifeMs = 86_400_000
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text can name evidence at all: forms carry ids as texts. */
export function isEvidenceId(text: string): boolean {
  return idForm.test(text)
}

export function openEvidence(parts: { db: Db; world: World; files: Files }): Evidence {
  const { db, world, files } = parts
  const finders: NamedFiles[] = [(regionCode, names) => selectNamedFiles(db, regionCode, names)]

  return {
    async accept(regionCode, uploads, purpose) {
      if (uploads.length === 0) throw new Refusal('evidence/none')
      if (uploads.length > evidenceFilesMax) throw new Refusal('evidence/too-many')
      // All are checked before the first is kept, so a refusal leaves nothing behind.
      const cleaned: CleanFile[] = []
      for (const [index, upload] of uploads.entries()) {
        cleaned.push(await clean(upload, purpose, index + 1))
      }
      return Promise.all(
        cleaned.map(async ({ bytes, kind, name }) => ({
          ...(await files.put(regionCode, bytes)),
          name,
          mediaType: mediaTypes[kind],
          purpose,
        })),
      )
    },
    async store(tx, accepted, { uploadedBy, matterId = null }) {
      if (accepted.length === 0) return []
      const createdAt = world.now()
      const rows = accepted.map((file) => ({
        ...file,
        id: world.newId(),
        uploadedBy,
        matterId,
        createdAt,
      }))
      await insertEvidence(tx, rows)
      return rows
    },
    async attach(tx, attached) {
      if (attached.length === 0) return
      const given = new Set(attached.map((one) => one.evidenceId))
      const taken = new Set(await attachRows(tx, attached))
      if (taken.size < given.size) throw new Refusal('evidence/unknown')
    },
    ofMatters: selectEvidenceOf,
    find: findEvidence,
    read: (regionCode, row) => files.read(regionCode, row.sha256),
    async cover(regionCode, row, areas) {
      const bytes = await files.read(regionCode, row.sha256)
      const kind = contentKindOf(bytes)
      if (kind !== 'jpeg' && kind !== 'png') throw new Refusal('evidence/photo-only')
      return files.put(regionCode, await coverPhoto(bytes, kind, areas))
    },
    erase: (tx, evidenceIds) => eraseRows(tx, evidenceIds, world.now()),
    spare: (named) => void finders.push(named),
    async sweep(regionCode, now) {
      const before = new Date(now.getTime() - unattachedLifeMs)
      const uploads = await db.transaction(regionCode, (tx) => deleteUnattached(tx, before))
      let removed = 0
      for await (const old of files.listOlderThan(regionCode, before)) {
        const found = await Promise.all(finders.map((find) => find(regionCode, old)))
        const named = new Set(found.flat())
        for (const sha256 of old.filter((name) => !named.has(name))) {
          if (await files.removeOlderThan(regionCode, sha256, before)) removed += 1
        }
      }
      return { uploads, files: removed }
    },
  }
}

interface CleanFile {
  readonly name: string
  readonly kind: KeptKind
  readonly bytes: Buffer
}

async function clean(
  upload: Upload,
  purpose: EvidencePurpose,
  fileNumber: number,
): Promise<CleanFile> {
  const refuse = (code: ConstructorParameters<typeof Refusal>[0]) =>
    new Refusal(code, { fileNumber })
  if (upload.bytes.length > evidenceBytesMax) throw refuse('evidence/too-large')
  const kind = contentKindOf(upload.bytes)
  if (kind === undefined) throw refuse('evidence/kind-refused')
  if (kind === 'heic') throw refuse('evidence/heic-refused')
  if (kind === 'jpeg' || kind === 'png' || kind === 'webp') {
    const photo = await cleanPhoto(upload.bytes, kind).catch((error: unknown) => {
      throw error instanceof Refusal && error.code !== 'common/busy' ? refuse(error.code) : error
    })
    return { ...photo, name: safeFileName(upload.name, photo.kind) }
  }
  if (purpose === 'review_photo') throw refuse('evidence/photo-only')
  return { kind, bytes: upload.bytes, name: safeFileName(upload.name, kind) }
}
