import { orderChannelWords, orderCheckWayWords, orderTypeWords } from '@huiyin/contract/hall-orders'
import { formatInstant } from '@huiyin/contract/time'
import type { Lifecycle } from '../../../kernel/matter/lifecycle.ts'
import { orderStore } from './keep-orders.ts'
import type { HallOrder } from './order.types.ts'
import { orderActs } from './order-acts.rules.ts'

const ended = (zh: string, en: string) =>
  ({ label: { zh, en }, stage: 'closed', clock: null }) as const

/**
 * 预约单: appointment, visit at the door, after hours, call-back, intention. An order with a time
 * begins as arranged, one without is called back first; what came by a hotline ends when somebody
 * else has asked the person.
 *
 * @see docs/domain/hall.md, rules 7 to 12
 */
export const hallOrder: Lifecycle<HallOrder> = {
  kind: 'hall_order',
  label: { zh: '预约单', en: 'Order' },
  numberPrefix: 'YY',
  opening: { zh: '预约', en: 'Booked' },
  byNumber: 'masked',
  atWindow: true,
  states: {
    asked: {
      label: { zh: '待回电', en: 'To be called back' },
      stage: 'received',
      clock: 'call_back',
    },
    arranged: { label: { zh: '已约定', en: 'Arranged' }, stage: 'handling', clock: 'appointment' },
    checking: {
      label: { zh: '待回访', en: 'To be asked about' },
      stage: 'checking',
      clock: 'check',
    },
    done: ended('已服务', 'Served'),
    informed: ended('已告知', 'Informed'),
    refused: ended('未能服务', 'Could not be served'),
    cancelled: ended('已取消', 'Cancelled'),
    missed: ended('未到场', 'No-show'),
  },
  clocks: {
    call_back: { zh: '回电', en: 'Call-back' },
    appointment: { zh: '赴约', en: 'Appointment' },
    check: { zh: '回访', en: 'Call back' },
  },
  acts: orderActs,
  store: orderStore,
  throughUnits: ({ takenByUnitCode }) => (takenByUnitCode === null ? [] : [takenByUnitCode]),
  describe: ({ type, channel, hotline, windowCode, startsAt, place, ...checked }) => [
    { label: '类型', value: orderTypeWords[type].zh },
    { label: '来源', value: orderChannelWords[channel].zh },
    ...(hotline === null ? [] : [{ label: '热线', value: hotline }]),
    ...(startsAt === null
      ? []
      : [{ label: '约定时间', value: formatInstant(startsAt).slice(0, 16).replace('T', ' ') }]),
    ...(windowCode === null ? [] : [{ label: '窗口', value: windowCode }]),
    ...(place === null ? [] : [{ label: '地点', value: place }]),
    ...describeCheck(checked),
  ],
}

function describeCheck({
  checkWay,
  entrustedTo,
  doneOnDay,
  satisfied,
}: Pick<HallOrder, 'checkWay' | 'entrustedTo' | 'doneOnDay' | 'satisfied'>) {
  if (checkWay === null) return []
  const by = entrustedTo === null ? '' : `（${entrustedTo}）`
  return [
    { label: '回访方式', value: `${orderCheckWayWords[checkWay].zh}${by}` },
    { label: '当日办结', value: doneOnDay === true ? '是' : '否' },
    { label: '满意', value: satisfied === true ? '满意' : '不满意' },
  ]
}
