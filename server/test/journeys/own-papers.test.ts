import { beforeEach, describe, expect, test } from 'vitest'
import { certificateDesk, scanned } from '../harness/certificates.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { ownBrowser, signInByPhone } from '../harness/own-pages.ts'
import { openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
// The public side is a process of its own, whose role may not read what was signed.
const town = await openTown(db, world, { zones: 'two' })
const desk = await certificateDesk(town, world)
const paperOf = (number: string) => `/me/certificates/${number}`

/** Every story a little later, so that the phone is sent one code a minute. */
beforeEach(() => world.set(new Date(world.now().getTime() + 120_000).toISOString()))

async function signedIn(name: string) {
  const me = await signInByPhone(town, '19900000001')
  const proved = await me.send('/me/who', { name, tail: '002X' })
  expect(proved.status, proved.body).toBe(303)
  return me
}

describe('the paper of a certificate', () => {
  test('is found by its holder among their own, with the whole name and the code', async () => {
    const { certificate } = await desk.issued('王小明')
    const me = await signedIn('王小明')
    expect((await me.get('/me')).body).toContain(paperOf(certificate))

    const paper = await me.get(paperOf(certificate))

    expect(paper.status).toBe(200)
    expect(paper.headers['cache-control']).toBe('no-store')
    expect(paper.body).toContain('王小明')
    expect(scanned(paper.body)).toContain(`/verify/${certificate}#`)
    // The holder's own look is nobody's look at the holder.
    expect(await desk.looksAt(certificate)).toEqual([])
    expect((await me.get('/me/copy')).body).toContain(certificate)
  })

  test('is nobody else’s: not of the same phone, not before the person is proved, not outside', async () => {
    const { certificate } = await desk.issued('王小明')
    await desk.issued('李小明')
    const other = await signedIn('李小明')
    expect((await other.get('/me')).body).not.toContain(certificate)
    expect((await other.get(paperOf(certificate))).status).toBe(404)
    world.set(new Date(world.now().getTime() + 120_000).toISOString())
    const unproved = await signInByPhone(town, '19900000001')
    for (const browser of [unproved, ownBrowser(town)]) {
      const away = await browser.get(paperOf(certificate))
      expect([away.status, away.body]).toEqual([303, ''])
    }
    const outside = await town.publicApp.http.inject({ url: paperOf(certificate) })
    expect(outside.statusCode).toBe(404)
    const verified = await town.publicApp.http.inject({ url: `/verify/${certificate}` })
    expect(verified.statusCode).toBe(200)
    expect(verified.body).not.toContain('王小明')
  })

  test('of a certificate that was revoked says so across it', async () => {
    const { certificate } = await desk.issued('王小明')
    await desk.taken(certificate)
    const me = await signedIn('王小明')

    expect((await me.get(paperOf(certificate))).body).toContain('class="void"')
  })
})
