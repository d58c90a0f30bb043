import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../platform/http/index.ts'
import { type FormBody, formBodyOf } from '../../../platform/pages/form-body.ts'
import { photosMax } from './read-review.ts'
import type { PhotoHandedIn } from './view.ts'

/** Names of photos that were refused, and the form as if all others had been sent as ids. */
export interface ReviewUpload {
  readonly body: FormBody
  readonly refusedPhotos: readonly string[]
}

// A photo that is too large is told to the person by name, so reading goes on after it.
const reading = {
  limits: { files: 40, fields: 80, fieldSize: 16_384, fileSize: 10 * 1_024 * 1_024 },
  throwFileSizeLimit: false,
}

/**
 * Reads the review form with its photos. One photo at a time is in memory; each is kept at once, so
 * that a form which comes back for correction need not ask for the photos again.
 */
export async function readReviewUpload(
  request: FastifyRequest,
  keepPhoto: (photo: PhotoHandedIn) => Promise<{ readonly id: string }>,
): Promise<ReviewUpload> {
  if (!request.isMultipart()) return { body: formBodyOf(request), refusedPhotos: [] }
  const fields: Record<string, string[]> = {}
  const refusedPhotos: string[] = []
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), value]
  }
  for await (const part of partsOf(request)) {
    if ('value' in part) {
      add(part.field, part.value)
      continue
    }
    const { name, bytes } = part
    // A browser sends an empty file when none was chosen.
    if (bytes.length === 0) continue
    const isTaken = !part.isTruncated && (fields.photo?.length ?? 0) < photosMax
    const id = isTaken ? await keptId(keepPhoto, { name, bytes }) : null
    if (id === null) refusedPhotos.push(name)
    else add('photo', id)
  }
  return { body: fields, refusedPhotos }
}

type Part =
  | { readonly field: string; readonly value: string }
  | { readonly name: string; readonly bytes: Buffer; readonly isTruncated: boolean }

/**
 * The parts of a form as they arrive. Whatever is wrong while it is read is wrong with the form.
 * @throws Refusal `common/too-large`, `common/unreadable`
 */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Part> {
  try {
    for await (const part of request.parts(reading)) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        yield { name: part.filename ?? '', bytes, isTruncated: part.file.truncated }
      } else if (typeof part.value === 'string') {
        if (part.value.includes('\0')) throw new Refusal('common/unreadable')
        yield { field: part.fieldname, value: part.value }
      }
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number }
    throw new Refusal(statusCode === 413 ? 'common/too-large' : 'common/unreadable')
  }
}

/** `null` when the bytes are no photo we take; the person is told which one. */
async function keptId(
  keepPhoto: (photo: PhotoHandedIn) => Promise<{ readonly id: string }>,
  photo: PhotoHandedIn,
): Promise<string | null> {
  try {
    return (await keepPhoto(photo)).id
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
