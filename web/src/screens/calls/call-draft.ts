import type { OrderBody } from '@huiyin/contract/hall-orders'
import type {
  Hotline,
  TicketBody,
  TicketChannel,
  TicketType,
  Urgency,
} from '@huiyin/contract/hotline'

export const grades = ['open', 'masked', 'anonymous', 'sealed'] as const
export type Grade = (typeof grades)[number]

/** Everything typed during a call; plain, so that the tab can keep it. */
export interface CallDraft {
  readonly hotline: Hotline
  readonly channel: TicketChannel
  /** 专席, while one is open; empty for none. */
  readonly seat: string
  /** 来件编号: what the line calls the call, where it has a number already. */
  readonly outsideNumber: string
  readonly phone: string
  readonly name: string
  readonly grade: Grade | null
  readonly type: TicketType
  readonly urgency: Urgency
  readonly category: string
  readonly content: string
  readonly address: string
  readonly areaCode: string
  readonly readBack: boolean
  readonly answer: string
  /** The answer of the knowledge base that was read out. */
  readonly answerId: string | null
  /** Another unit than routing says. */
  readonly unitCode: string
  /** What somebody wants to do at a window by appointment. */
  readonly itemCode: string
}

export const emptyCall: CallDraft = {
  hotline: '12345',
  channel: 'phone',
  seat: '',
  outsideNumber: '',
  phone: '',
  name: '',
  grade: null,
  type: 'consultation',
  urgency: 'normal',
  category: '',
  content: '',
  address: '',
  areaCode: '',
  readBack: false,
  answer: '',
  answerId: null,
  unitCode: '',
  itemCode: '',
}

const pointsMax = 10
const titleMax = 60

/** 诉求点: a line each; what goes beyond ten stays in the last. */
export function pointsOf(content: string): string[] {
  const lines = content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 1)
  const [first, rest] = [lines.slice(0, pointsMax - 1), lines.slice(pointsMax - 1)]
  return rest.length === 0 ? first : [...first, rest.join('；').slice(0, 500)]
}

export const isPhone = (phone: string) => /^[0-9+-]{5,20}$/.test(phone.trim())

/** What is missing before it can be sent; the words of its labels. */
export type Lacking = 'identity' | 'phone' | 'content' | 'category' | 'readBack'

export function lackingOf(draft: CallDraft): readonly Lacking[] {
  const { grade, phone, content, category, readBack } = draft
  const lacks: Readonly<Record<Lacking, boolean>> = {
    identity: grade === null || grade === 'sealed',
    phone: grade !== 'anonymous' && !isPhone(phone),
    content: pointsOf(content).length === 0,
    category: category === '',
    readBack: !readBack,
  }
  return (Object.keys(lacks) as Lacking[]).filter((name) => lacks[name])
}

/** The ticket as it is sent. */
export function bodyOf(draft: CallDraft, regionCode: string): TicketBody {
  const { hotline, type, channel, urgency, category, content, address, areaCode } = draft
  const { phone, name, grade, readBack } = draft
  const points = pointsOf(content)
  const isNamed = grade !== 'anonymous' && isPhone(phone)
  return {
    regionCode,
    hotline,
    type,
    channel,
    urgency,
    category,
    title: (points[0] ?? '').slice(0, titleMax),
    points,
    content: content.trim(),
    identityGrade: grade ?? 'anonymous',
    readBack,
    ...(address.trim().length > 1 && { address: address.trim() }),
    ...entryOf(draft),
    ...(draft.seat !== '' && { seat: draft.seat }),
    ...(areaCode !== '' && { areaCode }),
    ...(isNamed && {
      caller: { phone: phone.trim(), ...(name.trim() !== '' && { name: name.trim() }) },
    }),
  }
}

const entryOf = ({ outsideNumber }: CallDraft) =>
  outsideNumber.trim().length > 1 ? { outsideNumber: outsideNumber.trim() } : {}

/** What is missing before a window can be asked to call back. */
export function lackingOrderOf({ itemCode, phone, name }: CallDraft): readonly LackingOrder[] {
  const lacks: Readonly<Record<LackingOrder, boolean>> = {
    item: itemCode === '',
    name: name.trim() === '',
    phone: !isPhone(phone),
  }
  return (Object.keys(lacks) as LackingOrder[]).filter((one) => lacks[one])
}
export type LackingOrder = 'item' | 'name' | 'phone'

/** 预约办事: the window calls back the next working day, with place, process and materials. */
export function orderOf(draft: CallDraft, regionCode: string): OrderBody {
  const { hotline, itemCode, name, phone, content } = draft
  return {
    regionCode,
    type: 'call_back',
    channel: 'phone',
    itemCode,
    hotline,
    applicant: { name: name.trim(), phone: phone.trim() },
    ...entryOf(draft),
    ...(content.trim() !== '' && { text: content.trim().slice(0, orderTextMax) }),
  }
}
const orderTextMax = 1000
