import { expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent } from '../harness/item-content.ts'
import { publishItem } from '../harness/publish-item.ts'
import { openTown } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

test('a version comes to the desk with its form, its drawing, its steps in words and its changes', async () => {
  const content = itemContent()
  await publishItem(town, { code: 'id-card', content, validFrom: '2026-11-20' })
  world.set('2026-11-21T10:00:00+08:00')
  const conditions = ['年满十六周岁的本国公民']
  const id = await publishItem(town, {
    code: 'id-card',
    content: { ...content, conditions },
    validFrom: '2026-11-21',
  })

  const url = `/api/v1/item-versions/${id}`
  const { body } = await town.ask('wu', { method: 'GET', url })

  expect(body.schema.properties.identity.label.zh).toBe('基本信息')
  expect(body.drawing).toMatch(/^<svg[\s\S]*公安局/)
  expect(body.steps.map(({ zh }: { zh: string }) => zh)).toEqual([
    '1. 受理：公安局，1 个工作日。',
    '2. 审核签发：公安局，10 个工作日，在受理之后。',
  ])
  const changes = (await town.ask('wu', { method: 'GET', url: `${url}/changes` })).body.rows
  expect(changes).toMatchObject([{ zh: '受理条件 · 第1项', kind: 'changed' }])
})

test('a wholly new item begins with what every item has, and its steps are drawn as it is typed', async () => {
  const form = (await town.ask('lin', { method: 'GET', url: '/api/v1/item-forms' })).body
  const check = async (content: unknown) =>
    (
      await town.ask('lin', {
        method: 'POST',
        url: '/api/v1/item-checks',
        payload: { code: 'new', content },
      })
    ).body
  const typed = await check(form.content)

  expect(form.content.identity.unitCode).toBe('police')
  expect(typed.findings[0]).toMatchObject({ at: '/identity/name', weight: 'fault' })
  expect(typed.findings[0].zh).toContain('还没有填')
  expect(typed.drawn.drawing).toMatch(/^<svg[\s\S]*公安局/)

  const { handling } = form.content
  const [accept, decide] = handling.steps
  const circle = [{ ...accept, after: ['decide'] }, decide]
  const stuck = await check({ ...itemContent(), handling: { ...handling, steps: circle } })

  expect(stuck.drawn).toBeNull()
  expect(stuck.findings.map(({ code }: { code: string }) => code)).toContain('handling/cycle')
})
