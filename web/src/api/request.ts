import { Problem, problemOf } from './problem.ts'

export type QueryValue = string | number | boolean | undefined
export type Query = Readonly<Record<string, QueryValue>>

const requestSecondsMax = 60

/** Path with its filters; empty ones are left out, because the server refuses unknown and empty. */
export function pathWith(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/**
 * Reads from the interface.
 *
 * @throws Problem with the server's words, or status 0 when it was not reached
 */
export async function read<Answer>(
  path: string,
  query?: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach(pathWith(path, query), { ...(signal && { signal }) })
  return answerOf<Answer>(response)
}

/**
 * Sends to the interface. With a key, a repetition after a lost answer does nothing twice.
 *
 * @throws Problem as {@link read}
 */
export async function send<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  idempotencyKey?: string,
): Promise<Answer> {
  const isForm = body instanceof FormData
  const headers: Record<string, string> = {}
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
  const payload = isForm ? body : JSON.stringify(body)
  const response = await reach(path, {
    method,
    headers,
    ...(body !== undefined && { body: payload }),
  })
  return answerOf<Answer>(response)
}

/** A form with one file, as routes take it. */
export function formOf(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}

/** Fetches a file and hands it to the browser, so that a refusal is shown and not downloaded. */
export async function download(path: string, query: Query, fallbackName: string): Promise<void> {
  const response = await reach(pathWith(path, query), {})
  if (!response.ok) throw await problemOf(response)
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? fallbackName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A key for one intended act; made once when its form opens. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), requestSecondsMax * 1_000)
  init.signal?.addEventListener('abort', () => patience.abort())
  try {
    return await fetch(path, {
      ...init,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...init.headers },
      signal: patience.signal,
    })
  } catch (cause) {
    throw new Problem(0, {}, { cause })
  } finally {
    clearTimeout(timer)
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined as Answer
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

function fileNameOf(disposition: string | null): string | undefined {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return disposition?.match(/filename="([^"]+)"/i)?.[1]
}
