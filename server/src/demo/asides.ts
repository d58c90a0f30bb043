import assert from 'node:assert/strict'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { openMatterPageActs, openReviewPageActs } from '../contexts/reviews/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import { openPeople } from '../kernel/people/index.ts'
import { qrPng } from '../platform/qr/index.ts'
import { openSimulatedSms } from '../platform/sms/index.ts'
import { type Cast, type PlayedUnit, practisingUnitOf } from './organisation.ts'

/**
 * What happens beside the usual: a judgement of the head of an office, with a photo; somebody who
 * is pressed to change it; and three reviews by printed code, two of them already checked.
 */
export async function playAsides(house: House, cast: Cast): Promise<void> {
  const [first, second] = cast.units
  assert(first !== undefined && second !== undefined, 'the demo has units')
  await judgeHead(house, second)
  await complainOf(house, cast)
  const found = await reviewByPrintedCode(house, first, '15400000001', 'dissatisfied')
  const notFound = await reviewByPrintedCode(house, first, '15400000002', 'satisfied')
  await reviewByPrintedCode(house, first, '15400000003', 'basically_satisfied')
  const [supervisor] = cast.supervisors
  assert(supervisor !== undefined, 'the demo has supervisors')
  await conclude(house, supervisor, found, {
    finding: 'confirmed',
    report: '叫号记录和窗口监控可见当日确有此次服务。',
    publicAnswer: '经核查确有此次服务，已转请承办单位整改。',
  })
  await conclude(house, supervisor, notFound, {
    finding: 'no_such_service',
    report: '当日无此叫号，也无此办件。',
    publicAnswer: '未查到当日的办件，如有凭证请联系我们。',
  })
  await house.ledger.deliverPending(first.regionCode)
}

/** A matter about the head of a unit lies one level up: nobody holds his own matter. */
async function judgeHead(house: House, unit: PlayedUnit): Promise<void> {
  const reviewing = openReviewPageActs({ ...house.reviewParts, reviews: house.reviews })
  const { world } = house
  const [head] = await house.org.staff(house.db, unit.regionCode, [unit.leader.staffId])
  assert(head !== undefined, 'the unit has a head')
  const { invitation } = await house.reviews.reportServiceEnd({
    reportedBy: 'api:demo',
    end: {
      regionCode: unit.regionCode,
      unitCode: unit.code,
      itemCode: unit.items[0] ?? '',
      projectNo: `${unit.code}-leader`,
      serviceNumber: 1,
      channel: 'web',
      outcome: 'completed',
      endedAt: formatInstant(world.now()),
      staffCode: head.staffCode,
    },
  })
  const picture = qrPng({ url: invitation.reviewUrl, number: invitation.spokenNumber })
  const photo = await reviewing.keepPhoto(invitation.token, { name: '回执.png', bytes: picture })
  const receipt = await house.reviews.submit({
    token: invitation.token,
    grade: 'very_dissatisfied',
    tags: ['109'],
    text: '约好的时间去了三次都没有人，电话也打不通。',
    channel: 'web',
    origin: 'explicit',
    allowsContact: true,
    phone: '10000000000',
    photos: [photo.id],
  })
  const progress = openMatterPageActs({ ...house, reviews: house.reviewParts })
  await progress.reportPressure(
    receipt.rectification?.number ?? '',
    { receiptCode: receipt.receiptCode },
    '有人打电话来，要我把评价改成满意。',
  )
}

/** A bad review of this moment, which a leader has still to assign: practice begins with it. */
async function complainOf(house: House, cast: Cast): Promise<void> {
  const unit = practisingUnitOf(cast)
  const { invitation } = await house.reviews.reportServiceEnd({
    reportedBy: 'api:demo',
    end: {
      regionCode: unit.regionCode,
      unitCode: unit.code,
      itemCode: unit.items[0] ?? '',
      projectNo: `${unit.code}-practice`,
      serviceNumber: 1,
      channel: 'terminal',
      outcome: 'completed',
      endedAt: formatInstant(house.world.now()),
    },
  })
  await house.reviews.submit({
    token: invitation.token,
    grade: 'dissatisfied',
    tags: [],
    text: '打电话问材料没有人接，只好多跑一趟。',
    channel: 'terminal',
    origin: 'explicit',
    allowsContact: true,
    phone: '15400000004',
    photos: [],
  })
}

/**
 * Numbers that begin with 154 look like a mobile and are assigned to nobody.
 *
 * @returns the number of the check that it began
 */
async function reviewByPrintedCode(
  house: House,
  unit: PlayedUnit,
  phone: string,
  grade: 'dissatisfied' | 'satisfied' | 'basically_satisfied',
): Promise<string> {
  const telephones = openSimulatedSms(house.world)
  const people = openPeople({ ...house, sms: telephones })
  const pages = openReviewPageActs({ ...house.reviewParts, people, reviews: house.reviews })
  const sent = await pages.sendPhoneCode(windowCode, phone, '192.0.2.1')
  assert(sent.state === 'sent', 'a code was sent')
  const digits = telephones.recent()[0]?.text.match(/[0-9]{6}/)?.[0] ?? ''
  const checked = await pages.checkPhoneCode(windowCode, sent.challenge, digits)
  assert(checked.state === 'right', 'the code is right')
  const receipt = await pages.submitStatic({
    code: windowCode,
    pass: checked.pass,
    grade,
    tags: [],
    text: grade === 'dissatisfied' ? '排了两个小时队，材料退回了两次。' : '办得还可以。',
    allowsContact: grade === 'dissatisfied',
    itemCode: unit.items[0] ?? '',
    servedOn: localDayOf(house.world.now()),
  })
  return receipt.number
}

/** The static code of the first window. */
const windowCode = 'demo-window'

async function conclude(
  house: House,
  acting: StaffActor,
  number: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const { regionCode } = acting
  const act = 'conclude'
  await house.matters.act({ regionCode, number, act, version: undefined, fields, acting })
}
