import { describe, expect, test, vi } from 'vitest'
import { sql } from '../src/platform/db/sql.ts'
import { readTable } from '../src/platform/excel/index.ts'
import { loadBook } from '../src/platform/excel/load-book.ts'
import { accepted } from './harness/bad-review.ts'
import { type FileSent, multipart } from './harness/form.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf } from './harness/more-staff.ts'
import { county, openTown } from './harness/town.ts'
import { weekFile, weekMapping } from './harness/week-of-cases.ts'
import { zipOf } from './harness/zip.ts'

/** Tables and mappings that are made to fill the memory, to stop the process or to stay for ever. */
const world = testWorld('2026-06-21T20:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const path = '/api/v1/past-matters/import'

const mapping = (more: object = {}): FileSent => ({
  field: 'file',
  name: 'mapping.json',
  bytes: Buffer.from(JSON.stringify({ ...weekMapping, ...more })),
})
const table = (bytes: Buffer, name = 'rows.xlsx'): FileSent => ({ field: 'file', name, bytes })
const send = (files: readonly FileSent[], dryRun = true) =>
  town.ask('sun', {
    method: 'POST',
    url: `${path}?kind=city-cases&dryRun=${dryRun}`,
    ...multipart(files),
  })
const refusedAs = async (files: readonly FileSent[]) => {
  const { status, body } = await send(files)
  return `${status} ${body.code}`
}

const sheetOf = (inner: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`
const row = (line: number, cells: readonly string[]) =>
  `<row r="${line}">${cells
    .map((cell, at) => `<c r="${'ABCDEF'[at]}${line}" t="inlineStr"><is><t>${cell}</t></is></c>`)
    .join('')}</row>`
const headings = ['no', 'opened', 'due', 'closed', 'disputed', 'unit']
const rows = `<sheetData>${row(1, headings)}${row(2, ['X1', '2026-06-18 09:00', '2026-06-20 09:00', '', '', '公安局'])}</sheetData>`

/** A workbook as a spreadsheet writes it, with some of its parts as they are given. */
function workbookOf(sheet: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
  return zipOf(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)] as const))
}

test('a workbook of this kind without a trick is read', async () => {
  const { status, body } = await send([table(workbookOf(sheetOf(rows))), mapping()])
  expect([status, body]).toMatchObject([200, { rows: 1, created: 1, errors: 0 }])
})

describe('a workbook of a few kilobytes', () => {
  test.each([
    ['a column that is a million millions wide', `<cols><col min="1" max="1000000000000"/></cols>`],
    ['the same, written otherwise', `<cols><col x-max="1" max='&#49;00000000000'/></cols>`],
    [
      'a cell in the column of eight letters',
      `<sheetData><row><c r="ZZZZZZZZ1"/></row></sheetData>`,
    ],
    ['merged cells in billions', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'],
    [
      'entities that are each other ten times',
      '<sheetData><row><c r="A1"><v>&b;</v></c></row></sheetData>',
    ],
  ])('cannot make the reader lay out %s', async (_what, inner) => {
    const file = workbookOf(sheetOf(`${inner}${rows}`))
    expect(file.length).toBeLessThan(4_000)
    expect(await refusedAs([table(file), mapping()])).toBe('422 tables/unreadable')
  })

  test('cannot unfold into strings without end, nor into styles', async () => {
    const strings = `<sst>${'<si><t>a</t></si>'.repeat(4_000_000)}</sst>`
    const many = workbookOf(sheetOf(rows), { 'xl/sharedStrings.xml': strings })
    expect(many.length).toBeLessThan(1_000_000)
    expect(await refusedAs([table(many), mapping()])).toBe('413 tables/too-large')
    const styles = `<styleSheet><cellXfs>${'<xf/>'.repeat(2_000_000)}</cellXfs></styleSheet>`
    const styled = workbookOf(sheetOf(rows), { 'xl/styles.xml': styles })
    expect(await refusedAs([table(styled), mapping()])).toBe('413 tables/too-large')
    const format = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(9_000)}"/></numFmts></styleSheet>`
    const formatted = workbookOf(sheetOf(rows), { 'xl/styles.xml': format })
    expect(await refusedAs([table(formatted), mapping()])).toBe('422 tables/unreadable')
  })

  test('lets others be served while a large one is read', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => row(at + 2, ['x', 'y', '', '', '', '']))
    const large = workbookOf(sheetOf(`<sheetData>${row(1, headings)}${many.join('')}</sheetData>`))
    let turns = 0
    let isReading = true
    const others = (async () => {
      while (isReading) {
        await new Promise(setImmediate)
        turns += 1
      }
    })()
    await readTable(large, ['no'], { bytesMax: 10_000_000, rowsMax: 30_000 })
    isReading = false
    await others
    // One for each piece of the sheet.
    expect(turns).toBeGreaterThan(10)
  })
})

