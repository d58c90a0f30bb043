import type { Page } from 'playwright-core'

/** What is done for a step; the words on paper stand beside it. */
export type Step = readonly [words: string, follow: (page: Page) => Promise<unknown>]
/** A page of paper, from its first step to the last. */
export type Practice = readonly Step[]

/** By the list beside the form, which shows administrators the code they have to type. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('button', { name: new RegExp(` ${login}登录$`) }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

export function menu(page: Page, name: string): Promise<void> {
  const entries = page.getByRole('navigation', { name: '主菜单' })
  return entries.getByRole('link', { name: new RegExp(`^${name}`) }).click()
}

export function tab(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main')
  return main.getByRole('link', { name: new RegExp(`^${name}`) }).click()
}

/** Opens the first matter of a list whose row has all these words. */
export async function openRow(page: Page, ...words: readonly string[]): Promise<void> {
  let rows = page.locator('tbody tr')
  for (const hasText of words) rows = rows.filter({ hasText })
  await rows.first().getByRole('link').first().click()
  await page.getByRole('heading', { level: 2, name: '期限' }).waitFor()
}

/** Opens a bad review in a state from the own work. */
export async function openWork(page: Page, state: string): Promise<void> {
  await menu(page, '我的工作')
  await openRow(page, '差评整改', state)
}

/** Chooses what to do next; where there is only one thing to do, its form is open already. */
export async function begin(page: Page, act: string): Promise<void> {
  const next = page.getByRole('region', { name: '下一步' }).getByRole('group').first()
  const button = next.getByRole('button', { name: act, exact: true })
  await button.waitFor()
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
}

export function choose(page: Page, group: string, answer: string): Promise<void> {
  const field = page.locator('.act-form .ant-form-item', { hasText: group })
  return field.getByRole('radio', { name: answer, exact: true }).check()
}

/** Sends the form of an act, confirming what has to be confirmed. */
export async function send(page: Page, act: string): Promise<void> {
  const form = page.locator('.act-form')
  const confirm = page.getByRole('dialog').getByRole('button', { name: act })
  await form.getByRole('button', { name: act }).click()
  const confirmed = confirm.waitFor().then(
    () => confirm.click(),
    () => undefined,
  )
  // What was done before may still be said: the form that goes away tells that it was taken.
  const gone = form.waitFor({ state: 'detached' })
  await Promise.race([gone, confirmed])
  await gone
  await page.getByText(`已完成：${act}`).waitFor()
}

export async function giveReason(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('练习')
  await dialog.getByRole('button', { name: '确认' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The row of somebody in a list of administrators. */
export function rowOf(page: Page, login: string) {
  return page.getByRole('row').filter({ has: page.getByRole('cell', { name: login, exact: true }) })
}
