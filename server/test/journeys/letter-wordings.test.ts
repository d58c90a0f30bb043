import { expect, test } from 'vitest'
import { tamperedLetters } from '../../src/kernel/letters/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { type Asked, county, openTown } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const subject = 'letters/assignment'
const post = (url: string, payload: object): Asked => ({ method: 'POST', url, payload })
const get = (url: string): Asked => ({ method: 'GET', url })

interface Section {
  readonly heading: string
  readonly text: string
  readonly otherwise: string
}
interface Wording {
  readonly title: string
  readonly sections: readonly Section[]
}

async function badReview(text: string): Promise<string> {
  const { status, body } = await town.review({ grade: 'dissatisfied', tags: [], text })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.rectification.number
}

/** The 交办函 of a matter, as its page. */
async function assignmentOf(number: string): Promise<{ id: string; page: string }> {
  const { body } = await town.ask('sun', get(`/api/v1/work/matters/${number}`))
  const { id } = body.letters.find(({ kind }: { kind: string }) => kind === 'assignment')
  return { id, page: (await town.ask('sun', get(`/api/v1/letters/${id}`))).body }
}

async function holding(): Promise<Wording> {
  const { body } = await town.ask('sun', get('/api/v1/rules'))
  return body.rows.find(({ name }: { name: string }) => name === subject).value
}

test('the wording of a letter is drafted by one, looked at with a real matter, and published by another; older letters keep theirs', async () => {
  const number = await badReview('等了很久。')
  const old = await assignmentOf(number)
  const shipped = await holding()
  const value: Wording = {
    title: '关于办好{事由|群众反映事项}的交办函',
    sections: [
      { heading: '', text: '请按县政府要求办好下列事项。', otherwise: '' },
      ...shipped.sections.slice(1),
    ],
  }

  const tried = await town.ask('qin', post('/api/v1/letter-wordings/preview', { subject, value }))
  expect(tried.status, JSON.stringify(tried.body)).toBe(200)
  expect(tried.body).toMatchObject({ faults: [], letterId: old.id })
  expect(tried.body.page).toContain('请按县政府要求办好下列事项。')
  expect(tried.body.page).toContain(number)
  expect(tried.body.page).toContain('预览')

  const draft = { subject, value, effectiveFrom: '2026-11-20', ground: '澍阳政办〔2026〕15号' }
  const made = await town.ask('sun', post('/api/v1/editions', draft))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const preview = (await town.ask('qin', get(`/api/v1/editions/${made.body.id}`))).body
  expect(preview.touches).toEqual([
    { what: 'letters_kept', count: 1, examples: [] },
    { what: 'letters_lately', count: 1, examples: [] },
  ])
  const decision = post(`/api/v1/editions/${made.body.id}/decision`, { decision: 'publish' })
  expect((await town.ask('sun', decision)).status).toBe(403)
  expect((await town.ask('qin', decision)).status).toBe(204)

  const next = await assignmentOf(await badReview('没有说清楚。'))
  expect(next.page).toContain('请按县政府要求办好下列事项。')
  expect(next.page).toContain('模板第2026-11-20-1版')
  const again = await town.ask('sun', get(`/api/v1/letters/${old.id}`))
  expect(again.body).toBe(old.page)
  expect(again.body).toContain('现将下列事项交你单位办理')
})

test('words changed in the database are found by the hash of their letters', async () => {
  const found = async () => {
    let count = 0
    for await (const _ of tamperedLetters(db, county)) count += 1
    return count
  }
  expect(await found()).toBe(0)

  await db.query(sql`
    update kernel.letter_wording
    set wording = jsonb_set(wording, '{title}', '"关于不必办理的函"')
    where region_code = ${county}`)

  expect(await found()).toBe(1)
})

test('a wording without the date by which it is to be done is refused, and the screen says which field', async () => {
  const value = await holding()
  const sections = value.sections.filter(({ text }) => !text.includes('{办结期限}'))
  const mute = { ...value, sections }
  const draft = {
    subject,
    value: mute,
    effectiveFrom: '2026-11-25',
    ground: '澍阳政办〔2026〕15号',
  }

  const { status, body } = await town.ask('sun', post('/api/v1/editions', draft))
  const tried = await town.ask(
    'sun',
    post('/api/v1/letter-wordings/preview', { subject, value: mute }),
  )

  expect([status, body.code]).toEqual([422, 'editions/value-invalid'])
  expect(JSON.stringify(body)).toContain('missing_field: 办结期限')
  expect(tried.body.faults).toEqual([{ fault: 'missing_field', at: '办结期限' }])
})

test('whoever may not read the matter tries a wording with the sample of the product', async () => {
  const value = await holding()
  const asked = post('/api/v1/letter-wordings/preview', { subject, value })

  const { status, body } = await town.ask('ma', asked)

  expect([status, body.letters]).toEqual([200, []])
  expect(body.letterId).toBeNull()
  expect(body.page).toContain('回音县行政审批和政务信息管理局')
  const { letters } = (await town.ask('sun', asked)).body
  const chosen = post('/api/v1/letter-wordings/preview', {
    subject,
    value,
    letterId: letters[0].id,
  })
  expect((await town.ask('ma', chosen)).status).toBe(404)
  expect((await town.ask('citizen', asked)).status).toBe(401)
})
