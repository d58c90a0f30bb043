import { expect, test } from 'vitest'
import { publicWords } from './public.words.ts'
import type { Word } from './words.ts'

const words: [string, Word][] = Object.entries(publicWords)
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('both languages say something, and have room for the same values', () => {
  expect(words.length).toBeGreaterThan(150)
  for (const [key, { zh, en }] of words) {
    expect(zh, key).not.toBe('')
    expect(en, key).not.toBe('')
    expect(slots(en), key).toEqual(slots(zh))
  }
})

test('no English sentence is left in Chinese', () => {
  expect(words.filter(([, { en }]) => /\p{Script=Han}/u.test(en)).map(([key]) => key)).toEqual([])
})
