import { channels, grades } from '@huiyin/contract/reviews'
import { describe, expect, test } from 'vitest'
import { type Coding, standardCoding, uploadCoding } from './codings.rules.ts'

const codings: readonly Coding[] = [standardCoding, uploadCoding]

describe('levels in the words of others', () => {
  test('非常满意 is 1 in GB/T 39046 and 5 in the national upload', () => {
    expect(standardCoding.codeOfGrade('very_satisfied')).toBe('1')
    expect(uploadCoding.codeOfGrade('very_satisfied')).toBe('5')
    expect(standardCoding.gradeOf('5')).toBe('very_dissatisfied')
    expect(uploadCoding.gradeOf('2')).toBe('dissatisfied')
  })

  test('come back as they went, in both codings', () => {
    for (const coding of codings) {
      expect(grades.map((grade) => coding.gradeOf(coding.codeOfGrade(grade)))).toEqual(grades)
    }
  })

  test('that nobody has are no level', () => {
    for (const coding of codings) {
      expect(['0', '6', '', '01'].map((code) => coding.gradeOf(code))).toEqual(
        Array(4).fill(undefined),
      )
    }
  })
})

describe('channels in the words of others', () => {
  test('6 and 7 are telephone and message here, message and no channel at all there', () => {
    expect([standardCoding.channelOf('6'), standardCoding.channelOf('7')]).toEqual(['phone', 'sms'])
    expect([uploadCoding.channelOf('6'), uploadCoding.channelOf('7')]).toEqual(['sms', undefined])
    expect(uploadCoding.codeOfChannel('phone')).toBeUndefined()
  })

  test('come back as they went, where there is a code', () => {
    for (const coding of codings) {
      const coded = channels.filter((channel) => coding.codeOfChannel(channel) !== undefined)
      expect(coded.map((channel) => coding.channelOf(coding.codeOfChannel(channel) ?? ''))).toEqual(
        coded,
      )
      expect(coded.length).toBeGreaterThanOrEqual(6)
    }
  })
})