describe('a table of text', () => {
  test.each([
    ['NUL in a cell', Buffer.from('no,opened,due,closed,disputed,unit\nA\0B,2026-06-18,,,,')],
    [
      'two bytes a letter',
      Buffer.from(`no,opened,due,closed,disputed,unit\nA,2026-06-18`, 'utf16le'),
    ],
    [
      'a quote that is never closed',
      Buffer.from(`no,opened,due,closed,disputed,unit\n"${'a'.repeat(100_000)}`),
    ],
  ])('with %s is refused in words', async (_what, bytes) => {
    expect(await refusedAs([table(bytes, 'rows.csv'), mapping()])).toBe('422 tables/unreadable')
  })

  test.each([
    ['one line of nine megabytes', Buffer.alloc(9_000_000, 'a')],
    ['millions of columns', Buffer.alloc(9_000_000, ',')],
  ])('of %s lacks the columns it needs', async (_what, bytes) => {
    expect(await refusedAs([table(bytes, 'rows.csv'), mapping()])).toBe('422 tables/column-missing')
  })

  test('with one cell of nine megabytes goes in cut, and what would be a formula goes out as text', async () => {
    const rubbish = `=cmd|' /C calc'!A0 ${'長'.repeat(2_900_000)}`
    const bytes = Buffer.from(`no,opened,title,unit\nF1,2026-06-18 09:00,"${rubbish}",公安局`)
    const named = { columns: { number: 'no', openedAt: 'opened', title: 'title', unit: 'unit' } }
    const { body } = await send([table(bytes, 'rows.csv'), mapping(named)], false)
    expect(body).toMatchObject({ created: 1, errors: 0 })

    const exported = await town.ask('sun', {
      method: 'GET',
      url: '/api/v1/work/matters?tab=all&kind=city_case',
    })
    const { title, number } = exported.body.rows.find(({ title: one }: { title: string }) =>
      one.startsWith('=cmd'),
    )
    expect(title.length).toBeLessThanOrEqual(200)
    const cookie = (await cookieOf(town, world, { loginName: 'sun' })) ?? ''
    const file = await town.app.http.inject({
      url: `/api/v1/work/matters.xlsx?tab=all&kind=city_case`,
      headers: { cookie, host: 'localhost' },
    })
    expect(file.statusCode, file.body.slice(0, 300)).toBe(200)
    const book = await loadBook(file.rawPayload)
    const cells = book.worksheets[0]?.getColumn(1).values ?? []
    expect(cells).toContain(number)
    book.worksheets[0]?.eachRow((one) =>
      one.eachCell((cell) => expect(cell.formula, cell.address).toBeUndefined()),
    )
  })
})

describe('a mapping', () => {
  const rowsOf = table(weekFile, 'rows.csv')

  test('with what no database keeps is refused before it is kept', async () => {
    for (const system of ['a\u0000b', 'a\ud800']) {
      expect(await refusedAs([rowsOf, mapping({ system })])).toBe('400 common/unreadable')
      const desk = await town.ask('sun', {
        method: 'POST',
        url: '/api/v1/past-matters/imports?kind=city-cases',
        ...multipart([rowsOf, mapping({ system })]),
      })
      expect(desk.body.code).toBe('common/unreadable')
    }
  })

  test('of megabytes is refused, and of a thousand wrong words twenty are named', async () => {
    const words = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`w${at}`, `event-${at}`]))
    expect(await refusedAs([rowsOf, mapping({ categories: words(60_000) })])).toBe(
      '413 tables/too-large',
    )
    const { body } = await send([rowsOf, mapping({ categories: words(1_000) })])
    expect(body.code).toBe('past-matters/mapping-wrong')
    expect(body.details.unknown).toHaveLength(20)
  })

  test('with the names every object has means nothing by them', async () => {
    const json = JSON.stringify({ ...weekMapping, units: {} }).replace(
      '"units":{}',
      '"units":{"__proto__":"police","constructor":"police"},"__proto__":{"unit":"police"}',
    )
    const strange = { ...mapping(), bytes: Buffer.from(json) }
    const { status, body } = await send([rowsOf, strange])
    expect([status, body.code]).toEqual([422, 'past-matters/mapping-wrong'])
    expect(({} as Record<string, unknown>).unit).toBeUndefined()

    const column = { ...weekMapping.columns, title: '__proto__', text: 'constructor' }
    expect(await refusedAs([rowsOf, mapping({ columns: column })])).toBe(
      '422 tables/column-missing',
    )
  })
})

describe('two imports', () => {
  const file = [table(weekFile, 'rows.csv'), mapping()]

  test('of the same file at once make each row once, and both are told so', async () => {
    const both = await Promise.all([send(file, false), send(file, false)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const sum = (name: 'created' | 'skipped') => both.reduce((all, { body }) => all + body[name], 0)
    expect([sum('created'), sum('skipped')]).toEqual([9, 9])
  })

  test('are not kept apart for ever by one that fell and was not taken up again', async () => {
    const desk = '/api/v1/past-matters/imports?kind=city-cases'
    const begin = () => town.ask('sun', { method: 'POST', url: desk, ...multipart(file) })
    const { body: fallen } = await accepted(begin(), 202)
    const shown = () =>
      accepted(town.ask('sun', { method: 'GET', url: `/api/v1/past-matters/imports/${fallen.id}` }))
    await vi.waitFor(async () => expect((await shown()).body.endedAt).not.toBeNull(), 20_000)
    // As if whoever ran it had died: nothing ends it, and nothing takes it up.
    await db.query(sql`
      update past_matters.import
      set state = 'running', ended_at = null
      where region_code = ${county}
      and id = ${fallen.id}`)
    expect((await begin()).body.code).toBe('past-matters/import-under-way')

    world.set('2026-06-21T21:30:00+08:00')
    await accepted(begin(), 202)
    const { body } = await shown()
    expect(body).toMatchObject({ state: 'failed', mayConfirm: false })
    expect(body.problem.zh).toContain('导入中断')
  })
})
