import { badGrades, type Channel, channels, grades, outcomes } from '@huiyin/contract/reviews'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RatingRecord, standardCoding, uploadCoding } from '../reviews/index.ts'
import { ratingOf, ratingRow } from './records.rules.ts'

const around = {
  areaCode: '411321',
  areaName: '澍阳县',
  unitName: '公安局',
  itemName: '居民身份证办理',
  dataSource: '411',
}

const anyRecord = fc.record({
  id: fc.uuid(),
  projectNo: fc.stringMatching(/^[A-Za-z0-9\u4e00-\u9fa5-]{1,64}$/),
  serviceNumber: fc.integer({ min: 1, max: 9999 }),
  unitCode: fc.constant('police'),
  itemCode: fc.constant('id-card'),
  windowCode: fc.constant(null),
  staffCode: fc.constant(null),
  channel: fc.constantFrom(...channels),
  outcome: fc.constantFrom(...outcomes),
  endedAt: fc.constant(new Date('2026-11-20T09:00:00+08:00')),
  citizenId: fc.constant(null),
  round: fc.constantFrom('first', 'again'),
  origin: fc.constant('explicit'),
  ratedThrough: fc.constantFrom<Channel>('web', 'mobile', 'qr', 'tablet', 'terminal', 'sms'),
  grade: fc.constantFrom(...grades),
  tags: fc.subarray(['510', '408', '307', '208', '108']),
  text: fc.constantFrom(null, '窗口的人很耐心'),
  ratedAt: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
}) as fc.Arbitrary<RatingRecord>

test('what goes up in one coding comes down in it as the same judgement', () =>
  fc.assert(
    fc.property(anyRecord, fc.constantFrom(uploadCoding, standardCoding), (record, coding) => {
      const read = ratingOf(ratingRow(record, { ...around, coding }), coding)
      // In the national upload 7 is silence; in GB/T 39046 it is 短信.
      expect(read).toMatchObject({
        ok: true,
        rating: {
          projectNo: record.projectNo,
          serviceNumber: record.serviceNumber,
          round: record.round,
          grade: record.grade,
          channel: record.ratedThrough,
          tags: record.tags,
          givenAt: record.ratedAt,
        },
      })
    }),
  ))

test('the two codings never agree on a bad review, so neither is guessed', () => {
  const one = { projectNo: 'a', assessTime: '2026-11-20 09:30:00', satisfaction: '1' }
  const upload = ratingOf(one, uploadCoding)
  const standard = ratingOf(one, standardCoding)
  expect(upload).toMatchObject({ rating: { grade: 'very_dissatisfied' } })
  expect(standard).toMatchObject({ rating: { grade: 'very_satisfied' } })
  expect(badGrades).toContain('very_dissatisfied')
})

test.each([
  ['projectNo', { projectNo: '' }],
  ['projectNo', { projectNo: 'x'.repeat(65) }],
  ['serviceNumber', { serviceNumber: '0' }],
  ['assessNumber', { assessNumber: '3' }],
  ['satisfaction', { satisfaction: '6' }],
  ['satisfaction', { satisfaction: '' }],
  ['assessTime', { assessTime: '昨天' }],
])('a row with a wrong %s is named by it', (field, over) => {
  const row = { projectNo: 'a', assessTime: '2026-11-20 09:30:00', satisfaction: '5', ...over }
  expect(ratingOf(row, uploadCoding)).toEqual({ ok: false, field })
})

test('silence of the other system is never taken for what somebody said', () => {
  const row = { projectNo: 'a', assessTime: '2026-11-20 09:30:00', satisfaction: '5', pf: '7' }
  expect(ratingOf(row, uploadCoding)).toMatchObject({ rating: { round: 'default' } })
  expect(ratingOf(row, standardCoding)).toMatchObject({
    rating: { round: 'first', channel: 'sms' },
  })
})
