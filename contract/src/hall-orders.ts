import Type, { type Static } from 'typebox'
import { hotlines } from './address-names.ts'
import { hallDay } from './hall-visits.ts'
import { regionCode } from './reviews.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ maxLength: 40, description: 'RFC 3339' })
const code = Type.String({ minLength: 1, maxLength: 36 })
const hour = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM' })

/** What is ordered. */
export const orderTypes = [
  'appointment',
  'door_visit',
  'after_hours',
  'call_back',
  'intention',
] as const
export type OrderType = (typeof orderTypes)[number]

export const orderTypeWords = {
  appointment: { zh: '预约服务', en: 'Appointment' },
  door_visit: { zh: '上门服务', en: 'Visit at the door' },
  after_hours: { zh: '延时服务', en: 'After hours' },
  call_back: { zh: '预约回电', en: 'Call-back' },
  intention: { zh: '知照即受理', en: 'Intention' },
} as const satisfies Record<OrderType, { zh: string; en: string }>

/** How an order came; counter and phone stay open to whoever may not book online. */
export const orderChannels = ['online', 'phone', 'counter'] as const
export type OrderChannel = (typeof orderChannels)[number]

export const orderChannelWords = {
  online: { zh: '网上预约', en: 'Online' },
  phone: { zh: '电话预约', en: 'By phone' },
  counter: { zh: '窗口预约', en: 'At the counter' },
} as const satisfies Record<OrderChannel, { zh: string; en: string }>

/** How whoever ordered by a hotline is asked afterwards; the three are counted apart. */
export const orderCheckWays = ['field_visit', 'phone_visit', 'entrusted'] as const
export type OrderCheckWay = (typeof orderCheckWays)[number]

export const orderCheckWayWords = {
  field_visit: { zh: '实地走访', en: 'Visit' },
  phone_visit: { zh: '电话走访', en: 'By telephone' },
  entrusted: { zh: '委托回访', en: 'Entrusted' },
} as const satisfies Record<OrderCheckWay, { zh: string; en: string }>

/** `POST /api/v1/hall-orders`: by a clerk, or by another system such as a hotline. */
export const OrderBody = Type.Object(
  {
    regionCode,
    type: Type.Enum(orderTypes),
    itemCode: code,
    /** The window that serves; the unit of the item unless said. */
    windowCode: Type.Optional(code),
    /** The beginning of a free slot of that window; left out, the unit calls back and arranges. */
    startsAt: Type.Optional(instant),
    channel: Type.Enum(['phone', 'counter']),
    applicant: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
        phone: Type.String({ pattern: '^[0-9+-]{5,20}$' }),
      },
      strict,
    ),
    /** What the person wants, where they live, what makes it hard to come. */
    text: Type.Optional(Type.String({ maxLength: 1000 })),
    /** The line somebody called, and the number the call has there: known, it becomes no second order. */
    hotline: Type.Optional(Type.Enum([...hotlines])),
    outsideNumber: Type.Optional(Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' })),
  },
  strict,
)
export type OrderBody = Static<typeof OrderBody>

/** What the person takes away; the code is shown once. */
export const OrderTaken = Type.Object(
  {
    number: Type.String(),
    receiptCode: Type.String(),
    startsAt: nullable(instant),
    /** Without a time: by when the unit calls back. */
    callBackBy: nullable(instant),
  },
  strict,
)
export type OrderTaken = Static<typeof OrderTaken>

export const OrdersQuery = Type.Object(
  {
    /** Orders agreed for this day; left out, all that are open. */
    day: Type.Optional(hallDay),
    type: Type.Optional(Type.Enum(orderTypes)),
  },
  strict,
)
export type OrdersQuery = Static<typeof OrdersQuery>

export const ListedOrder = Type.Object(
  {
    number: Type.String(),
    type: Type.Enum(orderTypes),
    channel: Type.Enum(orderChannels),
    state: Type.String(),
    stateLabel: Type.String(),
    itemName: nullable(Type.String()),
    unitName: Type.String(),
    windowName: nullable(Type.String()),
    startsAt: nullable(instant),
    place: nullable(Type.String()),
    assignedTo: nullable(Type.String()),
    /** Masked. */
    applicant: nullable(Type.String()),
    dueAt: nullable(instant),
  },
  strict,
)
export type ListedOrder = Static<typeof ListedOrder>

export const Orders = Type.Object({ rows: Type.Array(ListedOrder), total: Type.Integer() }, strict)
export type Orders = Static<typeof Orders>

/** `PUT /api/v1/hall-slots`: the capacity of a window over some days, hour by hour. */
export const SlotsBody = Type.Object(
  {
    windowCode: code,
    from: hallDay,
    to: hallDay,
    hours: Type.Array(Type.Object({ from: hour, until: hour }, strict), {
      minItems: 1,
      maxItems: 24,
    }),
    capacity: Type.Integer({ minimum: 0, maximum: 100 }),
    /** 延时服务: rest days too; otherwise working days alone. */
    restDays: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type SlotsBody = Static<typeof SlotsBody>

export const SlotsQuery = Type.Object({ windowCode: code, from: hallDay, to: hallDay }, strict)
export type SlotsQuery = Static<typeof SlotsQuery>

export const Slots = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          startsAt: instant,
          endsAt: instant,
          capacity: Type.Integer(),
          taken: Type.Integer(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type Slots = Static<typeof Slots>
