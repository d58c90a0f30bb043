import { glob, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { editionSubjects } from '../../src/app-rules.ts'
import { reviewLimits } from '../../src/contexts/reviews/index.ts'
import { changesOf } from '../../src/kernel/editions/editions.rules.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { type Asked, county, openTown } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const limits = reviewLimits.otherwise.value
const stricter = { ...limits, rectify: { amountHundredths: 300, unit: 'working_day' } }

const draft = (value: unknown, over: object = {}): Asked => ({
  method: 'POST',
  url: '/api/v1/editions',
  payload: {
    subject: 'reviews/limits',
    value,
    effectiveFrom: '2026-11-23',
    ground: '澍阳政办〔2026〕12号',
    ...over,
  },
})
const decide = (id: string, decision: string, reason?: string): Asked => ({
  method: 'POST',
  url: `/api/v1/editions/${id}/decision`,
  payload: { decision, ...(reason === undefined ? {} : { reason }) },
})
const read = (url: string): Asked => ({ method: 'GET', url })

test('what the product ships is listed with the form of every rule', async () => {
  const { body } = await town.ask('wang', read('/api/v1/rules'))

  expect(body.rows.map((row: { name: string }) => row.name)).toEqual(
    editionSubjects(town.app.house).map(({ name }) => name),
  )
  const [first] = body.rows
  expect(first).toMatchObject({ shipped: true, ground: '', value: limits, draftsWaiting: 0 })
  expect(first.schema.properties.rectify.label.zh).toBe('立行立改')
})

test('no rule of the house is missing on the screen', async () => {
  const names: string[] = []
  for await (const file of glob('server/src/{kernel,contexts}/**/*.ts')) {
    const source = await readFile(file, 'utf8')
    names.push(
      ...[...source.matchAll(/: RuleName<.*> = \{\s+name: '([^']+)'/g)].map(([, n = '']) => n),
    )
  }
  const shown = editionSubjects(town.app.house).map(({ name }) => name)

  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !shown.includes(name))).toEqual([])
})

test('what the product ships passes the check of every form', async () => {
  for (const subject of editionSubjects(town.app.house)) {
    const { value } = await subject.inForce(db, county, '2026-11-20')
    const faults = [...Value.Errors(subject.schema, value)]
    expect([subject.name, faults]).toEqual([subject.name, []])
    expect([subject.name, subject.fault?.(value, '2026-11-20')]).toEqual([subject.name, undefined])
  }
})

test('a limit is drafted by one, previewed and published by another, and never edited', async () => {
  await town.review({ grade: 'dissatisfied', tags: [], text: '等了很久。' })
  const made = await town.ask('sun', draft(stricter))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { id } = made.body

  const own = await town.ask('sun', decide(id, 'publish'))
  expect([own.status, own.body.code]).toEqual([403, 'editions/second-person'])
  const preview = (await town.ask('qin', read(`/api/v1/editions/${id}`))).body
  expect(preview.decisions).toEqual(['publish', 'return'])
  expect(preview.changes).toEqual([
    { path: ['rectify', 'amountHundredths'], before: 500, after: 300 },
  ])
  expect(preview.touches).toEqual([
    { what: 'matters_kept', count: 1, examples: [] },
    { what: 'units', count: 1, examples: [] },
  ])
  expect((await town.ask('qin', decide(id, 'publish'))).status).toBe(204)

  const again = await town.ask('qin', decide(id, 'return', '有误'))
  expect([again.status, again.body.code]).toEqual([409, 'editions/decided'])
  const { rulebook } = town.app.house
  expect(rulebook.inForce(county, reviewLimits, '2026-11-22').value).toEqual(limits)
  expect(rulebook.inForce(county, reviewLimits, '2026-11-23').value).toEqual(stricter)
  const list = (await town.ask('wang', read('/api/v1/editions?subject=reviews/limits'))).body
  expect(list.versions[0]).toMatchObject({ publishedBy: '秦督查', effectiveFrom: '2026-11-23' })
  expect(list.versions.at(-1)).toMatchObject({ shipped: true, value: limits })
  expect(list.rows[0]).toMatchObject({ draftedBy: '孙督查', decidedBy: '秦督查' })
  const told = await town.app.house.ledger.timeline(db, {
    regionCode: county,
    streamKind: 'organisation',
    streamId: 'editions',
  })
  expect(told.map(({ act }) => act)).toEqual(['edition.draft', 'edition.publish'])
})

test('of two drafts on one base only the first is published', async () => {
  const shorter = { ...stricter, contact: { amountHundredths: 200, unit: 'working_day' } }
  const longer = { ...stricter, tokenDays: 60 }
  const later = { effectiveFrom: '2026-12-01' }
  const one = (await town.ask('sun', draft(shorter, later))).body.id
  const other = (await town.ask('qin', draft(longer, later))).body.id

  expect((await town.ask('qin', decide(one, 'publish'))).status).toBe(204)
  const late = await town.ask('sun', decide(other, 'publish'))
  expect([late.status, late.body.code]).toEqual([409, 'editions/base-changed'])
  const silent = await town.ask('sun', decide(other, 'return'))
  expect([silent.status, silent.body.code]).toEqual([422, 'editions/reason-wanted'])
  expect((await town.ask('sun', decide(other, 'return', '另起草'))).status).toBe(204)
})

