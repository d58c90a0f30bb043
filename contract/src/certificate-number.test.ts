import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkCharacter,
  formatCertificateNumber,
  parseCertificateNumber,
} from './certificate-number.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const letters = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength, maxLength })
    .map((characters) => characters.join(''))
const parts = fc.record({
  type: letters(1, 21),
  issuer: letters(1, 18),
  regionCode: fc.constantFrom('990121', '990121101', '990121101001'),
  random: letters(9, 9),
  version: fc.integer({ min: 1, max: 999 }),
})

describe('the check character', () => {
  test('is that of the examples of ISO 7064 for MOD 37,36', () => {
    // ISRC and GRid use the system; the second is the example of the GRid standard.
    expect(checkCharacter('A12425GABC1234002')).toBe('M')
  })

  test('finds every single wrong character', () =>
    fc.assert(
      fc.property(letters(2, 60), fc.nat(), fc.integer({ min: 1, max: 35 }), (text, at, by) => {
        const place = at % text.length
        const other = alphabet[(alphabet.indexOf(text[place] ?? '') + by) % 36]
        const wrong = `${text.slice(0, place)}${other}${text.slice(place + 1)}`
        expect(checkCharacter(wrong)).not.toBe(checkCharacter(text))
      }),
    ))

  // A hybrid system over M+1 and M misses a few: counted here, over every state it can be in.
  test('misses 74 of 46 620 exchanges of two neighbours, and finds all others', () => {
    const exchanges = ['', ...alphabet].flatMap((before) =>
      [...alphabet].flatMap((a) =>
        [...alphabet].filter((b) => b !== a).map((b) => [before + a + b, before + b + a] as const),
      ),
    )
    const missed = exchanges.filter(
      ([right, wrong]) => checkCharacter(right) === checkCharacter(wrong),
    )
    expect([missed.length, exchanges.length]).toEqual([74, 46_620])
  })
})

describe('a number of a certificate', () => {
  test('says its parts again, also typed in small letters with spaces', () =>
    fc.assert(
      fc.property(parts, (of) => {
        const number = formatCertificateNumber(of)

        expect(parseCertificateNumber(number)).toEqual(of)
        expect(parseCertificateNumber(` ${number.toLowerCase().replaceAll('.', ' . ')} `)).toEqual(
          of,
        )
      }),
    ))

  test('that was mistyped in one place is none', () =>
    fc.assert(
      fc.property(parts, fc.nat(), fc.constantFrom(...alphabet), (of, at, character) => {
        const number = formatCertificateNumber(of)
        const place = '1.2.156.3005.2.'.length + (at % (number.length - 15))
        fc.pre(number[place] !== '.' && number[place] !== character)
        const wrong = `${number.slice(0, place)}${character}${number.slice(place + 1)}`
        expect(parseCertificateNumber(wrong)).toBeUndefined()
      }),
    ))
})
