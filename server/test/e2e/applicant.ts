import type { Page } from 'playwright-core'
import type { Visitor } from './visitor.ts'

/** Who applies, as they tell it. */
export interface Telling {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** A paper as it is on a phone. */
export const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n'),
})

/** From the guide of an item to the first question of the form. */
export async function beginFromGuide(visitor: Visitor, guide: string, who: Telling): Promise<void> {
  const { page, look } = visitor
  await page.goto(guide)
  await page.getByRole('link', { name: '在线申请' }).first().click()
  await look()
  await page.getByRole('link', { name: '开始申请' }).click()
  await visitor.proveThePhone(who.phone)
  await tellWho(visitor, who)
}

/** The first page of the form: who applies, for themselves. */
export async function tellWho({ page, look }: Visitor, who: Telling): Promise<void> {
  await page.getByRole('radio', { name: '我本人' }).check()
  await page.getByLabel('您的姓名').fill(who.name)
  await page.getByLabel('您的身份证号码').fill(who.idNumber)
  await look()
  await goOn(page)
}

/** Saves a page and goes on to the next. */
export const goOn = (page: Page) => page.getByRole('button', { name: '保存，下一步' }).click()

/** Answers a page by one of its choices. */
export async function choose({ page, look }: Visitor, choice: string): Promise<void> {
  await page.getByRole('radio', { name: choice }).check()
  await look()
  await goOn(page)
}

/** Hands a paper in on its page. */
export async function upload({ page, look }: Visitor, file: string): Promise<void> {
  await page.getByLabel('拍照上传或选 PDF').setInputFiles(paper(file))
  await look()
  await goOn(page)
}

/** Checks everything, hands it in, and takes number and code away. */
export async function handIn(visitor: Visitor): Promise<{ number: string; receiptCode: string }> {
  await visitor.look()
  await visitor.page.getByRole('button', { name: '确认提交' }).click()
  await visitor.look()
  return visitor.takeReceipt()
}
