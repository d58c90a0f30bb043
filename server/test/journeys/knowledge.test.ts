import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { ask } = openDesk(town, { db, world }, more)

const lostCard = {
  unitCode: 'police',
  category: '0301',
  question: '居民身份证丢了怎么补办？',
  answer: '带户口簿到任一派出所户籍窗口补领，二十个工作日内领取，工本费 40 元。',
  basis: '《居民身份证法》第十一条',
  isPublic: true,
  validFrom: '2026-06-22',
}

const answers = (q: string, who = 'hua') =>
  accepted(ask(who, 'GET', `/api/v1/knowledge/answers?q=${encodeURIComponent(q)}`)).then(
    ({ body }) => body.rows,
  )
const draft = (who: string, over: object = {}) =>
  ask(who, 'POST', '/api/v1/knowledge', { ...lostCard, ...over })
const decide = (who: string, id: string, body: object) =>
  ask(who, 'POST', `/api/v1/knowledge/${id}/decision`, body)
const publicPage = async (url: string) => {
  const answer = await town.app.http.inject({ url, headers: { accept: 'text/html' } })
  return answer.body
}

describe('an answer of the knowledge base', () => {
  let id = ''

  test('is drafted for the own unit and read by nobody until another person publishes it', async () => {
    expect((await draft('ma')).body.code).toBe('common/not-permitted')
    id = (await accepted(draft('lin'), 201)).body.id
    expect(await answers('身份证丢了')).toEqual([])
    expect((await decide('ma', id, { decision: 'publish' })).body.code).toBe('common/not-permitted')
    await accepted(decide('zhao', id, { decision: 'publish' }), 204)
    expect((await decide('zhao', id, { decision: 'publish' })).body.code).toBe('knowledge/decided')
    const [found] = await answers('身份证丢了怎么办')
    expect(found).toMatchObject({ id, unit: { code: 'police', name: '公安局' }, hits: 0 })
  })

  test('is never published by who drafted it, be it the head of the unit', async () => {
    const own = (await accepted(draft('zhao', { question: '临时身份证怎么办理？' }), 201)).body.id
    const refused = await decide('zhao', own, { decision: 'publish' })
    expect(refused.body.code).toBe('knowledge/second-person')
    expect((await decide('sun', own, { decision: 'refuse' })).body.code).toBe(
      'knowledge/reason-wanted',
    )
    await accepted(decide('sun', own, { decision: 'refuse', note: '与现行规定不符' }), 204)
  })

  test('is found by whoever asks alike, not by whoever shares a word by chance', async () => {
    expect(await answers('我的身份证丢失要补办')).toHaveLength(1)
    expect(await answers('社保卡怎么办')).toEqual([])
  })

  test('counts how often it was read out', async () => {
    await accepted(ask('hua', 'POST', `/api/v1/knowledge/${id}/hits`, {}), 204)
    expect((await answers('补办身份证'))[0]).toMatchObject({ hits: 1 })
  })

  test('stands on the page for everybody, and what replaces it takes its place on its day', async () => {
    expect(await publicPage('/answers')).toContain('居民身份证丢了怎么补办？')
    expect(await publicPage(`/answers?q=${encodeURIComponent('身份证丢了')}`)).toContain(
      '派出所户籍窗口',
    )
    const next = { answer: '可网上申请补领，邮寄到家。', validFrom: '2026-07-01', replaces: id }
    const later = (await accepted(draft('lin', next), 201)).body.id
    await accepted(decide('zhao', later, { decision: 'publish' }), 204)
    expect((await answers('身份证丢了'))[0]).toMatchObject({ id, validUntil: '2026-06-30' })
    world.set('2026-07-01T09:00:00+08:00')
    expect((await answers('身份证丢了')).map((row: { id: string }) => row.id)).toEqual([later])
  })

  test('ends before it begins never', async () => {
    const over = { validFrom: '2026-07-09', validUntil: '2026-07-08' }
    expect((await draft('lin', over)).body.code).toBe('knowledge/days-reversed')
  })
})

test('what had no answer is counted without numbers and told to whoever keeps the answers', async () => {
  const miss = (asked: string) =>
    accepted(ask('hua', 'POST', '/api/v1/knowledge/gaps', { asked }), 204)
  await miss('电动车上牌 19900001234')
  await miss('电动车上牌 19900009999')
  const { body } = await accepted(ask('sun', 'GET', '/api/v1/knowledge/report'))
  expect(body).toMatchObject({ published: 1, waiting: 0, unused: 1 })
  expect(body.gaps).toEqual([{ asked: '电动车上牌 ＊', times: 2, lastOn: '2026-07-01' }])
  expect(county).toBe('990121')
})
