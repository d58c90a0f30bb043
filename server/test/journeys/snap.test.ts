import { describe, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { qrPng } from '../../src/platform/qr/index.ts'
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
// The public side has the rights of its own role, and no more.
const town = await openTown(db, world, { zones: 'two' })
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
  { code: 'hai', role: 'collector', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
const { publicApp } = town
const toPublic = { ...town, app: publicApp }
await putDuties(town, { db, world })
const picture = { field: 'photo', name: 'a.png', bytes: qrPng({ url: 'https://example.cn' }) }
const here = { lat: '33.500000', long: '112.500000' }

const snap = (fields: Readonly<Record<string, string>>, files = [picture]) =>
  sendSnap(publicApp, fields, files)

test('where the region takes no reports the page says whom to call', async () => {
  const answer = await publicApp.http.inject({ url: '/snap', headers: { host: 'localhost' } })
  expect(answer.body).toContain('本地还没有开通随手拍')
  expect((await snap(here)).number).toBe('')
})

describe('once two people have switched it on', () => {
  let first = { number: '', code: '' }
  let joined = { number: '', code: '' }

  test('a photo and a place are enough; the class is left to the desk', async () => {
    const value = { reports: true, cases: true, texts: true, photos: true, privateClasses: [] }
    await putInForce(town, { db, world }, casePublication, { regionCode: county, value })
    await publicApp.house.rulebook.load()
    first = await snap(here)
    expect(first.number).not.toBe('')
    const page = await desk.page('shou', first.number)
    expect(page.evidence).toHaveLength(1)
    expect((await desk.act('shou', first.number, 'file', { standard: 'x' })).body.code).toBe(
      'city-cases/no-standard',
    )
    await desk.doing('shou', first.number, 'reclassify', { kind: 'event', category: '0110' })
  })

  test('what is missing is said beside its field, and what was written stays', async () => {
    const bare = await snap({ text: '井盖<晃>', phone: '123' }, [])
    expect(bare.status).toBe(422)
    for (const words of [
      '请拍一张照片。',
      '请允许定位，或写明地点。',
      '请填 11 位手机号，或不填。',
    ]) {
      expect(bare.body).toContain(words)
    }
    expect(bare.body).toContain('井盖&#60;晃&#62;')
    // What a phone says that knows no place.
    expect((await snap({ lat: '0.000000', long: '0.000000' })).status).toBe(422)
    const text = { ...picture, bytes: Buffer.from('no picture') }
    expect((await snap(here, [text])).body).toContain('class="fault"')
  })

  test('the same thing nearby is asked about once, joined, and followed by its own number', async () => {
    const asked = await snap({
      lat: '33.500100',
      long: '112.500100',
      code: 'E0110',
      phone: '13800000001',
    })
    expect(asked.body).toContain('附近有人反映过')
    expect(asked.body).toContain('暴露生活垃圾')
    expect((await snap({ draft: asked.draft }, [])).status).toBe(422)
    expect((await snap({ draft: `${asked.draft}x`, same: 'new' }, [])).body).toContain('时间太久')
    const sent = { draft: asked.draft, same: first.number }
    const answer = await snap(sent, [])
    joined = answer
    expect(answer.body).toContain(`已并入 ${first.number} 一起办理`)
    const page = await desk.page('shou', joined.number)
    expect([page.row.state, page.evidence.length]).toEqual(['merged', 1])
    const again = await snap(sent, [])
    expect([again.number, again.code]).toEqual([joined.number, joined.code])
  })

  test('another thing nearby is another case, and another class is not even asked about', async () => {
    const other = await snap({ lat: '33.500100', long: '112.500100', code: 'C0137' })
    expect(other.number).not.toBe('')
    const asked = await snap({ lat: '33.500100', long: '112.500100' })
    const own = await snap({ draft: asked.draft, same: 'new' }, [])
    expect((await desk.page('shou', own.number)).row.state).toBe('reported')
  })

  test('sent twice it is one report with one receipt, and nobody names the id of another', async () => {
    const form = await publicApp.http.inject({ url: '/snap', headers: { host: 'localhost' } })
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(form.body) ?? []
    const there = { key, lat: '33.600000', long: '112.600000', text: '路灯不亮' }
    const [one, two] = await Promise.all([snap(there), snap(there)])
    expect([two.number, two.code]).toEqual([one.number, one.code])
    const page = await desk.page('shou', one.number)
    // The class is that of the words.
    expect(page.facts).toContainEqual({ label: '类别', value: '公用设施 · 路灯' })
    expect(page.evidence).toHaveLength(1)

    const other = await snap({ ...there, key: page.row.number, lat: '33.700000' })
    expect(other.number).not.toBe(one.number)
  })

  test('who reported says whether it is right, once; a no is checked by somebody else', async () => {
    const { number, code } = first
    await desk.doing('shou', number, 'file', { standard: 'event-0110-4' })
    await desk.doing('ping', number, 'dispatch', { unitCode: 'police' })
    await desk.doing('lin', number, 'sign')
    await desk.doing('lin', number, 'finish', { result: '已清理', ...(await desk.photo('lin')) })
    await desk.doing('lu', number, 'check_ok', { note: '已清', ...(await desk.photo('lu')) })
    await desk.doing('shou', number, 'close', { closing: '清理', answer: '已清走' })

    const own = `/m/${number}`
    const opened = await sendForm(toPublic, own, { receiptCode: code })
    expect(opened.body).toContain('处置得对不对')
    const answer = { right: 'no', note: '还剩一堆' }
    const stranger = { ...answer, receiptCode: 'AAAA-BBBB' }
    expect((await sendForm(toPublic, `${own}/acts/say_if_right`, stranger)).status).toBe(422)
    expect((await desk.page('shou', number)).row.state).toBe('closed')

    const mine = { ...answer, receiptCode: code }
    const said = await sendForm(toPublic, `${own}/acts/say_if_right`, mine)
    expect(said.status).toBe(200)
    expect(said.body).not.toContain('现场处置好了吗')
    const page = await desk.page('shou', number)
    expect(page.facts).toContainEqual({ label: '反映人认为', value: '没有处置好' })
    expect(page.row.state).toBe('pending_check')

    const tasks = async (who: string) =>
      (await desk.ask(who, 'GET', '/api/v1/city-cases/tasks')).body.rows.map(
        (one: { number: string }) => one.number,
      )
    expect(await tasks('lu')).not.toContain(number)
    expect(await tasks('hai')).toContain(number)
    const same = await desk.act('lu', number, 'check_ok', {
      note: '好',
      ...(await desk.photo('lu')),
    })
    expect(same.body.code).toBe('matter/own-work')
    await desk.doing('hai', number, 'check_failed', { note: '还有', ...(await desk.photo('hai')) })
    const names = (await desk.clocksOf(number)).map(({ name, state }) => `${name} ${state}`)
    expect(names).toContain('total running')
    await desk.doing('lin', number, 'finish', { result: '清完', ...(await desk.photo('lin')) })
    await desk.doing('hai', number, 'check_ok', { note: '没有了', ...(await desk.photo('hai')) })
    await desk.doing('shou', number, 'close', { closing: '清理' })
    expect((await sendForm(toPublic, own, { receiptCode: code })).body).not.toContain(
      '现场处置好了吗',
    )
  })

  test('who was joined hears of the end, and a no makes the report one of its own', async () => {
    await town.app.house.ledger.deliverPending(county)
    const own = `/m/${joined.number}`
    const opened = await sendForm(toPublic, own, { receiptCode: joined.code })
    expect(opened.body).toContain('已清走')
    const answer = { receiptCode: joined.code, right: 'no' }
    await sendForm(toPublic, `${own}/acts/say_of_lead`, answer)
    expect((await desk.page('shou', joined.number)).row.state).toBe('reported')
  })
})
