import exceljs from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentKindOf, safeFileName } from './content.rules.ts'
import { decodableSize, photoSizeOf } from './photo-size.rules.ts'
import { bombPng, emptyZip, photoFromTelephone, twoColourPhoto } from './sample-files.fixture.ts'

describe('what a file is', () => {
  test('is told by its content', async () => {
    const photo = await twoColourPhoto(40, 30)

    expect(contentKindOf(await photo.jpeg())).toBe('jpeg')
    expect(contentKindOf(await photo.png())).toBe('png')
    expect(contentKindOf(await photo.webp())).toBe('webp')
    expect(contentKindOf(Buffer.from('%PDF-1.7\n'))).toBe('pdf')
    expect(contentKindOf(Buffer.from('\0\0\0\x18ftypheic'))).toBe('heic')
    expect(contentKindOf(Buffer.from('<svg onload="alert(1)">'))).toBeUndefined()
    expect(contentKindOf(Buffer.from('<!doctype html>'))).toBeUndefined()
    expect(contentKindOf(Buffer.from('MZ'))).toBeUndefined()
    expect(contentKindOf(Buffer.alloc(0))).toBeUndefined()
  })

  test('of an office file follows from its parts', async () => {
    const book = new exceljs.Workbook()
    book.addWorksheet('一').addRow(['单位', '数量'])
    const types = '[Content_Types].xml'

    expect(contentKindOf(Buffer.from(await book.xlsx.writeBuffer()))).toBe('xlsx')
    expect(contentKindOf(emptyZip([types, 'word/document.xml']))).toBe('docx')
    expect(
      contentKindOf(emptyZip([types, 'word/document.xml', 'word/vbaProject.bin'])),
    ).toBeUndefined()
    expect(contentKindOf(emptyZip(['word/document.xml']))).toBeUndefined()
    expect(contentKindOf(emptyZip([types, 'xl/workbook.xml'], 2 ** 28))).toBeUndefined()
  })

  test('is never a fault, whatever the bytes', () => {
    const heads = ['504b0304', 'ffd8ff', '89504e470d0a1a0a', '52494646'].map((hex) =>
      Buffer.from(hex, 'hex'),
    )
    const anyFile = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }))
      .map(([head, rest]) => Buffer.concat([head, rest]))

    fc.assert(
      fc.property(anyFile, (bytes) => {
        const kind = contentKindOf(bytes)
        if (kind === 'jpeg' || kind === 'png' || kind === 'webp') photoSizeOf(bytes, kind)
      }),
      { numRuns: 2_000 },
    )
  })

  test('with a damaged directory is not an office file and not a fault', () => {
    const whole = emptyZip(['[Content_Types].xml', 'word/document.xml'])

    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = Buffer.from(whole)
        damaged[at] = byte
        contentKindOf(damaged)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('the size of a photo is read from its header in every format', async () => {
  const photo = await twoColourPhoto(40, 30)
  const size = { width: 40, height: 30 }

  expect(photoSizeOf(await photo.jpeg(), 'jpeg')).toEqual(size)
  expect(photoSizeOf(await photo.png(), 'png')).toEqual(size)
  expect(photoSizeOf(await photo.webp(), 'webp')).toEqual(size)
  expect(photoSizeOf(await photo.webpLossless(), 'webp')).toEqual(size)
  expect(photoSizeOf(await photoFromTelephone(), 'jpeg')).toEqual({ width: 64, height: 32 })
  expect(photoSizeOf(bombPng(), 'png')).toEqual({ width: 20_000, height: 20_000 })
})

test('a photo is decoded only where its pixels fit, and those of sixteen bits count twice', () => {
  const png = (side: number, depth: number) => {
    const bytes = bombPng()
    bytes.writeUInt32BE(side, 16)
    bytes.writeUInt32BE(side, 20)
    bytes.set([depth, 6], 24)
    return decodableSize(bytes, 'png')
  }

  expect(png(4_500, 8)).toEqual({ width: 4_500, height: 4_500 })
  expect(png(4_500, 16)).toBeUndefined()
  expect(png(6_000, 8)).toBeUndefined()
  expect(decodableSize(bombPng(), 'png')).toBeUndefined()
})

describe('the name of a file', () => {
  test('keeps its words and loses its tricks', () => {
    expect(safeFileName('整改前 照片.JPG', 'jpeg')).toBe('整改前 照片.jpg')
    expect(safeFileName('C:\\windows\\..\\x.exe', 'pdf')).toBe('x.pdf')
    expect(safeFileName('../../etc/passwd', 'pdf')).toBe('passwd.pdf')
    expect(safeFileName('invoice\u202Efdp.exe', 'pdf')).toBe('invoicefdp.pdf')
    expect(safeFileName('', 'png')).toBe('文件.png')
    expect(safeFileName('...', 'png')).toBe('文件.png')
  })

  test('fits a database, a header and a disk, whatever was given', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(name, 'jpeg')

        expect(safe).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]{1,100}\.jpg$/u)
        expect(safe.isWellFormed()).toBe(true)
        expect(safe.startsWith('.')).toBe(false)
      }),
    ))
})
