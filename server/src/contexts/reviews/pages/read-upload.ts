import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../platform/http/index.ts'
import { type FormBody, formBodyOf } from '../../../platform/pages/form-body.ts'
import { formPartsOf } from '../../../platform/pages/form-parts.ts'
import { photosMax } from './read-review.ts'
import type { PhotoHandedIn } from './view.ts'

/** Names of photos that were refused, and the form as if all others had been sent as ids. */
export interface ReviewUpload {
  readonly body: FormBody
  readonly refusedPhotos: readonly string[]
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
  for await (const part of formPartsOf(request)) {
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
