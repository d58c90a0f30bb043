import type { App } from '../../src/app.ts'
import { type FileSent, multipart } from './form.ts'

/** Sends 随手拍 as the browser of a citizen does; what the page says comes back by its parts. */
export async function sendSnap(
  { http }: Pick<App, 'http'>,
  fields: Readonly<Record<string, string>>,
  files: readonly FileSent[],
) {
  const { headers, payload } = multipart(files, fields)
  const { statusCode, body } = await http.inject({
    method: 'POST',
    url: '/snap',
    headers: { host: 'localhost', origin: 'http://localhost', ...headers },
    payload,
  })
  const found = (pattern: RegExp) => pattern.exec(body)?.[1] ?? ''
  return {
    status: statusCode,
    body,
    number: found(/(CG990121-\d{6}-[0-9A-Z]+)<\/dd>/),
    code: found(/查询码<\/dt><dd>([^<]+)</),
    draft: found(/name="draft" value="([^"]+)"/),
  }
}
