import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transformer } from '@napi-rs/image'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testHttp } from '../../../test/harness/http.ts'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openFiles } from '../../platform/files/index.ts'
import type { Actor, StaffActor } from '../access/actor.ts'
import { evidencePolicy, evidenceRoutes, openEvidence } from './index.ts'
import { bombPng, photoFromTelephone, twoColourPhoto } from './sample-files.fixture.ts'

const regionCode = '990100'
const db = await testDatabase()
const world = testWorld('2026-11-20T16:00:00+08:00')
const folder = await mkdtemp(join(tmpdir(), 'huiyin-evidence-'))
const files = openFiles({ folder, world })
const evidence = openEvidence({ db, world, files })
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => world.set('2026-11-20T16:00:00+08:00'))

const handler: StaffActor = {
  kind: 'staff',
  regionCode,
  staffId: '01900000-0000-7000-8000-000000000001',
  displayName: '经办人',
  sessionId: 's',
  posts: [{ postCode: 'P', unitCode: 'U', role: 'handler' }],
}
const other: StaffActor = { ...handler, staffId: '01900000-0000-7000-8000-000000000002' }

let asking: Actor = handler
const http = await testHttp({ db, world, actor: () => asking })
http.registerPolicy(evidencePolicy)
evidenceRoutes(http, { db, evidence, mayRead: async () => false })
await http.ready()

function upload(parts: readonly { name: string; bytes: Buffer }[]) {
  const form = new FormData()
  for (const { name, bytes } of parts) form.append('files', new Blob([new Uint8Array(bytes)]), name)
  return http.inject({
    method: 'POST',
    url: '/api/v1/evidence',
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: form,
  })
}

const see = (id: string) => http.inject({ url: `/api/v1/evidence/${id}` })

describe('a photo', () => {
  test('loses the place, time and device the camera wrote into it, and stands upright', async () => {
    asking = handler
    const taken = await photoFromTelephone()
    expect((await new Transformer(taken).metadata(true)).exif).toMatchObject({
      'GPS latitude': `34°43'12.00" N`,
      Manufacturer: 'SecretPhone',
    })

    const answer = await upload([{ name: '门前 IMG_1.HEIC.jpeg', bytes: taken }])

    expect(answer.statusCode).toBe(201)
    const [row] = answer.json().rows
    expect(row.name).toBe('门前 IMG_1.HEIC.jpg')
    const kept = (await see(row.id)).rawPayload
    expect(kept.includes('SecretPhone')).toBe(false)
    expect(kept.includes('Exif')).toBe(false)
    const photo = new Transformer(kept)
    expect(await photo.metadata(true)).toMatchObject({ width: 32, height: 64, format: 'jpeg' })
    // Stored lying with red on the left and turned right: red is above.
    const [red = 0, , blue = 0] = await photo.rawPixels()
    expect(red).toBeGreaterThan(blue)
  })

  test('of another format or too wide becomes one that every screen shows', async () => {
    const wide = await (await twoColourPhoto(5_120, 100)).webp()
    const [file] = await evidence.accept(regionCode, [{ name: 'a.webp', bytes: wide }], 'evidence')
    const bytes = await files.read(regionCode, file?.sha256 ?? '')

    expect(file).toMatchObject({ name: 'a.jpg', mediaType: 'image/jpeg' })
    expect(await new Transformer(bytes).metadata()).toMatchObject({ width: 2_560, height: 50 })
  })

  test.each([
    ['evidence/photo-unreadable', bombPng(), 'bomb.png'],
    ['evidence/photo-unreadable', Buffer.from('ffd8ffe000104a464946', 'hex'), 'half.jpg'],
    ['evidence/heic-refused', Buffer.from('\0\0\0\x18ftypheic'), 'apple.heic'],
    ['evidence/kind-refused', Buffer.from('<script>alert(1)</script>'), 'page.jpg'],
    ['evidence/kind-refused', Buffer.alloc(0), 'empty.jpg'],
  ])(
    'that is none is refused with %s, and nothing of the upload is kept',
    async (code, bytes, name) => {
      asking = handler
      const before = await filesKept()
      const good = { name: 'good.png', bytes: await (await twoColourPhoto(17, 9)).png() }

      const answer = await upload([good, { name, bytes }])

      expect(answer.json()).toMatchObject({ code, details: { fileNumber: 2 } })
      expect(await filesKept()).toBe(before)
    },
  )

  test('waits its turn while few others are drawn, and is asked to come again where too many wait', async () => {
    const bytes = await (await twoColourPhoto(900, 900)).png()
    const come = (index: number) =>
      evidence
        .accept(regionCode, [{ name: `${index}.png`, bytes }], 'review_photo')
        .then(() => 'kept')
        .catch(({ code }) => code)

    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => come(index)))

    expect(answers.filter((answer) => answer === 'kept')).toHaveLength(32)
    expect(answers.filter((answer) => answer === 'common/busy')).toHaveLength(8)
    expect(await come(41)).toBe('kept')
  })

  test('is the only thing a review takes', async () => {
    const pdf = { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF') }

    await expect(evidence.accept(regionCode, [pdf], 'review_photo')).rejects.toMatchObject({
      code: 'evidence/photo-only',
    })
  })
})

