import type { Town } from './town.ts'

/** Answer of a public page. */
export interface PageAnswer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** Sends a form of a public page as the browser of a citizen does. */
export async function sendForm(
  town: Town,
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<PageAnswer> {
  const answer = await town.app.http.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams(fields).toString(),
  })
  return { status: answer.statusCode, body: answer.body, headers: answer.headers }
}

/** A file to be sent with a form. */
export interface FileSent {
  readonly field: string
  readonly name: string
  readonly bytes: Buffer
}

const boundary = 'boundary-of-the-tests'

/** A multipart form with its content type. */
export function multipart(
  files: readonly FileSent[],
  fields: Readonly<Record<string, string>> = {},
): { readonly headers: Record<string, string>; readonly payload: Buffer } {
  const texts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
  )
  const parts = files.flatMap(({ field, name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n` +
        'Content-Type: image/jpeg\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n'),
  ])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...texts, ...parts, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
