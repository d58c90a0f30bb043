import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown, type Person } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const deskOf = (who: Person, width: number) =>
  signInAtDesk(browser, town.app.address, who, { width })

async function badReview(): Promise<string> {
  const { body } = await town.review({ grade: 'dissatisfied', tags: [], text: '等了很久。' })
  return body.rectification.number
}

test('the words of the 交办函 are written by one beside the fields and the page, and published by another on a phone', async () => {
  const number = await badReview()
  const author = await deskOf('sun', 1366)
  await author.goto(`${desk}/rules`)
  await author.getByRole('heading', { name: '函件文本' }).waitFor()
  await look(author, 'rules')
  await author.getByRole('link', { name: '交办函', exact: true }).click()
  await author.getByText('起草新版本').click()
  const preview = author.getByRole('region', { name: '样张' }).getByLabel('打印样张')
  await preview.getByText(number, { exact: true }).first().waitFor()
  const due = author.getByRole('group', { name: '第 6 部分' }).getByLabel('正文', { exact: true })
  await due.fill('请于')
  await author.getByText('缺少“办结期限”').waitFor()
  await look(author, 'wording-faulty')
  await due.focus()
  await due.press('End')
  await author.getByRole('button', { name: '{办结期限}' }).click()
  await due.pressSequentially('前办结并反馈。')
  await author.getByText('还不能发布').waitFor({ state: 'detached' })
  await preview.getByText(/^请于2026年11月27日18:00前办结并反馈。$/).waitFor()
  await author.getByLabel('从哪天起生效').fill('2026-11-23')
  await author.getByLabel(/依据/).fill('澍阳政办〔2026〕15号')
  await look(author, 'wording-draft')
  await author.getByRole('button', { name: '保存草案' }).click()
  await author.getByText('由另一人发布或退回').waitFor()

  const second = await deskOf('qin', 360)
  await second.goto(`${desk}/rules`)
  await second.getByRole('link', { name: '交办函', exact: true }).click()
  await second.getByRole('link', { name: '第 1 版' }).click()
  const after = second.getByLabel('改后的样张')
  await after.getByText('请于2026年11月27日18:00前办结并反馈。').waitFor()
  expect(await second.getByRole('main').textContent()).toContain('已发出的 1 份保持原来的文字')
  await look(second, 'wording-preview-phone')
  await second.getByRole('button', { name: '大字版' }).click()
  await look(second, 'wording-preview-phone-large')
  await second.getByRole('button', { name: '发布' }).click()
  await second.getByText('已发布').waitFor()

  await author.goto(`${desk}/rules/rule?subject=letters/assignment`)
  const compared = author.getByRole('region', { name: '版本对比' })
  await compared.getByLabel('只看不同').check()
  expect(await compared.locator('tbody tr').count()).toBe(1)
  expect(await compared.locator('del').textContent()).toContain('|整改反馈|{办结期限}')
  expect(await compared.locator('ins').textContent()).toBe('请于{办结期限}前办结并反馈。')
  await look(author, 'wording-compared')

  world.set('2026-11-23T09:00:00+08:00')
  const next = await badReview()
  const read = (url: string) => town.ask('sun', { method: 'GET', url })
  const { letters } = (await read(`/api/v1/work/matters/${next}`)).body
  const letter = (await read(`/api/v1/letters/${letters[0].id}`)).body
  expect(letter).toContain('请于2026年11月30日18:00前办结并反馈。')
  await author.context().close()
  await second.context().close()
})
