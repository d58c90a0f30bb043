import { EvidenceUploaded } from '@huiyin/contract/evidence'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Db } from '../../platform/db/db.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import type { Actor, StaffActor } from '../access/actor.ts'
import type { Evidence, EvidenceRow, Upload } from './index.ts'

export interface EvidenceRouteParts {
  readonly db: Db
  readonly evidence: Evidence
  /** Whether somebody may see the matter a piece of evidence belongs to. */
  mayRead(
    actor: StaffActor,
    evidence: EvidenceRow & { readonly matterId: string },
  ): Promise<boolean>
}

/** Upload and sight of evidence by staff. Register `evidencePolicy` first. */
export function evidenceRoutes(http: HttpServer, parts: EvidenceRouteParts): void {
  addUpload(http, parts)
  addSight(http, parts)
}

function addUpload(http: HttpServer, { db, evidence }: EvidenceRouteParts): void {
  http.post(
    '/api/v1/evidence',
    {
      schema: {
        summary: 'Upload up to nine photos or documents, to be attached to a matter by an act',
        tags: ['evidence'],
        consumes: ['multipart/form-data'],
        response: { 201: EvidenceUploaded },
      },
    },
    async (request, reply): Promise<EvidenceUploaded> => {
      const { regionCode, staffId } = staffOf(request.actor)
      const uploads = await readUploads(request)
      const accepted = await evidence.accept(regionCode, uploads, 'evidence')
      const rows = await db.transaction(regionCode, (tx) =>
        evidence.store(tx, accepted, { uploadedBy: `staff:${staffId}` }),
      )
      reply.code(201)
      return {
        rows: rows.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, bytes: size })),
      }
    },
  )
}

function addSight(http: HttpServer, { db, evidence, mayRead }: EvidenceRouteParts): void {
  const params = Type.Object(
    { id: Type.String({ format: 'uuid' }) },
    { additionalProperties: false },
  )
  http.get(
    '/api/v1/evidence/:id',
    { schema: { summary: 'A photo or document of a matter', tags: ['evidence'], params } },
    async (request, reply) => {
      const actor = staffOf(request.actor)
      const row = await evidence.find(db, actor.regionCode, request.params.id)
      // What may not be seen answers like what is not there.
      if (row === undefined || !(await isVisible(actor, row))) throw new Refusal('common/not-found')
      const bytes = await evidence.read(actor.regionCode, row)
      const show = row.mediaType.startsWith('image/') ? 'inline' : 'attachment'
      return reply
        .header('content-type', row.mediaType)
        .header('content-disposition', `${show}; filename*=UTF-8''${encodeURIComponent(row.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )

  async function isVisible(actor: StaffActor, row: EvidenceRow): Promise<boolean> {
    const { matterId } = row
    if (matterId === null) return row.uploadedBy === `staff:${actor.staffId}`
    return mayRead(actor, { ...row, matterId })
  }
}

function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  return actor
}

/**
 * The one file a form brings.
 * @throws Refusal `evidence/none`, and those of {@link readUploads}
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const [file] = await readUploads(request)
  if (file === undefined) throw new Refusal('evidence/none')
  return file
}

/**
 * The files of a multipart form, in memory: nine of ten megabytes at most.
 * @throws Refusal for a form that is not whole, too many files or one that is too large
 */
export async function readUploads(request: FastifyRequest): Promise<readonly Upload[]> {
  if (!request.isMultipart()) throw new Refusal('common/unsupported-media')
  const uploads: Upload[] = []
  try {
    for await (const part of request.files()) {
      uploads.push({ name: part.filename ?? '', bytes: await part.toBuffer() })
    }
  } catch (error) {
    // Whatever is wrong while a form is read is wrong with the form.
    const { code } = error as { code?: string }
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw new Refusal('evidence/too-large')
    if (code === 'FST_FILES_LIMIT') throw new Refusal('evidence/too-many')
    throw new Refusal('common/unreadable')
  }
  return uploads
}
