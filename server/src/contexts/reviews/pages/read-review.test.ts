import { grades } from '@huiyin/contract/reviews'
import { expect, test } from 'vitest'
import { sayIn } from '../../../platform/pages/say.ts'
import { faultsOfReview, nothingFilledIn, readReview } from './read-review.ts'

const say = sayIn('zh')

test('nothing is chosen before the person chooses, and that is not yet a review', () => {
  expect(nothingFilledIn.grade).toBeNull()
  expect(faultsOfReview(readReview({}), say).map((fault) => fault.field)).toEqual(['grade'])
})

test('boxes that stayed ticked under another level are not sent with this one', () => {
  const review = readReview({
    grade: 'satisfied',
    tags_satisfied: ['406', '407', '406'],
    tags_dissatisfied: '207',
  })

  expect(review.tags).toEqual(['406', '407'])
})

test('a bad review names at least one thing, by a tag or in words', () => {
  const faults = (body: Record<string, string>) => faultsOfReview(readReview(body), say)

  expect(faults({ grade: 'dissatisfied', text: '  ' })).toEqual([
    { field: 'text', message: say('faultReason') },
  ])
  expect(faults({ grade: 'dissatisfied', tags_dissatisfied: '207' })).toEqual([])
  expect(faults({ grade: 'very_dissatisfied', text: '来了三次' })).toEqual([])
})

test('a good review needs nothing but its level', () => {
  for (const grade of grades.slice(0, 3)) {
    expect(faultsOfReview(readReview({ grade }), say)).toEqual([])
  }
})

test('contact is asked of the unhappy alone, and a phone is read as people type it', () => {
  const sent = { allowsContact: '1', phone: ' 138 0000 1111 ' }

  expect(readReview({ grade: 'satisfied', ...sent }).allowsContact).toBe(false)
  expect(readReview({ grade: 'dissatisfied', ...sent })).toMatchObject({
    allowsContact: true,
    phone: '13800001111',
  })
})

test('a text of more than a thousand characters is refused with its length', () => {
  const review = readReview({ grade: 'satisfied', text: '好'.repeat(1_001) })

  expect(faultsOfReview(review, say)).toEqual([
    { field: 'text', message: say('faultTextLong', { count: 1_001 }) },
  ])
})
