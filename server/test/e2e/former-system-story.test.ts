import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { isInOrder, keepPicture, signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-19T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The supervisor at a screen of a width. */
const sitDown = (path: string, width: number) =>
  signInAtDesk(browser, town.app.address, 'sun', { path, width })

/** Noise at one site, five nights; the last line cannot be read. */
const lines = ['编号,来电时间,类别,地址,时限,办结']
for (const day of ['01', '04', '09', '12', '17']) {
  lines.push(`T${day},2026-06-${day} 22:30,0101,人民路18号,2026-06-${day} 23:00,2026-06-18 09:00`)
}
lines.push('T99,昨天,0101,人民路18号,,')
const mapping = {
  system: '原热线平台',
  zone: '+08:00',
  columns: {
    number: '编号',
    openedAt: '来电时间',
    category: '类别',
    address: '地址',
    dueAt: '时限',
    closedAt: '办结',
  },
  unit: 'police',
}
const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

test('a file of a former system is tried, then taken over, and its on-time figures come out', async () => {
  const page = await sitDown('past-imports', 1366)
  await page.getByText('还没有接过来的件').first().waitFor()
  await isInOrder(page)
  await page.getByLabel('内容').selectOption('tickets')
  await page
    .getByLabel('数据文件（.csv、.xlsx）')
    .setInputFiles(fileOf('工单.csv', lines.join('\n')))
  const written = fileOf('对应关系.json', JSON.stringify(mapping))
  await page.getByLabel('对应关系文件（.json）').setInputFiles(written)
  await page.getByRole('button', { name: '试导入（不写入）' }).press('Enter')
  await page.getByRole('heading', { name: /试导入结果（没有写入）/ }).waitFor()
  await page.getByText('无法识别').waitFor()
  await isInOrder(page)
  await keepPicture(page, 'past-import-tried-1366')
  const fetched = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载未导入的行（Excel）' }).click()
  expect((await fetched).suggestedFilename()).toMatch(/\.xlsx$/)

  await page.getByRole('button', { name: '按试过的样子正式导入：工单.csv' }).press('Enter')
  await page.getByRole('heading', { name: /^导入结果/ }).waitFor()
  await page.getByRole('rowheader', { name: '原热线平台' }).waitFor()
  // The mapping that was used is offered for the next file.
  await page.getByLabel('内容').selectOption('tickets')
  await expect.poll(() => page.getByLabel('对应关系', { exact: true }).inputValue()).not.toBe('')
  await isInOrder(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await isInOrder(page)
  await keepPicture(page, 'past-imports-360')
  await page.context().close()
})

test('what comes again and again is proposed, and becomes one task with its tickets', async () => {
  const page = await sitDown('clusters', 360)
  await page.getByRole('heading', { name: '人民路18号 · 施工噪声' }).waitFor()
  await isInOrder(page)
  await keepPicture(page, 'clusters-360')
  await page.getByRole('button', { name: '列入台账：人民路18号 · 施工噪声' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('整改时限').fill('2026-12-30')
  await isInOrder(page)
  await dialog.getByRole('button', { name: '列入台账' }).click()
  await page.getByRole('heading', { level: 1, name: /施工噪声反复发生/ }).waitFor()
  await page.getByText('相关').first().waitFor()
  await keepPicture(page, 'cluster-task-360')

  await page.goto(`${desk}/clusters`)
  await page.getByText('现在没有聚集的问题').waitFor()
  await page.getByText('已列入台账').waitFor()
  await isInOrder(page)
  await page.context().close()
})
