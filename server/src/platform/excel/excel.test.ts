import { buffer } from 'node:stream/consumers'
import { deflateRawSync } from 'node:zlib'
import excel from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withText, zipOf as zipped } from '../../../test/harness/zip.ts'
import { parseCsv } from './csv.ts'
import { csv, fillWorkbook, readTable, type Sheet, workbook } from './index.ts'
import { loadBook } from './load-book.ts'
import { unpackZip } from './zip.ts'

interface Line {
  readonly name: string
  readonly count: number
  readonly rate: number | null
  readonly day: string
  readonly at: Date
}

const first: Line = {
  name: '=cmd|" /C calc"!A0',
  count: 5723,
  rate: 0.9058,
  day: '2026-11-20',
  at: new Date('2026-11-20T08:00:00Z'),
}
const second: Line = {
  name: '公安局, "户政"',
  count: -3,
  rate: null,
  day: '2026-11-21',
  at: new Date(0),
}

const sheet: Sheet<Line> = {
  name: '差评整改',
  columns: [
    { header: '名称', type: 'text', value: ({ name }) => name },
    { header: '件数', type: 'count', value: ({ count }) => count },
    { header: '整改率', type: 'share', value: ({ rate }) => rate },
    { header: '日期', type: 'day', value: ({ day }) => day },
    { header: '时间', type: 'instant', value: ({ at }) => at },
  ],
  rows: [first, second],
  notes: ['口径：应反馈差评。'],
}

const written = (...sheets: readonly Sheet<unknown>[]) => buffer(workbook(sheets))

async function csvText(one: Sheet<unknown>): Promise<string> {
  let text = ''
  for await (const line of csv(one)) text += line
  return text
}

describe('an Excel export', () => {
  test('has typed columns, a frozen header and its definitions under the table', async () => {
    const book = await loadBook(await written(sheet))
    const page = book.getWorksheet('差评整改')

    expect(page?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(page?.getCell('B2').value).toBe(5723)
    expect(page?.getCell('C2').numFmt).toBe('0.00%')
    expect(page?.getCell('C3').value).toBeNull()
    expect(page?.getCell('D2').value).toEqual(new Date('2026-11-20T00:00:00Z'))
    // 16:00 in the city, which Excel shows as it stands.
    expect(page?.getCell('E2').value).toEqual(new Date('2026-11-20T16:00:00Z'))
    expect(page?.getCell('A4').value).toBe('口径：应反馈差评。')
  })

  test('keeps a text that looks like a formula a text, also when it is edited', async () => {
    const book = await loadBook(await written(sheet))
    const cell = book.getWorksheet('差评整改')?.getCell('A2')

    expect(cell?.value).toBe('=cmd|" /C calc"!A0')
    expect(cell?.type).toBe(excel.ValueType.String)
    expect(cell?.numFmt).toBe('@')
  })

  test('fails as a whole when its rows fail, instead of ending early', async () => {
    async function* broken() {
      yield first
      throw new Error('the database went away')
    }

    await expect(written({ ...sheet, rows: broken() })).rejects.toThrow('went away')
  })
})

describe('a CSV export', () => {
  test('follows RFC 4180 with a byte order mark and defuses formulas, not numbers', async () => {
    const text = await csvText(sheet)

    expect(text.split('\r\n')).toEqual([
      '\uFEFF名称,件数,整改率,日期,时间',
      `"'=cmd|"" /C calc""!A0",5723,0.9058,2026-11-20,2026-11-20T16:00:00+08:00`,
      '"公安局, ""户政""",-3,,2026-11-21,1970-01-01T08:00:00+08:00',
      '口径：应反馈差评。',
      '',
    ])
  })

  test('no text begins a cell with = + - @, and reading it back gives every text again', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), async (texts) => {
        const file = await csvText({
          name: 'x',
          columns: [
            { header: 'a', type: 'text', value: String },
            { header: 'b', type: 'text', value: () => 'end' },
          ],
          rows: texts,
        })
        const read = parseCsv(file, 1000)?.slice(1) ?? []

        const defused = texts.map((text) => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text))
        expect(read.map(([text]) => text)).toEqual(defused)
        for (const [text] of read) expect(text).not.toMatch(/^[=+\-@]/)
      }),
    ))
})

