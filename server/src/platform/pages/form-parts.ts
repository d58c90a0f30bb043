import type { FastifyRequest } from 'fastify'
import { Refusal } from '../http/index.ts'
import { plainText } from '../plain-text.ts'
import { type FormBody, formBodyOf } from './form-body.ts'

/** A part of a form with files, as it arrives. */
export type FormPart =
  | { readonly field: string; readonly value: string }
  | { readonly name: string; readonly bytes: Buffer; readonly isTruncated: boolean }

const fileBytesMax = 10 * 1_024 * 1_024
/** Files one too many, or somewhat too large, are told to the person; a flood is not even read. */
const filesTooMany = 2

// A file that is too large is told to the person by name, so reading goes on after it.
const reading = {
  limits: { files: 40, fields: 80, fieldSize: 16_384, fileSize: fileBytesMax },
  throwFileSizeLimit: false,
}

/**
 * The parts of a form as they arrive, one file at a time in memory. Whatever is wrong while it is
 * read is wrong with the form.
 *
 * @throws Refusal `common/too-large`, `common/unreadable`
 */
export async function* formPartsOf(request: FastifyRequest): AsyncGenerator<FormPart> {
  try {
    for await (const part of request.parts(reading)) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        yield { name: part.filename ?? '', bytes, isTruncated: part.file.truncated }
      } else if (typeof part.value === 'string') {
        if (part.value.includes('\0')) throw new Refusal('common/unreadable')
        yield { field: part.fieldname, value: plainText(part.value) }
      }
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number }
    throw new Refusal(statusCode === 413 ? 'common/too-large' : 'common/unreadable')
  }
}

/** A form with the files that were chosen; names of those that were too large stand apart. */
export interface FormWithFiles {
  readonly body: FormBody
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
  readonly tooLarge: readonly string[]
}

/**
 * Reads a form that may carry files, at most `filesMax` of them; those beyond are left out.
 *
 * @throws Refusal as {@link formPartsOf}
 */
export async function formWithFiles(
  request: FastifyRequest,
  filesMax: number,
): Promise<FormWithFiles> {
  if (!request.isMultipart()) return { body: formBodyOf(request), files: [], tooLarge: [] }
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > (filesMax + filesTooMany) * fileBytesMax) throw new Refusal('common/too-large')
  const fields: Record<string, string[]> = {}
  const files: { readonly name: string; readonly bytes: Buffer }[] = []
  const tooLarge: string[] = []
  for await (const part of formPartsOf(request)) {
    if ('value' in part) fields[part.field] = [...(fields[part.field] ?? []), part.value]
    else if (part.isTruncated) tooLarge.push(part.name)
    // A browser sends an empty file when none was chosen.
    else if (part.bytes.length > 0 && files.length < filesMax) {
      files.push({ name: part.name, bytes: part.bytes })
    }
  }
  return { body: fields, files, tooLarge }
}
