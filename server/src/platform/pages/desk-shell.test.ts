import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testHttp } from '../../../test/harness/http.ts'
import { testDatabase } from '../../../test/harness/index.ts'
import { realWorld } from '../world.ts'
import { deskShell } from './desk-shell.ts'

const db = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'huiyin-desk-'))
afterAll(() => rmSync(folder, { recursive: true }))

mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<meta name="style-nonce" content="__NONCE__">')
writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export const answer = 42')

async function serve(from: string, imageOrigin?: string) {
  const http = await testHttp({ db, world: realWorld, actor: () => ({ kind: 'anonymous' }) })
  deskShell(http, { folder: from, world: realWorld, imageOrigin })
  await http.ready()
  return http
}

test('every address of the desk is its page, with a nonce that is named once and never again', async () => {
  const http = await serve(folder)

  const first = await http.inject('/desk')
  const second = await http.inject('/desk/matters/ZG990121-261121-00042')

  const nonce = /content="([^"]+)"/.exec(first.body)?.[1]
  expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
  expect(first.headers['cache-control']).toBe('no-store')
  expect(second.statusCode).toBe(200)
  expect(second.body).not.toContain(nonce)
  await http.close()
})

test('images come from here alone, and from the one place of a base map if there is one', async () => {
  const plain = await serve(folder)
  const mapped = await serve(folder, 'https://tiles.example')

  const policyOf = async (http: typeof plain) =>
    (await http.inject('/desk')).headers['content-security-policy']
  expect(await policyOf(plain)).toContain("img-src 'self' data:;")
  expect(await policyOf(mapped)).toContain("img-src 'self' data: https://tiles.example;")
  await Promise.all([plain.close(), mapped.close()])
})

test('files are kept for ever by browsers, and packed for those who can unpack', async () => {
  const http = await serve(folder)

  const plain = await http.inject('/desk/assets/index-abc.js')
  const packed = await http.inject({
    url: '/desk/assets/index-abc.js',
    headers: { 'accept-encoding': 'gzip, br' },
  })

  expect(plain.body).toBe('export const answer = 42')
  expect(plain.headers['content-type']).toContain('text/javascript')
  expect(plain.headers['cache-control']).toContain('immutable')
  expect(packed.headers['content-encoding']).toBe('gzip')
  await http.close()
})

test('a file that does not exist is not found, whatever its path, and never the page', async () => {
  const http = await serve(folder)

  for (const path of ['index-old.js', '..%2Findex.html', 'deeper/index-abc.js']) {
    const answer = await http.inject(`/desk/assets/${path}`)
    expect([path, answer.statusCode]).toEqual([path, 404])
  }
  await http.close()
})

test('a desk that was not built says what to do', async () => {
  const http = await serve(join(folder, 'nowhere'))

  const answer = await http.inject('/desk')

  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('npm start')
  await http.close()
})
