import { checkCharacterOf, isIdNumber } from '@huiyin/contract/id-number'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isMobile,
  maskAddress,
  maskIdNumber,
  maskName,
  maskPhone,
  maskPlate,
  normalisePhone,
} from './masks.rules.ts'
import { retentionAt } from './retention.rules.ts'

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })

describe('masks', () => {
  test('look as people know them', () => {
    expect(maskName('张三丰')).toBe('张*')
    expect(maskName('欧阳修')).toBe('欧*')
    expect(maskName('𠮷田')).toBe('𠮷*')
    expect(maskPhone('+86 138-0000-1234')).toBe('138****1234')
    expect(maskPhone('0371-66668888')).toBe('****88')
    expect(maskIdNumber('410122199001011234')).toBe('4101**********1234')
    expect(maskPlate('豫A12312')).toBe('豫A·***12')
    expect(maskPlate('豫A·D12312')).toBe('豫A·****12')
    expect(maskAddress('河南省中牟县青年路88号3单元')).toBe('河南省中牟县青年路***')
    expect(maskAddress('中牟县官渡镇某村老槐树旁')).toBe('中牟县官渡镇***')
    expect(maskAddress('某小区3号楼')).toBe('某小区***')
  })

  test('never show a name of one character, nor how long a name is', () => {
    expect(maskName('王')).toBe('*')
    expect(maskName('')).toBe('*')

    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), (name) => {
        expect([...maskName(name)].length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('hide at least four places of any number', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }).chain(digits), (places) => {
        const number = places.join('')
        for (const mask of [maskPhone, maskIdNumber, maskPlate]) {
          const shown = mask(number).replaceAll(/[^0-9]/g, '').length

          expect(shown === 0 || number.length - shown >= Math.min(4, number.length)).toBe(true)
        }
      }),
    ))

  test('of an address show no digit and nothing that was not in it', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'河南省县区路街镇号村老１2３楼门')), (characters) => {
        const shown = maskAddress(characters.join(''))

        expect(shown).not.toMatch(/[0-9０-９]/)
        expect(characters.join('').startsWith(shown.slice(0, -3))).toBe(true)
      }),
    ))

  test('a phone is the same however it is written', () => {
    for (const written of [
      '13800001234',
      '+8613800001234',
      '0086 138 0000 1234',
      '１３８00001234',
    ]) {
      expect(normalisePhone(written)).toBe('13800001234')
    }
    expect(isMobile('13800001234')).toBe(true)
    expect(isMobile('12800001234')).toBe(false)
  })
})

describe('identity numbers', () => {
  test('the published examples are valid', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('440524188001010014')).toBe(true)
  })

  test('a day of birth that does not exist is refused though its check character fits', () => {
    const first17 = '11010520230229001'

    expect(isIdNumber(first17 + checkCharacterOf(first17))).toBe(false)
    expect(isIdNumber(`11010520240229001${checkCharacterOf('11010520240229001')}`)).toBe(true)
  })

  test('every single wrong digit and every swap of neighbours is noticed', () => {
    const valid = '11010519491231002X'
    for (let index = 0; index < 17; index += 1) {
      for (const digit of '0123456789') {
        const wrong = valid.slice(0, index) + digit + valid.slice(index + 1)
        expect(isIdNumber(wrong)).toBe(wrong === valid)
      }
      const [one = '', next = ''] = valid.slice(index, index + 2)
      const swapped = valid.slice(0, index) + next + one + valid.slice(index + 2)
      expect(isIdNumber(swapped)).toBe(swapped === valid)
    }
  })
})

test('contact data of a review goes 180 days after it was taken', () => {
  const taken = new Date('2026-11-20T16:00:00+08:00')

  expect(retentionAt('review_contact', taken)).toEqual({
    version: '2026-1',
    eraseAfter: new Date('2027-05-19T16:00:00+08:00'),
  })
})
