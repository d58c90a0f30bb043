import Type, { type Static } from 'typebox'
import { hotlines } from './address-names.ts'
import { areaCode } from './routing.ts'
import { called, count, strict, time } from './rule-values.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** 诉求类型. */
export const ticketTypes = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'praise',
  'other',
] as const
export type TicketType = (typeof ticketTypes)[number]

export const urgencies = ['critical', 'urgent', 'normal', 'complex'] as const
export type Urgency = (typeof urgencies)[number]

export const ticketChannels = [
  'phone',
  'website',
  'app',
  'mini_program',
  'social',
  'text',
  'national',
  'mayor_mail',
  'police_110',
  'visit',
] as const
export type TicketChannel = (typeof ticketChannels)[number]

export type Hotline = (typeof hotlines)[number]

/** What an entry number is the number of: each line has its own (双号并行). */
export const lineOf = (hotline: Hotline) => `${hotline}热线`

/** The right door, when the hotline is not the one. */
export const doors = [
  'court',
  'party_and_congress',
  'petition',
  'emergency',
  'discipline',
  'elsewhere',
  'settled',
] as const
export type Door = (typeof doors)[number]

/** What the person said when called back; who cannot be reached is no opinion. */
export const callbackResults = ['solved', 'unsolved', 'unreachable', 'not_wanted'] as const
export type CallbackResult = (typeof callbackResults)[number]

/** Limits of a hotline; each with its source in docs/domain/hotline.md. */
export const TicketLimitsValue = Type.Object(
  {
    dispatch: Type.Object(
      {
        critical: time('特急派单', 'Dispatch, critical'),
        urgent: time('紧急派单', 'Dispatch, urgent'),
        normal: time('一般派单', 'Dispatch, normal'),
        complex: time('疑难派单', 'Dispatch, complex'),
      },
      { ...strict, ...called('派单时限', 'Dispatch within') },
    ),
    reply: Type.Object(
      {
        critical: time('特急答复', 'Reply, critical'),
        urgent: time('紧急答复', 'Reply, urgent'),
        complex: time('疑难答复', 'Reply, complex'),
        consultation: time('咨询答复', 'Reply to a question'),
        help: time('求助答复', 'Reply to a call for help'),
        others: time('投诉举报建议答复', 'Reply to complaints, reports, suggestions'),
      },
      { ...strict, ...called('答复时限', 'Reply within') },
    ),
    sign: time('签收', 'Signing'),
    contact: time('首次联系', 'First contact'),
    review: time('审核', 'Review of the reply'),
    callback: time('回访', 'Call back'),
    decide: time('退单、延期、挂账、重办的审批', 'Decisions asked of the hotline'),
    returnWithin: time('退单须在签收后', 'A return comes within'),
    returnsMax: count('退单至多几次', 'Returns at most', 0, 3),
    extensionsMax: count('延期至多几次', 'Extensions at most', 0, 3),
    suspendDaysMax: count('挂账至多几天', 'Suspension, days at most', 1, 365),
    callbackTriesMax: count('回访至多几次', 'Tries of a call back at most', 1, 5),
    reopenWithinDays: count('几天内可申请重办', 'Days to ask for reopening', 1, 365),
    sampleOneIn: count('直接答复每几件抽查一件', 'Of direct answers one in so many', 2, 1000),
    hotlineUnitCode: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 36,
        ...called('热线单位编码', 'Unit of the hotline (code)'),
      }),
    ),
  },
  strict,
)
export type TicketLimits = Static<typeof TicketLimitsValue>

/** `POST /api/v1/tickets`: what somebody asks, point by point. */
export const TicketBody = Type.Object(
  {
    regionCode: Type.String({ pattern: '^[0-9]{6,12}$' }),
    hotline: Type.Enum([...hotlines]),
    type: Type.Enum([...ticketTypes]),
    channel: Type.Enum([...ticketChannels]),
    urgency: Type.Enum([...urgencies]),
    /** 诉求内容分类: two digits a level, at most three levels. */
    category: Type.String({ pattern: '^([0-9]{2}){1,3}$' }),
    title: Type.String({ minLength: 2, maxLength: 100 }),
    /** 诉求点: each is answered by itself. */
    points: Type.Array(Type.String({ minLength: 2, maxLength: 500 }), {
      minItems: 1,
      maxItems: 10,
    }),
    content: Type.String({ minLength: 2, maxLength: 4000 }),
    address: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    areaCode: Type.Optional(areaCode),
    /** Left out where somebody will not be named. */
    caller: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
          phone: Type.String({ pattern: '^[0-9+-]{5,20}$' }),
        },
        strict,
      ),
    ),
    /** Said to the person before anything is written down. */
    identityGrade: Type.Enum(['open', 'masked', 'sealed', 'anonymous']),
    wantsCallback: Type.Optional(Type.Boolean()),
    /** The unit or the person it is about, who then neither handles nor reads it. */
    aboutUnitCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    /** Number at the place it came from: the exchange, the national platform, the other hotline. */
    outsideNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** 专席: the special seat the call came in by, while it is open. */
    seat: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' })),
    /** Whether the text was read back to the person, who agreed. */
    readBack: Type.Optional(Type.Boolean()),
    evidence: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), { maxItems: 9, uniqueItems: true }),
    ),
  },
  strict,
)
export type TicketBody = Static<typeof TicketBody>

export const TicketTaken = Type.Object(
  {
    number: Type.String(),
    /** With it the person follows the ticket; shown once. */
    receiptCode: Type.String(),
    state: Type.String(),
    dueAt: nullable(Type.String()),
    /** Who would answer, and why: the proposal of routing. */
    routed: Type.Object(
      { unitCode: Type.String(), unitName: Type.String(), why: Type.String() },
      strict,
    ),
    version: Type.Integer(),
  },
  strict,
)
export type TicketTaken = Static<typeof TicketTaken>

/** `GET /api/v1/tickets/similar`: what is open already, while somebody types. */
export const SimilarQuery = Type.Object(
  {
    phone: Type.Optional(Type.String({ pattern: '^[0-9+-]{5,20}$' })),
    category: Type.Optional(Type.String({ pattern: '^([0-9]{2}){1,3}$' })),
    areaCode: Type.Optional(areaCode),
    /** What has been typed so far: open tickets that share most of its words. */
    q: Type.Optional(Type.String({ minLength: 2, maxLength: 100 })),
    days: Type.Integer({ minimum: 1, maximum: 365, default: 30 }),
  },
  strict,
)
export type SimilarQuery = Static<typeof SimilarQuery>

export const SimilarTickets = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          state: Type.String(),
          stateLabel: Type.String(),
          type: Type.String(),
          /** `caller`: the same person; `place`: the same class at the same place; `words`: alike. */
          because: Type.Enum(['caller', 'place', 'words']),
          openedAt: Type.String(),
          closedAt: nullable(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type SimilarTickets = Static<typeof SimilarTickets>

/** `POST /api/v1/tickets/:number/join`: the open ticket it is the same as. */
export const TicketJoin = Type.Object(
  {
    lead: Type.String({ minLength: 1, maxLength: 60 }),
    version: Type.Integer({ minimum: 1 }),
  },
  strict,
)