describe('a table somebody sends', () => {
  test('is read from Excel by its headers, with the line of each row', async () => {
    const file = await written(sheet)
    const table = await readTable(file, ['名称', '日期'])

    expect(table.headers).toEqual(['名称', '件数', '整改率', '日期', '时间'])
    expect(table.rows[1]).toEqual({
      line: 3,
      values: {
        名称: '公安局, "户政"',
        件数: '-3',
        日期: '2026-11-21',
        时间: '1970-01-01T08:00:00',
      },
    })
  })

  test('is read from CSV in UTF-8 and in GB 18030', async () => {
    const utf8 = Buffer.from('\uFEFF名称,电话\r\n公安局,110\r\n')
    const gb18030 = Buffer.from('c3fbb3c62cb5e7bbb00d0ab9abb0b2bed62c3131300d0a', 'hex')

    for (const file of [utf8, gb18030]) {
      const { rows } = await readTable(file, ['名称'])
      expect(rows).toEqual([{ line: 2, values: { 名称: '公安局', 电话: '110' } }])
    }
  })

  test('is refused with the missing columns named', async () => {
    await expect(readTable(Buffer.from('名称\n公安局\n'), ['名称', '编码'])).rejects.toMatchObject({
      code: 'tables/column-missing',
      details: { missing: ['编码'] },
    })
  })

  test('is refused when it has too many rows, bytes or is no table at all', async () => {
    const limits = { bytesMax: 1000, rowsMax: 2 }
    const refused = (file: Buffer) => readTable(file, [], limits).catch(({ code }) => code)

    expect(await refused(Buffer.from('a\n1\n2\n3\n'))).toBe('tables/too-large')
    expect(await refused(Buffer.alloc(1001, 'a'))).toBe('tables/too-large')
    expect(await refused(Buffer.from('PK\u0003\u0004 no zip'))).toBe('tables/unreadable')
    expect(await refused(Buffer.from('a\n"never closed'))).toBe('tables/unreadable')
  })

  test('too many rows in Excel are refused while reading', async () => {
    const rows = Array.from({ length: 50 }, () => second)
    const file = await written({ ...sheet, rows })

    await expect(readTable(file, [], { bytesMax: 1e6, rowsMax: 10 })).rejects.toMatchObject({
      code: 'tables/too-large',
    })
  })

  test('whatever bytes are sent, the answer is a table or a refusal', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
        const file = Buffer.concat([Buffer.from(zip ? 'PK' : ''), bytes])
        const answer = await readTable(file, []).catch(({ code }) => code)
        expect(typeof answer === 'object' || String(answer).startsWith('tables/')).toBe(true)
      }),
    ))
})

describe('a file that is filled as it came', () => {
  const filling = { sheet: '一', cells: [], lastColumn: 1, watermark: null }
  const book = async (of: (page: excel.Worksheet, whole: excel.Workbook) => void) => {
    const made = new excel.Workbook()
    const page = made.addWorksheet('一')
    page.addRow(['单位'])
    of(page, made)
    return Buffer.from(await made.xlsx.writeBuffer())
  }

  test('keeps a short list of choices, and loses one for every cell of a column', async () => {
    const short = await book((page) => {
      page.getCell('A2').dataValidation = { type: 'list', formulae: ['"是,否"'] }
    })
    const kept = (await loadBook(await fillWorkbook(short, filling))).getWorksheet('一')
    expect(kept?.getCell('A2').dataValidation?.formulae).toEqual(['"是,否"'])

    const long = withText(short, 'sqref="A2"', 'sqref="A2:A1048576"')
    const filled = (await loadBook(await fillWorkbook(long, filling))).getWorksheet('一')
    expect(filled?.getCell('A1').value).toBe('单位')
    expect(filled?.getCell('A9').dataValidation).toBeUndefined()
  })

  test('is refused where a name stands for every cell there is', async () => {
    const named = await book((_, made) => made.definedNames.add('一!$A$1:$B$2', '全部'))
    expect((await fillWorkbook(named, filling)).length).toBeGreaterThan(1_000)
    const parts = unpackZip(named, { entriesMax: 100, unpackedMax: 1_000_000 })
    if (typeof parts === 'string') throw new Error(parts)
    const all = zipped(
      [...parts].map(([name, bytes]) => [
        name,
        Buffer.from(bytes.toString('utf8').replace('$A$1:$B$2', '$A$1:$XFD$1048576')),
      ]),
    )
    await expect(fillWorkbook(all, filling)).rejects.toMatchObject({ code: 'tables/too-large' })
  })
})

describe('a zip bomb', () => {
  test('is stopped while unpacking, whatever its directory says of sizes', () => {
    const bomb = zipOf('xl/workbook.xml', Buffer.alloc(50_000_000), { claimedSize: 10 })

    expect(bomb.length).toBeLessThan(100_000)
    expect(unpackZip(bomb, { entriesMax: 10, unpackedMax: 1_000_000 })).toBe('too-large')
  })

  test('an honest file passes', () => {
    const file = zipOf('a.txt', Buffer.from('回音'), { claimedSize: 6 })
    const entries = unpackZip(file, { entriesMax: 10, unpackedMax: 1000 })

    expect(entries instanceof Map && entries.get('a.txt')?.toString()).toBe('回音')
  })
})

/** A zip file of one packed entry whose directory claims any size. */
function zipOf(name: string, bytes: Buffer, { claimedSize }: { claimedSize: number }): Buffer {
  const packed = deflateRawSync(bytes, { level: 9 })
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimedSize, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(claimedSize, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}
