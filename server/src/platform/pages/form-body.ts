import type { FastifyRequest } from 'fastify'

/** What a form sent: texts by name, several of one name for boxes that were ticked. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>

/** The fields of a form of ours; anything else that was sent counts as an empty form. */
export function formBodyOf(request: FastifyRequest): FormBody {
  const { body } = request
  return typeof body === 'object' && body !== null ? (body as FormBody) : {}
}

/** The first value of a field, empty if it was not sent. */
export function one(body: FormBody, name: string): string {
  const value = body[name]
  const first = typeof value === 'string' ? value : value?.[0]
  return typeof first === 'string' ? first : ''
}

/** All values of a field, each once. */
export function many(body: FormBody, name: string): string[] {
  const value = body[name]
  if (value === undefined) return []
  return [...new Set(typeof value === 'string' ? [value] : value)]
}

/** A value of the address, if it was given exactly once. */
export function asked(request: FastifyRequest, name: string): string | null {
  const value = (request.query as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Digits as people type them: full-width ones, spaces and hyphens included. */
export function typedDigits(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '')
}

/** A number or code as people type it from paper: any case, full-width, with spaces. */
export function typedCode(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