describe('an upload', () => {
  const pdf = (word: string) => ({ name: `${word}.pdf`, bytes: Buffer.from(`%PDF-1.7\n${word}`) })

  test('of ten files, of eleven megabytes, of none or of half a form is refused, never a fault', async () => {
    asking = handler
    const ten = Array.from({ length: 10 }, (_, index) => pdf(String(index)))
    const large = { name: 'l.pdf', bytes: Buffer.concat([pdf('x').bytes, Buffer.alloc(11e6)]) }
    const broken = await http.inject({
      method: 'POST',
      url: '/api/v1/evidence',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'sec-fetch-site': 'same-origin',
      },
      payload: '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nhalf',
    })

    expect((await upload(ten)).json().code).toBe('evidence/too-many')
    expect((await upload([large])).json().code).toBe('evidence/too-large')
    expect((await upload([])).json().code).toMatch(/evidence\/none|common\/unreadable/)
    expect(broken.json().code).toBe('common/unreadable')
  })

  test('is seen by who made it until a matter takes it, in a closed box', async () => {
    asking = handler
    const [row] = (await upload([pdf('方案')])).json().rows
    const seen = await see(row.id)

    expect(seen.statusCode).toBe(200)
    expect(seen.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-disposition': "attachment; filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf",
    })
    asking = other
    expect((await see(row.id)).statusCode).toBe(404)
    asking = { ...handler, regionCode: '990101' }
    expect((await see(row.id)).statusCode).toBe(404)
  })

  test('that does not exist cannot be given to a matter', async () => {
    const attached = [{ evidenceId: world.newId(), matterId: world.newId(), by: 'staff:x' }]

    await expect(
      db.transaction(regionCode, (tx) => evidence.attach(tx, attached)),
    ).rejects.toMatchObject({ code: 'evidence/unknown' })
  })

  test('is given to one matter, once or again, and to no other, and then stays', async () => {
    // The matters themselves are not asked for here.
    await administer('alter table kernel.evidence drop constraint evidence_matter')
    const accepted = await evidence.accept(regionCode, [pdf('one'), pdf('two')], 'evidence')
    const rows = await db.transaction(regionCode, (tx) =>
      evidence.store(tx, accepted, { uploadedBy: 'staff:x' }),
    )
    const [first, second] = [world.newId(), world.newId()]
    const give = (matterId: string, ids = rows.map((row) => row.id), by = 'staff:x') =>
      db.transaction(regionCode, (tx) =>
        evidence.attach(
          tx,
          ids.map((evidenceId) => ({ evidenceId, matterId, by })),
        ),
      )
    // Whoever learns an id takes nothing with it that somebody else has uploaded.
    await expect(give(second, undefined, 'staff:y')).rejects.toMatchObject({
      code: 'evidence/unknown',
    })
    await give(first)
    await give(first)

    await expect(give(second, [rows[1]?.id ?? ''])).rejects.toMatchObject({
      code: 'evidence/unknown',
    })
    world.set('2026-11-25T16:00:00+08:00')
    await evidence.sweep(regionCode, world.now())
    const kept = await evidence.ofMatters(db, regionCode, [first, second])
    expect(kept.map((row) => row.name).sort()).toEqual(['one.pdf', 'two.pdf'])

    await db.transaction(regionCode, (tx) => evidence.erase(tx, [rows[0]?.id ?? '']))
    expect(await evidence.ofMatters(db, regionCode, [first])).toHaveLength(1)
    await expect(give(first)).rejects.toMatchObject({ code: 'evidence/unknown' })
  })

  test('that no matter took goes after a day, its file as well, and not a file still named', async () => {
    const twice = { name: 'same.pdf', bytes: Buffer.from('%PDF-1.7\nsame') }
    const store = async () => {
      const accepted = await evidence.accept(regionCode, [twice], 'evidence')
      const from = { uploadedBy: 'staff:x' }
      const [row] = await db.transaction(regionCode, (tx) => evidence.store(tx, accepted, from))
      return { id: row?.id ?? '', sha256: row?.sha256 ?? '' }
    }
    const early = await store()
    world.set('2026-11-21T15:00:00+08:00')
    const late = await store()
    await makeOld(early.sha256)
    world.set('2026-11-21T17:00:00+08:00')
    await evidence.sweep(regionCode, world.now())

    expect(await evidence.find(db, regionCode, early.id)).toBeUndefined()
    expect(await files.read(regionCode, late.sha256)).toEqual(twice.bytes)

    world.set('2026-11-23T17:00:00+08:00')
    await makeOld(late.sha256)
    await evidence.sweep(regionCode, world.now())
    await expect(files.read(regionCode, late.sha256)).rejects.toThrow(/ENOENT/)
  })

  test('lies readable for its owner alone, and a changed file is not served', async () => {
    const { sha256 } = await files.put(regionCode, Buffer.from('whole'))
    const path = join(folder, regionCode, sha256.slice(0, 2), sha256)

    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await writeFile(path, 'other')
    await expect(files.read(regionCode, sha256)).rejects.toThrow('a kept file was changed')
    await expect(files.read(regionCode, '../../etc/passwd')).rejects.toThrow('not the name')
  })
})

async function administer(text: string): Promise<void> {
  const client = new pg.Client(db.connection)
  await client.connect()
  await client.query(text)
  await client.end()
}

async function filesKept(): Promise<number> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  ).length
}

async function makeOld(sha256: string): Promise<void> {
  const old = new Date('2026-11-01T00:00:00+08:00')
  await utimes(join(folder, regionCode, sha256.slice(0, 2), sha256), old, old)
}
