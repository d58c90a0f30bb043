import { expect, test } from 'vitest'
import { assertNothingPersonal } from './harness/index.ts'

const planted = ['张三丰', '13800001234', '41010119900307123X']

test('a masked answer tells nothing', () => {
  const answer = {
    name: '张*',
    phone: '138****1234',
    clocks: [{ dueAt: '2026-11-20' }],
    text: null,
  }
  expect(() => assertNothingPersonal(answer, planted)).not.toThrow()
})

test.each([
  ['in a field', { name: '张三丰' }],
  ['deep inside', { rows: [{ answer: { text: '已联系张三丰，问题解决' } }] }],
  ['in another writing', { text: '电话 138-0000 1234' }],
  ['as a number', { phone: 13_800_001_234 }],
  ['in the name of a field', { '13800001234': true }],
  ['in a page', '<p>身份证 41010119900307123X</p>'],
])('a word planted %s is found', (_where, answer) => {
  expect(() => assertNothingPersonal(answer, planted)).toThrow('tells')
})

test('a check that looks for nothing fails', () => {
  expect(() => assertNothingPersonal({}, [])).toThrow('plant at least one word')
})
