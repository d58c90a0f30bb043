import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transformer } from '@napi-rs/image'
import { afterAll, describe, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import {
  bombPng,
  photoFromTelephone,
  twoColourPhoto,
} from '../../src/kernel/evidence/sample-files.fixture.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { putInForce } from '../harness/editions.ts'
import { sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { sendSnap } from '../harness/snap.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
// Both zones see the same files, as an office mounts them.
const dataFolder = await mkdtemp(join(tmpdir(), 'huiyin-photos-'))
afterAll(() => rm(dataFolder, { recursive: true }))
const town = await openTown(db, world, { zones: 'two', dataFolder })
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
const { publicApp } = town
const toPublic = { ...town, app: publicApp }
await putDuties(town, { db, world })
const open = { reports: true, cases: true, texts: true, photos: true, privateClasses: [] }
await publish(open)

function publish(value: Readonly<Record<string, unknown>>) {
  return putInForce(town, { db, world }, casePublication, { regionCode: county, value }).then(() =>
    publicApp.house.rulebook.load(),
  )
}

const get = (url: string) => publicApp.http.inject({ url, headers: { host: 'localhost' } })

async function snap(bytes: Buffer, lat = '33.500000') {
  const fields = { lat, long: '112.500000', text: '垃圾没人清' }
  const sent = await sendSnap(publicApp, fields, [{ field: 'photo', name: 'a.jpg', bytes }])
  return { status: sent.status, number: sent.number, code: sent.code }
}

const photosOf = async (number: string, tab = 'waiting') =>
  (await desk.ask('shou', 'GET', `/api/v1/city-cases/photos?tab=${tab}`)).body.rows.filter(
    (one: { number: string }) => one.number === number,
  ) as { id: string; by: string; look: unknown }[]
const look = (who: string, id: string, body: object) =>
  desk.ask(who, 'POST', `/api/v1/city-cases/photos/${id}`, body)
const mediaOf = async (number: string) =>
  (await get(`/open311/v2/requests/${number}.json`)).json()[0].media_url as string | null

describe('a photo somebody sends', () => {
  test('as a bomb, half a file or a page in the clothes of a photo makes no report', async () => {
    const half = Buffer.from('ffd8ffe000104a464946', 'hex')
    const page = Buffer.from('<script>alert(1)</script>')
    for (const bytes of [bombPng(), half, page, Buffer.alloc(0)]) {
      expect(await snap(bytes)).toMatchObject({ status: 422, number: '' })
    }
  })

  test('keeps neither place nor device, and a page behind its end is gone', async () => {
    const both = Buffer.concat([await photoFromTelephone(), Buffer.from('<html><script>x()')])
    const { number } = await snap(both, '33.600000')
    const [photo] = await photosOf(number)
    const { house } = town.app
    const row = await house.evidence.find(db, county, photo?.id ?? '')
    const kept = await house.evidence.read(county, row ?? { sha256: '' })
    for (const trace of ['Exif', 'SecretPhone', '<script>']) {
      expect(kept.includes(trace)).toBe(false)
    }
  })
})

describe('nothing is published before somebody looked', () => {
  let own = { number: '', code: '' }
  let id = ''

  test('the original has no address outside, and the request names no picture', async () => {
    own = await snap(await (await twoColourPhoto(200, 100)).jpeg())
    id = (await photosOf(own.number))[0]?.id ?? ''
    expect(id).not.toBe('')
    expect(await mediaOf(own.number)).toBeNull()
    for (const url of [`/photos/${county}/${id}`, `/api/v1/evidence/${id}`]) {
      expect((await get(url)).statusCode).toBe(404)
    }
    expect((await get(`/m/${own.number}`)).body).not.toContain('<img')
  })

  test('only who accepts or supervises decides it, with areas that lie on the photo', async () => {
    const body = { isShown: true, areas: [] }
    for (const who of ['lin', 'lu']) expect((await look(who, id, body)).status).toBe(403)
    const outside = { left: 0, top: 0, width: 1001, height: 10 }
    expect((await look('shou', id, { isShown: true, areas: [outside] })).status).toBe(422)
    expect((await look('shou', world.newId(), body)).status).toBe(404)
  })

  test('covered, it is what Open311 and the public page show', async () => {
    const left = { left: 0, top: 0, width: 500, height: 1000 }
    expect((await look('shou', id, { isShown: true, areas: [left] })).status).toBe(204)

    const path = `/photos/${county}/${id}`
    expect(await mediaOf(own.number)).toMatch(new RegExp(`^http.*${path}$`))
    expect((await get(`/m/${own.number}`)).body).toContain(`src="${path}"`)
    const shown = await get(path)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    const pixels = await new Transformer(shown.rawPayload).rawPixels()
    const [, , blue = 0] = pixels.subarray((50 * 200 + 170) * 3)
    const [red = 0] = pixels.subarray((50 * 200 + 30) * 3)
    expect(blue).toBeGreaterThan(200)
    expect(red).toBeLessThan(0x60)
    const page = await desk.page('shou', own.number)
    expect(page.timeline.at(-1)).toMatchObject({ act: 'look_at_photo' })
    expect(await photosOf(own.number)).toEqual([])
    expect(await photosOf(own.number, 'looked')).toMatchObject([
      { id, look: { isShown: true, areas: [left] } },
    ])
  })

  test('the copy outlives the sweep while its photo does', async () => {
    world.set('2026-06-25T09:00:00+08:00')
    await town.app.house.evidence.sweep(county, world.now())
    expect((await get(`/photos/${county}/${id}`)).statusCode).toBe(200)
  })

  test('kept from the public, switched off or taken back it is gone at once', async () => {
    const path = `/photos/${county}/${id}`
    await desk.doing('shou', own.number, 'withhold', { reason: '拍到住户门牌' })
    expect((await get(path)).statusCode).toBe(404)
    await desk.doing('shou', own.number, 'show', { reason: '已重新遮盖' })
    expect((await get(path)).statusCode).toBe(200)
    await publish({ ...open, photos: false })
    expect((await get(path)).statusCode).toBe(404)
    expect(await mediaOf(own.number)).toBeNull()
    await publish(open)
    await look('shou', id, { isShown: false, areas: [] })
    expect((await get(path)).statusCode).toBe(404)
  })

  test('the reporter sees the photo after, once somebody looked, and nobody without the code', async () => {
    const { number, code } = own
    await desk.doing('shou', number, 'file', { standard: 'event-0110-4' })
    await desk.doing('ping', number, 'dispatch', { unitCode: 'police' })
    await desk.doing('lin', number, 'sign')
    await desk.doing('lin', number, 'finish', { result: '已清理', ...(await desk.photo('lin')) })
    await desk.doing('lu', number, 'check_ok', { note: '已清', ...(await desk.photo('lu')) })
    await desk.doing('shou', number, 'close', { closing: '清理' })
    // A region that publishes no photos shows them to who reported.
    await publish({ ...open, photos: false })
    const own311 = `/m/${number}`
    expect((await sendForm(toPublic, own311, { receiptCode: code })).body).not.toContain(
      'data:image',
    )
    const [after] = await photosOf(number)
    expect(after?.by).toBe('staff')
    await look('shou', after?.id ?? '', { isShown: true, areas: [] })
    expect((await sendForm(toPublic, own311, { receiptCode: code })).body).toContain(
      'src="data:image/jpeg;base64,',
    )
    expect((await get(own311)).body).not.toContain('<img')
    expect((await get(`/photos/${county}/${after?.id}`)).statusCode).toBe(404)
  })
})
