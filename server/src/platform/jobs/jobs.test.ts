import { afterEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/harness/index.ts'
import { openLog } from '../log.ts'
import { type Jobs, openJobs } from './index.ts'

const db = await testDatabase()
const log = openLog({ write: () => {} })
const region = '990100'
let jobs: Jobs | undefined

afterEach(() => jobs?.stop())

async function started(register: (jobs: Jobs) => void): Promise<Jobs> {
  jobs = openJobs({ connection: db.connection, log })
  register(jobs)
  await jobs.start()
  return jobs
}

test('a job sent in a transaction is done if it commits and never if it does not', async () => {
  const done: string[] = []
  const queue = await started((it) =>
    it.register('note', async ({ word }: { word: string }) => void done.push(word)),
  )

  await db.transaction(region, (tx) => queue.send(tx, 'note', { word: 'kept' }))
  const broken = db.transaction(region, async (tx) => {
    await queue.send(tx, 'note', { word: 'lost' })
    throw new Error('second thoughts')
  })
  await expect(broken).rejects.toThrow('second thoughts')
  await db.transaction(region, (tx) => queue.send(tx, 'note', { word: 'also kept' }))

  await expect.poll(() => done.toSorted(), { timeout: 15_000 }).toEqual(['also kept', 'kept'])
})

test('of the jobs with one key only one waits; those without a key all do', async () => {
  const done: number[] = []
  const queue = await started((it) =>
    it.register('count', async ({ n }: { n: number }) => void done.push(n)),
  )

  await db.transaction(region, async (tx) => {
    for (const n of [1, 2, 3]) await queue.send(tx, 'count', { n }, { singletonKey: 'one' })
    for (const n of [4, 5]) await queue.send(tx, 'count', { n })
  })

  await expect.poll(() => done.toSorted(), { timeout: 15_000 }).toEqual([1, 4, 5])
})

test('a job that fails is tried again', async () => {
  let tries = 0
  const queue = await started((it) =>
    it.register('fails-once', async () => {
      tries += 1
      if (tries === 1) throw new Error('not yet')
    }),
  )

  await queue.send(db, 'fails-once', {})

  await expect.poll(() => tries, { timeout: 25_000 }).toBe(2)
})

test('what nobody does cannot be sent', async () => {
  const queue = await started(() => {})
  await expect(queue.send(db, 'unknown', {})).rejects.toThrow('no handler for the job unknown')
})
