import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { composeLetter } from '../compose.ts'
import { letterDay, letterMoment } from '../date.rules.ts'
import { letterDocx } from '../letter.docx.ts'
import { letterPage } from '../letter.pages.ts'
import { sampleLetters } from '../sample-letters.ts'
import { letterKinds } from '../types.ts'
import { templates } from './index.ts'

const byKind = new Map(sampleLetters.map((letter) => [letter.kind, letter]))

describe('templates', () => {
  test('every kind has a sample, so that none goes unseen', () => {
    expect([...byKind.keys()]).toEqual([...letterKinds])
  })

  // A letter is printed again by the version it was issued with. When a fingerprint changes,
  // restore the version and add a new one.
  test('a version never changes once letters were issued with it', () => {
    const fingerprints = letterKinds.flatMap((kind) =>
      templates[kind].map((template, index) => {
        const sample = byKind.get(kind)
        const made = JSON.stringify(sample === undefined ? null : template(sample.facts))
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
        "extension_decision 1 c9fb12721ed0",
        "follow_up_record 1 b5a450e3cd4a",
        "publication_review 1 3cdad0125e61",
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

  test('says the same in Word', async () => {
    const word = await letterDocx(composed)

    expect(word.subarray(0, 2).toString()).toBe('PK')
    expect(word.length).toBeGreaterThan(5_000)
  })
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
