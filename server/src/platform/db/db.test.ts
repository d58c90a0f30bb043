import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/harness/index.ts'
import type { Tx } from './db.ts'
import { sql } from './sql.ts'

const db = await testDatabase()
const region = '990121'

test('a session that breaks between two statements fails its transaction, not the process', async () => {
  const broken = db.transaction(region, async (tx) => {
    const [own] = await tx.query(sql<{ pid: number }>`select pg_backend_pid() as pid`)
    await db.query(sql`select pg_terminate_backend(${own?.pid})`)
    // The farewell of the server arrives while no statement waits for it.
    await new Promise((resolve) => setTimeout(resolve, 100))
    await tx.query(sql`select 1`)
  })

  await expect(broken).rejects.toThrow()
  expect(await db.query(sql<{ one: number }>`select 1 as one`)).toEqual([{ one: 1 }])
})

test('more transactions at once than connections may all read beside themselves', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      db.transaction(region, async (tx) => {
        await tx.query(sql`select ${n}::integer`)
        const [row] = await db.query(sql<{ n: number }>`select ${n}::integer as n`)
        return row?.n
      }),
    ),
  )

  expect(answers).toEqual(answers.map((_, n) => n))
})

test('a transaction within a transaction is refused before it can wait for itself', async () => {
  const nested = db.transaction(region, () => db.transaction(region, () => Promise.resolve()))

  await expect(nested).rejects.toThrow('waits for itself')
})

/** Opens a series, so that a test sees what was kept. */
const write = (tx: Tx, series: string) =>
  tx.query(sql`
    insert into kernel.number_block (region_code, series, period, next)
    values (${tx.regionCode}, ${series}, '2026', 1)`)
const kept = () =>
  db.query(sql<{ series: string }>`
    select series from kernel.number_block where region_code = ${region} order by series`)

test('statements asked together run in their order', async () => {
  const answers = await db.transaction('990122', (tx) =>
    Promise.all([
      write(tx, 'first'),
      tx.query(sql<{ n: number }>`
        select count(*) as n from kernel.number_block where region_code = ${tx.regionCode}`),
      write(tx, 'second'),
    ]),
  )

  expect(answers[1]).toEqual([{ n: 1 }])
})

test('of statements asked together the first that fails is told, and nothing is kept', async () => {
  const twice = db.transaction(region, (tx) =>
    Promise.all([
      (async () => Promise.all([write(tx, 'one'), write(tx, 'one')]))(),
      write(tx, 'two'),
      tx.query(sql`select 1`),
    ]),
  )

  await expect(twice).rejects.toMatchObject({ code: '23505' })
  expect(await kept()).toEqual([])
})

test('what goes on after a transaction has failed writes nothing', async () => {
  const { promise: end, resolve } = Promise.withResolvers<void>()
  const late: Promise<unknown>[] = []
  const failed = db.transaction(region, (tx) => {
    late.push(end.then(() => write(tx, 'late')))
    return Promise.reject(new Error('no'))
  })
  await expect(failed).rejects.toThrow('no')
  resolve()

  await expect(late[0]).rejects.toThrow('after the end')
  expect(await kept()).toEqual([])
})

test('a transaction that takes no notice of a statement that failed is not kept either', async () => {
  const heedless = db.transaction(region, async (tx) => {
    await write(tx, 'one')
    await write(tx, 'one').catch(() => undefined)
  })

  await expect(heedless).rejects.toMatchObject({ code: '23505' })
  expect(await kept()).toEqual([])
})
