import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, parseNumber, tidyNumber } from './number.rules.ts'
import { hashReceiptCode, isReceiptCode, receiptCodeOf } from './receipt.rules.ts'
import { searchWordsOf, wordsOf } from './words.rules.ts'

const key = Buffer.alloc(32, 7)
const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 }).map((array) => Buffer.from(array))
const numberParts = fc.record({
  prefix: fc.constantFrom('ZG', 'PJ', 'GR', 'WT', 'HS', 'JT'),
  regionCode: fc.stringMatching(/^[0-9]{6,12}$/),
  day: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  serial: fc.integer({ min: 1, max: 999_999_999 }),
})

describe('a public number', () => {
  test('says its kind, region, day and serial, and is read back from what was written', () =>
    fc.assert(
      fc.property(numberParts, (parts) => {
        expect(parseNumber(formatNumber(parts))).toEqual(parts)
      }),
    ))

  test('is never shared by two different matters', () =>
    fc.assert(
      fc.property(numberParts, numberParts, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b)
        expect(formatNumber(a) === formatNumber(b)).toBe(isSame)
      }),
    ))

  test('is understood in small letters, with spaces and in full-width characters', () =>
    fc.assert(
      fc.property(numberParts, fc.nat(20), (parts, place) => {
        const number = formatNumber(parts)
        const typed = `${number.slice(0, place)} ${number.slice(place)}`.toLowerCase()
        const wide = [...number].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
        expect(tidyNumber(typed)).toBe(number)
        expect(tidyNumber(wide.join(''))).toBe(number)
      }),
    ))

  test('is not read out of anything else', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = parseNumber(text)
        if (parts !== undefined) expect(formatNumber(parts)).toBe(tidyNumber(text))
      }),
    ))
})

describe('a receipt code', () => {
  test('has forty bits and none of the letters people mistake', () =>
    fc.assert(
      fc.property(bytes, (random) => {
        const code = receiptCodeOf(random)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(readBase32(code)).toBe(random.readUIntBE(0, 5))
      }),
    ))

  test('opens as people type it: small, without the dash, O for 0, I and L for 1', () =>
    fc.assert(
      fc.property(bytes, fc.constantFrom('i', 'l', 'I', 'L'), (random, one) => {
        const code = receiptCodeOf(random)
        const kept = hashReceiptCode(key, code)
        const typed = code.replaceAll('0', 'o').replaceAll('1', one).replace('-', ' ')
        expect(isReceiptCode(key, typed.toLowerCase(), kept)).toBe(true)
      }),
    ))

  test('opens nothing when a single character is another', () =>
    fc.assert(
      fc.property(bytes, bytes, (random, other) => {
        fc.pre(!random.equals(other))
        const kept = hashReceiptCode(key, receiptCodeOf(random))
        expect(isReceiptCode(key, receiptCodeOf(other), kept)).toBe(false)
      }),
    ))

  test('is kept as an HMAC-SHA256 of its eight characters and nothing else', () => {
    const kept = hashReceiptCode(key, '7K3Q-M9XD')

    expect(kept).toEqual(createHmac('sha256', key).update('7K3QM9XD').digest())
    // Computed apart with: printf 7K3QM9XD | openssl dgst -sha256 -mac HMAC -macopt hexkey:07…07
    expect(kept.toString('hex')).toBe(
      '517127eae75d2b917e3e5c7981bfcc0d6eb9b97934f18b6e2d48023b5adab309',
    )
  })
})

describe('the words a text is found by', () => {
  const han = fc.stringMatching(/^[一-龥]{2,12}$/)

  test('are the pairs of neighbouring Han characters', () => {
    expect(wordsOf('身份证办理')).toEqual(['身份', '份证', '证办', '办理'])
    expect(wordsOf('豫A12345的车')).toEqual(['豫', 'a12345', '的车'])
  })

  test('of a plate are found in a text that runs on before and after it', () => {
    const text = wordsOf('车牌豫A12345的主人')

    expect(searchWordsOf('豫A12345')).toEqual(['a12345'])
    expect(text).toEqual(expect.arrayContaining(searchWordsOf('豫A12345')))
    expect(searchWordsOf('豫')).toEqual(['豫'])
  })

  test('of any part of a text are among the words of the text', () =>
    fc.assert(
      fc.property(han, fc.nat(10), fc.integer({ min: 2, max: 6 }), (text, from, length) => {
        const part = text.slice(from, from + length)
        fc.pre([...part].length >= 2)
        expect(wordsOf(text)).toEqual(expect.arrayContaining(wordsOf(part)))
      }),
    ))

  test('are at most two hundred, however long the text, and each only once', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (text) => {
        const words = wordsOf(text)
        expect(words.length).toBeLessThanOrEqual(200)
        expect(new Set(words).size).toBe(words.length)
      }),
    ))

  test('do not know capital letters or full-width ones', () =>
    expect(wordsOf('ＡＢＣ１２')).toEqual(wordsOf('abc12')))
})

/** Crockford’s base 32, read by hand. */
function readBase32(code: string): number {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return [...code.replace('-', '')].reduce((sum, one) => sum * 32 + letters.indexOf(one), 0)
}
