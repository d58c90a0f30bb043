import { reviewFigures } from '../../src/contexts/reviews/frozen/count-figures.rules.ts'
import type { ReviewPageActs } from '../../src/contexts/reviews/pages/view.ts'
import type { MatterPageActs } from '../../src/kernel/matter/matter.view.ts'
import { Refusal } from '../../src/platform/http/index.ts'
import {
  badReceipt,
  figureRows,
  frozenMonth,
  goodReceipt,
  matter,
  ownMatter,
  progress,
  publishedReviews,
  served,
  site,
  staticCode,
  tags,
} from './public-fixtures.ts'

/**
 * Answers for the pages alone, so that each of their states can be opened, also those that take
 * weeks of real time to reach. The journeys in `server/test/e2e` use the real use cases.
 */
export const reviewActs: ReviewPageActs = {
  async show(token) {
    if (token === 'reviewed') return { state: 'reviewed', served, number: goodReceipt.number }
    if (token === 'expired')
      return { state: 'expired', expiredAt: '2026-11-01T18:00:00+08:00', openDays: 30 }
    if (token === 'unknown') return { state: 'unknown' }
    return { state: 'open', served, tags, expiresAt: '2026-12-20T23:59:59+08:00' }
  },
  async card(token) {
    if (token === 'unknown') throw new Refusal('reviews/token-unknown')
    return { url: `https://pingjia.example.cn/r/${token}`, number: '123456789' }
  },
  async keepPhoto(_token, photo) {
    if (photo.bytes.subarray(0, 2).toString('hex') !== 'ffd8')
      throw new Refusal('common/invalid-input')
    return { id: '01934f2e-0000-7000-8000-000000000001' }
  },
  async submit(review) {
    if (review.token === 'reviewed') throw new Refusal('reviews/already-reviewed')
    return review.grade.endsWith('dissatisfied')
      ? { ...badReceipt, grade: review.grade }
      : { ...goodReceipt, grade: review.grade }
  },
  async findBySpokenNumber(spokenNumber, phoneTail) {
    if (spokenNumber !== '48213907') return { state: 'unknown' }
    return phoneTail === null ? { state: 'tail_needed' } : { state: 'found', token: 'open' }
  },
  async terminal(key, since) {
    const { unit } = served
    const window = served.window ?? served.unit
    if (key === 'unknown') return { state: 'unknown' }
    if (since !== null && since >= served.endedAt) return { state: 'idle', unit, window }
    return { state: 'asking', unit, window, served, token: 'open', tags }
  },
  async staticCode(code) {
    return code === 'unknown' ? { state: 'unknown' } : staticCode
  },
  async staticCard(code) {
    if (code === 'unknown') throw new Refusal('reviews/code-unknown')
    return { url: `https://pingjia.example.cn/s/${code}` }
  },
  async sendPhoneCode(_code, phone) {
    if (phone === '13900000000') throw new Refusal('common/too-many-requests')
    return {
      state: 'sent',
      challenge: 'c1',
      expiresAt: '2026-11-20T16:10:00+08:00',
      demoCode: '402817',
    }
  },
  async checkPhoneCode(_code, _challenge, digits) {
    return digits === '402817' ? { state: 'right', pass: 'pass' } : { state: 'wrong', triesLeft: 4 }
  },
  async submitStatic({ pass }) {
    if (pass === 'old') throw new Refusal('people/code-expired')
    const { number, receiptCode } = badReceipt
    return { number, receiptCode, unit: staticCode.unit, checkDueAt: '2026-11-27T18:00:00+08:00' }
  },
  async figures(query) {
    if (query.regionCode === 'off') return { state: 'off', region: site.region }
    const [first] = figureRows
    if (!first) throw new Error('no rows')
    return {
      state: 'on',
      region: site.region,
      regionCode: '990121',
      regions: [
        { code: '990121', ...site.region },
        { code: '990121101', name: '城关镇' },
      ],
      query,
      countedAt: '2026-11-20T16:00:00+08:00',
      frozen: query.from === '2026-10-01' ? frozenMonth : null,
      rows: query.regionCode === 'empty' ? [] : figureRows,
      total: first,
      explained: reviewFigures.map((id, index) => ({
        id,
        numerator: index % 5 === 3 ? 'hidden' : 40 + index,
        denominator: index % 3 === 0 ? null : 2062,
      })),
    }
  },
  async one({ regionCode, kind, key }) {
    if (regionCode === 'off') return { state: 'off', region: site.region }
    if (key === '') return { state: 'unknown', region: site.region }
    const one = { regionCode: '990121', kind, key, name: served.unit.name }
    const months = figureRows.map((row, index) => ({ ...row, name: `2026-0${9 - index}` }))
    return { state: 'on', region: site.region, ...one, months, reviews: publishedReviews }
  },
  async published(query) {
    if (query.regionCode === 'off') return { state: 'off', region: site.region }
    const nextCursor = query.cursor === null ? 'next' : null
    return { state: 'on', region: site.region, rows: publishedReviews, nextCursor }
  },
}

export const matterActs: MatterPageActs = {
  async show(number) {
    if (number === matter.number) return { state: 'shown', view: progress }
    if (number === goodReceipt.number) {
      return { state: 'counted', number, unit: served.unit, submittedAt: goodReceipt.submittedAt }
    }
    return { state: 'unknown' }
  },
  async bearing(outside) {
    const kindLabel = { name: '群众诉求', nameEn: 'Ticket' }
    const numbers = outside === '2026-0088' ? [matter.number, 'RX990122-261121-00007'] : []
    return numbers.map((number) => ({ number, kindLabel }))
  },
  async open(_number, proof) {
    const isRight = 'receiptCode' in proof && proof.receiptCode === badReceipt.receiptCode
    return isRight ? { state: 'opened', view: ownMatter } : { state: 'wrong', triesLeft: 4 }
  },
  async urge() {},
  async act() {},
  async reviewAgain() {},
  async reportPressure() {
    return {
      number: 'GY990121-261120-00003',
      receiptCode: 'P4TT-82MN-QD',
      supervisingUnit: progress.supervisingUnit,
      supervisingPhone: progress.supervisingPhone,
      answerDueAt: '2026-12-11T18:00:00+08:00',
    }
  },
}
