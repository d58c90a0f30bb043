import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { unpackZip } from '../../../platform/excel/zip.ts'
import { composeLetter } from '../compose.ts'
import { letterDay, letterMoment } from '../date.rules.ts'
import { letterDocx } from '../letter.docx.ts'
import { letterPage } from '../letter.pages.ts'
import { sampleLetters } from '../sample-letters.ts'
import { letterKinds } from '../types.ts'
import { frameOf, printWording } from './index.ts'
import { shippedWordings } from './shipped.ts'

const byKind = new Map(sampleLetters.map((letter) => [letter.kind, letter]))

describe('wordings of the product', () => {
  test('every kind has a sample, so that none goes unseen', () => {
    expect([...byKind.keys()]).toEqual([...letterKinds])
  })

  // A letter is printed again by the version it was issued with. When a fingerprint changes,
  // restore the version and add a new one.
  test('a version never changes once letters were issued with it', () => {
    const fingerprints = letterKinds.flatMap((kind) =>
      shippedWordings[kind].map((wording, index) => {
        const facts = byKind.get(kind)?.facts
        if (facts === undefined) throw new Error('no sample')
        const { title, blocks } = printWording(wording, facts)
        const { addressee, ...frame } = frameOf(kind, facts)
        const made = JSON.stringify({ title, addressee, blocks, ...frame })
        const print = createHash('sha256').update(made).digest('hex').slice(0, 12)
        return `${kind} ${index + 1} ${print}`
      }),
    )

    expect(fingerprints).toMatchInlineSnapshot(`
      [
        "assignment 1 0fe9b089441a",
        "reassignment 1 e35b8eace2d9",
        "supervision 1 55b9ecf50438",
        "notice_of_delay 1 8cab9cee3dc3",
        "rectification_answer 1 a92b6bee3f73",
        "appeal_decision 1 503eeeb870ab",
        "extension_decision 1 80b92f0c308b",
        "follow_up_record 1 4b7fff47963a",
        "publication_review 1 53bf3cdb6a43",
        "outside_reply 1 92801e92febd",
        "filing_receipt 1 f76547cb5cac",
        "acceptance_notice 1 2fa7ec7414e5",
        "correction_notice 1 738a0afd38a2",
        "refusal_to_accept 1 74f9f96b1d9f",
        "grant_decision 1 a7e4d8bec5a1",
        "refusal_decision 1 9a9ba93c90f3",
        "special_procedure_notice 1 f0e007126e4d",
        "delivery_record 1 f1d483acc86d",
        "certificate_decision 1 b31963faf7dd",
      ]
    `)
  })
})

describe('dates on letters', () => {
  test('have the year in full and no leading zeros; the last second of a day is the day', () => {
    expect(letterDay('2026-02-03T23:00:00Z')).toBe('2026年2月4日')
    expect(letterMoment('2026-11-05T18:00:00+08:00')).toBe('2026年11月5日18:00')
    expect(letterMoment('2026-11-05T23:59:59+08:00')).toBe('2026年11月5日')
  })
})

describe.each(sampleLetters.map((letter) => [letter.kind, letter] as const))('%s', (_, letter) => {
  const composed = composeLetter(letter, null)
  const page = letterPage(composed, { watermark: null })

  test('prints number, title, issuer, date, seal field, hash and progress address', () => {
    for (const part of [
      letter.number,
      composed.title,
      letter.facts.issuerName,
      '2026年11月21日',
      '未用印无效',
      letter.factsHash,
      letter.facts.progressUrl,
    ]) {
      expect(page).toContain(part)
    }
    expect(page).not.toMatch(/undefined|null|\[object/)
    expect(page).not.toMatch(/ style="/)
  })

  test('says the same in Word, on the margins of the standard, marked as the demo', async () => {
    const { pages, headers } = await read(await letterDocx(composed, { watermark: '演示' }))

    for (const part of [letter.number, composed.title, letter.facts.issuerName, letter.factsHash]) {
      expect((pages + headers).includes(part), part).toBe(true)
    }
    // 37, 26, 35 and 28 mm in twentieths of a point (GB/T 9704-2012, 5.2.1).
    expect(/<w:pgMar[^>]*? w:header/.exec(pages)?.[0]).toBe(
      '<w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587" w:header',
    )
    expect(headers.match(/演示/g)).toHaveLength(3)
    expect(/undefined|null|\[object/.exec(pages)?.[0]).toBe(undefined)
  })
})

test('22 lines of 28 characters fill the text of a Word page', async () => {
  const letter = byKind.get('assignment')
  if (letter === undefined) throw new Error('no sample')
  const { pages } = await read(await letterDocx(composeLetter(letter, null), { watermark: null }))

  const [, lineHeight] = /w:line="(\d+)" w:lineRule="exact"/.exec(pages) ?? []
  const [, closer] = /w:spacing w:val="-(\d+)"/.exec(pages) ?? []
  const [height, breadth] = [225, 156].map((millimetres) => (millimetres / 25.4) * 1440)
  expect(Math.floor(Number(height) / Number(lineHeight))).toBe(22)
  expect(Math.floor(Number(breadth) / (320 - Number(closer)))).toBe(28)
})

test('a text from outside stays a text on the page', () => {
  const letter = byKind.get('assignment')
  if (letter === undefined) throw new Error('no sample')
  const hostile = { ...letter, facts: { ...letter.facts, text: '<script>alert(1)</script>' } }

  const page = letterPage(composeLetter(hostile, null), { watermark: '演示' })

  expect(page).not.toContain('<script>')
  expect(page).toContain('&#60;script&#62;alert(1)')
  expect(page).toContain('演示')
})

async function read(word: Buffer): Promise<{ pages: string; headers: string }> {
  const entries = unpackZip(word, { entriesMax: 100, unpackedMax: 10_000_000 })
  if (typeof entries === 'string') throw new Error(entries)
  const text = (name: string) => entries.get(`word/${name}.xml`)?.toString('utf8') ?? ''
  return { pages: text('document'), headers: ['header1', 'header2', 'header3'].map(text).join('') }
}
