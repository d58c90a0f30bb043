import { addDays, localDay } from '@huiyin/contract/time'
import { expect } from 'vitest'
import { qrPng } from '../../src/platform/qr/index.ts'
import type { Answer, Person, Town } from './town.ts'

const firstMonday = localDay('2026-06-22')

/**
 * A moment in one of thirteen weeks without a holiday: `moment(0, 1, '09:00')` is the first Monday.
 * Stories of one file take one week after the other, because time never goes back.
 *
 * @param weekday - 1 is Monday, 7 Sunday; a greater one lies in a later week
 */
export function moment(week: number, weekday: number, time: string): string {
  return `${dayIn(week, weekday)}T${time.padEnd(8, ':00')}+08:00`
}

/** The same as a day of the city. */
export function dayIn(week: number, weekday: number): string {
  return addDays(firstMonday, 7 * week + weekday - 1)
}

/** A bad review with a text, a plate and a phone. */
export const bad = {
  grade: 'dissatisfied',
  tags: ['209'],
  text: '说好三天，等了八天，车牌豫A12345。',
  allowsContact: true,
  phone: '19900000001',
}

/** 立行立改 with everything it must say. */
export const rectifiedNow = {
  outcome: 'rectify_now',
  measure: '已补办并当面道歉',
  measureOn: '2026-06-22',
  elsewhereLooked: '排查了近一个月的同类办件',
  elsewhereFound: 2,
  publicAnswer: '您的证件已办好，超时是我们的责任。',
}

export const reachedOnce = { band: 'morning', way: 'phone', reached: true, note: '核实属实' }
export const content = {
  band: 'afternoon',
  way: 'phone',
  reached: true,
  solved: true,
  satisfied: true,
}
export const published = {
  decision: 'publish',
  publishedText: '等了八天',
  publishedAnswer: '已办结并道歉',
  resultUse: 'talk',
}

/** What the citizen holds in his hands after a bad review. */
export interface Opened {
  readonly number: string
  readonly receiptCode: string
  readonly contactDueAt: string | null
  readonly rectifyDueAt: string
}

/** Sends a bad review; fails when it was not accepted. */
export async function openBad(
  town: Town,
  over: Readonly<Record<string, unknown>> = {},
): Promise<Opened> {
  const { body } = await accepted(town.review({ ...bad, ...over }), 201)
  return { ...body.rectification, receiptCode: body.receiptCode }
}

/** The answer, which must have the status: what was refused is printed. */
export async function accepted(answer: Promise<Answer>, status = 200): Promise<Answer> {
  const given = await answer
  expect(given.status, JSON.stringify(given.body)).toBe(status)
  return given
}

/** The first contact and the judgement, by a handler of the unit. */
export async function judgeNow(town: Town, number: string, who: Person = 'lin'): Promise<Answer> {
  await accepted(town.act(who, number, 'contact', reachedOnce))
  return accepted(town.act(who, number, 'judge', rectifiedNow))
}

/** From the assignment to the published answer. */
export async function settle(town: Town, number: string, who: Person = 'lin'): Promise<Answer> {
  await judgeNow(town, number, who)
  await accepted(town.act('he', number, 'follow_up', content))
  return accepted(town.act('sun', number, 'review_publication', published))
}

/** The matter page of the desk. */
export async function seen(town: Town, who: Person, number: string): Promise<Answer['body']> {
  return (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/work/matters/${number}` })))
    .body
}

/** What anybody finds by the number. */
export async function shown(town: Town, number: string): Promise<Answer['body']> {
  return (await accepted(town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })))
    .body
}

/** A picture as a member of staff uploads it; its id. */
export async function uploadEvidence(town: Town, who: Person): Promise<string> {
  const { house } = town.app
  const file = { name: '回执.png', bytes: qrPng({ url: 'https://example.cn' }) }
  const files = await house.evidence.accept('990121', [file], 'evidence')
  const uploadedBy = `staff:${town.staffIds[who]}`
  const rows = await house.db.transaction('990121', (tx) =>
    house.evidence.store(tx, files, { uploadedBy }),
  )
  return rows[0]?.id ?? ''
}
