import { isCreditCode } from '@huiyin/contract/credit-code'
import { describe, expect, test } from 'vitest'
import { isOrganisationCode, parseImplementationCode } from './codes.rules.ts'

describe('codes of bodies', () => {
  test('the published examples are valid', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    expect(isCreditCode('12441500196720244T')).toBe(true)
    expect(isOrganisationCode('196720244')).toBe(true)
  })

  test('every single wrong character is noticed', () => {
    const valid = '91350100M000100Y43'
    for (let index = 0; index < valid.length; index += 1) {
      for (const character of '0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZa') {
        const wrong = valid.slice(0, index) + character + valid.slice(index + 1)
        expect(isCreditCode(wrong)).toBe(wrong === valid)
      }
    }
  })

  test('shorter, longer and empty texts are not codes', () => {
    for (const text of ['', '91350100M000100Y4', '91350100M000100Y433']) {
      expect(isCreditCode(text)).toBe(false)
    }
    expect(isOrganisationCode('19672024')).toBe(false)
  })
})

describe('an implementation code', () => {
  const sample = '12441500196720244T3442199806003'

  test('names who carries the item out, on which level, and the item', () => {
    expect(parseImplementationCode(sample)).toEqual({
      creditCode: '12441500196720244T',
      level: 'city',
      basicCode: '442199806003',
      handlingItem: undefined,
    })
  })

  test('of 33 places names the handling item too', () => {
    expect(parseImplementationCode(`${sample}02`)?.handlingItem).toBe('02')
  })

  test('with a body that cannot be, or a level that is not, is none', () => {
    expect(parseImplementationCode(`2${sample.slice(1)}`)).toBeUndefined()
    expect(parseImplementationCode(sample.replace('T3', 'T8'))).toBeUndefined()
    expect(parseImplementationCode('local-17')).toBeUndefined()
  })
})
