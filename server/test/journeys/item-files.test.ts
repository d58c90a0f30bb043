import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ItemFileKind } from '@huiyin/contract/catalog-exchange'
import type { ItemContent } from '@huiyin/contract/catalog-item'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeItems } from '../../src/contexts/catalog/export-items.ts'
import { readItemFile } from '../../src/contexts/catalog/read-item-file.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { cookieOf } from '../harness/more-staff.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const content = itemContent()

/** Texts as people type them, and as they try to break a table. */
const anyText = fc
  .string({
    unit: fc.constantFrom(
      '事',
      '项',
      'a',
      '1',
      ',',
      '"',
      "'",
      '=',
      '\\',
      '\n',
      ' ',
      '，',
      '、',
      ';',
    ),
    minLength: 1,
    maxLength: 30,
  })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.startsWith("'"))

const anyContent: fc.Arbitrary<ItemContent> = fc
  .record({
    name: anyText,
    conditions: fc.array(anyText, { maxLength: 4 }),
    answer: anyText,
    visits: fc.integer({ min: 0, max: 9 }),
    amount: fc.integer({ min: 0, max: 3650 }),
    unit: fc.constantFrom(
      'working_day',
      'calendar_day',
      'working_hour',
      'urgent_hour',
      'urgent_day',
    ),
    isInHall: fc.boolean(),
    copies: fc.integer({ min: 0, max: 20 }),
    note: fc.option(anyText, { nil: undefined }),
    hasLimit: fc.boolean(),
    hasPosition: fc.boolean(),
  })
  .map((any) => {
    const { promise, identity, handling, places } = content
    return {
      ...content,
      identity: { ...identity, name: any.name },
      promise: {
        ...promise,
        visits: any.visits,
        isInHall: any.isInHall,
        promisedLimit: any.hasLimit ? { amount: any.amount, unit: any.unit } : null,
        ...(any.note !== undefined && { promisedNote: any.note }),
      },
      conditions: any.conditions,
      handling: {
        ...handling,
        materials: [
          ...handling.materials,
          itemMaterial({ id: 'more', name: any.name, copies: any.copies }),
        ],
      },
      places: places.map((place) => (any.hasPosition ? place : { ...place, position: null })),
      faqs: [{ question: any.name, answer: any.answer }],
    }
  })

async function through(items: readonly { code: string; content: ItemContent }[], as: ItemFileKind) {
  const bytes = await buffer(writeItems(items, as) as Readable)
  const known = new Map(items.map((item) => [item.code, item.content]))
  const old = (code: string) => (as === 'csv' ? known.get(code) : undefined)
  return readItemFile({ name: `items.${as}`, bytes }, old)
}

describe('what was exported is read again as it was', () => {
  test.each([
    ['xlsx', 30],
    ['csv', 60],
    ['json', 30],
  ] as const)('as %s', async (as, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyContent, { minLength: 1, maxLength: 3 }), async (contents) => {
        const items = contents.map((one, index) => ({ code: `item-${index}`, content: one }))

        const { items: read, faults } = await through(items, as)

        expect(faults).toEqual([])
        expect(read.map(({ code, content: one }) => ({ code, content: one }))).toEqual(items)
      }),
      { numRuns },
    )
  })
})

const importFile = async (name: string, bytes: Buffer | string, dryRun: boolean) => {
  const cookie = (await cookieOf(town, world, { loginName: 'sun', role: 'supervisor' })) ?? ''
  const query = new URLSearchParams({
    validFrom: '2026-11-24',
    ground: '省清单2026年第4号',
    dryRun: String(dryRun),
  })
  const form = new FormData()
  form.append('file', new File([bytes], name))
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const answer = await town.app.http.inject({
    method: 'POST',
    url: `/api/v1/item-imports?${query}`,
    headers: {
      cookie,
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const versions = async () =>
  (await town.ask('sun', { method: 'GET', url: '/api/v1/item-versions' })).body.rows

describe('a file with items', () => {
  const two = [
    { code: 'card-2', content },
    { code: 'card-3', content: { ...content, legalBasis: [] } },
  ]

  test('is told line by line before anything is kept, and drafted as a whole', async () => {
    const bytes = await buffer(writeItems(two, 'xlsx') as Readable)

    const dry = await importFile('清单.xlsx', bytes, true)
    expect([dry.status, dry.body.isImported]).toEqual([200, false])
    expect(dry.body.counts).toEqual({ new_item: 2, changed_item: 0, same_item: 0, refused_line: 0 })
    expect(dry.body.lines[1]).toMatchObject({ sheet: '实施清单', line: 3, code: 'card-3' })
    expect(dry.body.lines[1].zh).toContain('没有设定依据')
    expect(await versions()).toEqual([])

    expect((await importFile('清单.xlsx', bytes, false)).body.isImported).toBe(true)
    expect(
      (await versions()).map(({ code, state }: { code: string; state: string }) => [code, state]),
    ).toEqual([
      ['card-2', 'draft'],
      ['card-3', 'draft'],
    ])
  })

  test('with one wrong line drafts nothing at all, and says where and why', async () => {
    const csv = (
      await buffer(
        writeItems(
          [
            { code: 'card-4', content },
            { code: 'card-5', content },
          ],
          'csv',
        ) as Readable,
      )
    ).toString()
    const wrong = csv.replace(/确认(?![\s\S]*确认)/, '批准')

    const { body } = await importFile('清单.csv', wrong, false)

    expect(body.isImported).toBe(false)
    const refused = body.lines.filter(
      ({ outcome }: { outcome: string }) => outcome === 'refused_line',
    )
    expect(refused[0]).toMatchObject({ line: 3, code: 'card-5' })
    expect(refused[0].zh).toContain('“事项类型”填的是“行政批准”')
    expect((await versions()).length).toBe(2)
  })

  test('says what is the same and what is another item of an undecided draft', async () => {
    await publishItem(town, { code: 'id-card', content, validFrom: '2026-11-20' })
    const changed = { ...content, conditions: ['年满十六周岁'] }
    const bytes = await buffer(
      writeItems(
        [
          { code: 'id-card', content },
          { code: 'card-2', content: changed },
        ],
        'json',
      ) as Readable,
    )

    const { body } = await importFile('items.json', bytes, true)

    expect(body.lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'same_item',
      'refused_line',
    ])
    expect((await importFile('items.json', '{}', true)).body.code).toBe('catalog/file-unreadable')
  })

  test('comes out of the desk as it went in', async () => {
    const url = '/api/v1/item-exports?as=json'
    const { body } = await town.ask('sun', { method: 'GET', url })

    expect(body.items).toEqual([{ code: 'id-card', content }])
    expect(county).toBe('990121')
  })
})