test.each([
  ['an unknown field', { ...limits, surprise: 1 }, {}, 'editions/value-invalid'],
  ['a limit beyond its range', { ...limits, extensionsMax: 99 }, {}, 'editions/value-invalid'],
  ['a day that has begun', stricter, { effectiveFrom: '2026-11-20' }, 'editions/too-early'],
  ['what holds already', stricter, { effectiveFrom: '2026-11-24' }, 'editions/nothing-changed'],
  ['a rule that is none', 1, { subject: 'reviews/none' }, 'editions/unknown-subject'],
])('%s is refused', async (_what, value, over, code) => {
  const { body } = await town.ask('sun', draft(value, over))

  expect(body.code).toBe(code)
})

test('a rectification is never to be checked inside the unit', async () => {
  const rules = (await town.ask('sun', read('/api/v1/rules'))).body.rows
  const { value } = rules.find((row: { name: string }) => row.name === 'matter/verification')
  const own = { low: 'peer', normal: 'outside_unit', high: 'outside_unit' }
  const lenient = { ...value, kinds: { ...value.kinds, rectification: own } }

  const { body } = await town.ask('sun', draft(lenient, { subject: 'matter/verification' }))

  expect(body.code).toBe('editions/value-invalid')
})

test('handlers draft nothing, leaders only decide, and system administrators may do either', async () => {
  expect((await town.ask('lin', draft(limits))).status).toBe(403)
  expect((await town.ask('wang', draft(limits))).status).toBe(403)
  await settleMore(town, { db, world }, [{ code: 'root', role: 'system_admin', unit: 'oversight' }])
  const cookie = (await cookieOf(town, world, { loginName: 'root', role: 'system_admin' })) ?? ''
  const value = { ...stricter, tokenDays: 45 }
  const { url, payload = {} } = draft(value, { effectiveFrom: '2026-12-20' })
  const headers = { cookie, host: 'localhost', origin: 'http://localhost' }
  const made = await town.app.http.inject({ method: 'POST', url, payload, headers })

  expect(made.statusCode, made.body).toBe(201)
  expect((await town.ask('wang', decide(made.json().id, 'publish'))).status).toBe(204)
})

const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.constant(null))
const tree = fc.dictionary(fc.string(), fc.oneof(leaf, fc.dictionary(fc.string(), leaf)))

test('a value differs from itself in nothing, and from a changed one in just what was changed', () =>
  fc.assert(
    fc.property(tree, fc.string(), leaf, (value, key, next) => {
      const changed = { ...value, [key]: next }

      expect(changesOf(value, structuredClone(value))).toEqual([])
      for (const { path } of changesOf(value, changed)) expect(path[0]).toBe(key)
      const isOther = JSON.stringify(value[key] ?? null) !== JSON.stringify(next)
      if (isOther) expect(changesOf(value, changed).length).toBeGreaterThan(0)
    }),
  ))

test('a local tag is offered beside the national list once two people said so, and a retired one stays readable', async () => {
  const tag = { code: 'x201', grade: 'dissatisfied', text: '停车不便', textEn: 'Hard to park' }
  const over = { subject: 'reviews/tags', effectiveFrom: '2026-11-20' }
  const tagsShown = async () =>
    (await town.ask('citizen', read('/api/v1/reviews/tags'))).body.rows.filter(
      (row: { extension: boolean }) => row.extension,
    )
  const publish = async (retired: boolean) => {
    const { body } = await town.ask('sun', draft({ tags: [{ ...tag, retired }] }, over))
    expect((await town.ask('qin', decide(body.id, 'publish'))).status).toBe(204)
  }
  const wrong = await town.ask(
    'sun',
    draft({ tags: [{ ...tag, code: 'x501', retired: false }] }, over),
  )
  expect(wrong.body.code).toBe('editions/value-invalid')
  const early = await town.review({ grade: 'dissatisfied', tags: ['x201'] })
  expect(early.body.code).toBe('reviews/tag-unknown')

  await publish(false)
  expect(await tagsShown()).toEqual([{ ...tag, base: false, retired: false, extension: true }])
  expect((await town.review({ grade: 'dissatisfied', tags: ['x201'] })).status).toBe(201)

  await publish(true)
  expect((await tagsShown())[0].retired).toBe(true)
  const late = await town.review({ grade: 'dissatisfied', tags: ['x201'] })
  expect(late.body.code).toBe('reviews/tag-unknown')
})

test('a column of the public figures goes when two people switch it off, and a rate never stands alone', async () => {
  const columns = ['rateable', 'reviewed', 'bad']
  const over = { subject: 'reviews/publication', effectiveFrom: '2026-11-20' }
  const value = { figures: true, badReviews: false, columns }
  const alone = { ...value, columns: ['goodRate'] }
  const refused = await town.ask('sun', draft(alone, over))
  expect(refused.body.code).toBe('editions/value-invalid')
  const { body } = await town.ask('sun', draft(value, over))
  const preview = (await town.ask('qin', read(`/api/v1/editions/${body.id}`))).body
  expect(preview.touches[0]).toMatchObject({ what: 'pages_shown', count: 1 })

  expect((await town.ask('qin', decide(body.id, 'publish'))).status).toBe(204)

  const page = (await town.ask('citizen', read('/reviews'))).body
  expect(page).toContain('<th scope="col">差评')
  expect(page).not.toContain('<th scope="col">好评率')
})
