import { fileURLToPath } from 'node:url'
import { errors } from '@huiyin/contract/errors'
import { expect, test } from 'vitest'
import { testDatabase, testWorld } from './harness/index.ts'
import { openTown } from './harness/town.ts'

const committed = fileURLToPath(new URL('../../docs/integrate/openapi.json', import.meta.url))
const db = await testDatabase()
const world = testWorld('2026-11-20T16:00:00+08:00')
const town = await openTown(db, world)

interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

async function describedApi(): Promise<Described> {
  const { body } = await town.ask('citizen', { method: 'GET', url: '/api/openapi.json' })
  return body
}

test('the committed description is that of the program: npm test -- openapi -u renews it', async () => {
  const text = `${JSON.stringify(await describedApi(), null, 2)}\n`

  await expect(text).toMatchFileSnapshot(committed)
})

test('every operation says in a sentence what it does', async () => {
  const { paths } = await describedApi()
  const silent = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { summary, tags }]) => !summary || !tags?.length)
      .map(([method]) => `${method} ${path}`),
  )

  expect(Object.keys(paths).length).toBeGreaterThan(30)
  expect(silent).toEqual([])
})

test('every code of an error has its place on the page for people', async () => {
  const page = await town.ask('citizen', { method: 'GET', url: '/api/docs' })

  expect(page.status).toBe(200)
  for (const code of Object.keys(errors)) expect(page.body).toContain(`id="${code}"`)
})
