import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/harness/index.ts'
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
