import { expect, test } from 'vitest'
import { ApartBusy, ApartTooLong, openApart } from './apart.ts'

const script = (text: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'; ${text}`)}`,
  )
const plenty = { millisecondsMax: 20_000, megabytesMax: 64 }

test('a piece is made in a thread of its own, and the next after it', async () => {
  const double = openApart<number, number>(script('parentPort.postMessage(workerData * 2)'), plenty)

  expect(await double(4)).toBe(8)
  expect(await double(5)).toBe(10)
})

test('a second piece is refused while one is made', async () => {
  const echo = openApart<number, number>(script('parentPort.postMessage(workerData)'), plenty)
  const first = echo(1)

  await expect(echo(2)).rejects.toThrow(ApartBusy)
  expect(await first).toBe(1)
})

test('a piece without end is given up, in time and in memory, and the next has its turn', async () => {
  const limits = { millisecondsMax: 500, megabytesMax: 64 }
  const endless = openApart<string, string>(script('for (;;);'), limits)
  await expect(endless('')).rejects.toThrow(ApartTooLong)
  await expect(endless('')).rejects.toThrow(ApartTooLong)

  const greedy = script('const all = []; for (;;) all.push({ all: [...all.slice(-9)] })')
  await expect(openApart(greedy, { ...plenty, megabytesMax: 16 })('')).rejects.toThrow(ApartTooLong)
})

test('what a thread throws, or leaves unsaid, is told to who waits', async () => {
  await expect(openApart(script('throw new RangeError("no")'), plenty)('')).rejects.toThrow('no')
  await expect(openApart(script(''), plenty)('')).rejects.toThrow('without an answer')
})
