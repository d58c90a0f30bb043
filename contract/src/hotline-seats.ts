import Type, { type Static } from 'typebox'
import { called, strict } from './rule-values.ts'

const day = (zh: string, en: string) =>
  Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', ...called(zh, en) })
const hour = (zh: string, en: string) =>
  Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', ...called(zh, en) })
const plainDay = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** 专席: opened and closed by day, at hours of the day, with words of its own. */
const SeatValue = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$', ...called('标识', 'Id') }),
    name: Type.String({ minLength: 2, maxLength: 30, ...called('专席名称', 'Name') }),
    from: day('开通日期', 'Opens on'),
    until: day('关闭日期', 'Closes after'),
    opens: hour('每日开始', 'Opens at'),
    closes: hour('每日结束', 'Closes at'),
    script: Type.String({ minLength: 2, maxLength: 1000, ...called('话术', 'What is said') }),
  },
  { ...strict, ...called('专席', 'Seat') },
)

export const SeatsValue = Type.Object(
  { seats: Type.Array(SeatValue, { maxItems: 20, ...called('专席', 'Special seats') }) },
  strict,
)
export type Seats = Static<typeof SeatsValue>
export type Seat = Seats['seats'][number]

/** `GET /api/v1/hotline/seats/report`: what came in at each seat over a period. */
export const SeatsReportQuery = Type.Object(
  { from: Type.Optional(plainDay), to: Type.Optional(plainDay) },
  strict,
)
export type SeatsReportQuery = Static<typeof SeatsReportQuery>

export const SeatsReport = Type.Object(
  {
    from: plainDay,
    to: plainDay,
    rows: Type.Array(
      Type.Object(
        {
          seat: Type.String(),
          name: Type.String(),
          isOpen: Type.Boolean(),
          /** How it is laid down now; nothing for a seat that is no longer. */
          laidDown: Type.Union([
            Type.Object(
              {
                from: plainDay,
                until: plainDay,
                opens: Type.String(),
                closes: Type.String(),
                script: Type.String(),
              },
              strict,
            ),
            Type.Null(),
          ]),
          received: Type.Integer(),
          answeredAtOnce: Type.Integer(),
          open: Type.Integer(),
          overdue: Type.Integer(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type SeatsReport = Static<typeof SeatsReport>

const moment = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })

/** 班次: who takes calls from one hour to another; one that ends before it begins ends the next day. */
export const Shift = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 20 }),
    from: moment,
    until: moment,
    staffCodes: Type.Array(Type.String({ minLength: 1, maxLength: 36 }), {
      minItems: 1,
      maxItems: 60,
      uniqueItems: true,
    }),
  },
  strict,
)
export type Shift = Static<typeof Shift>

/** `PUT /api/v1/hotline/shifts/:day`: the roster of a day. */
export const ShiftsBody = Type.Object({ rows: Type.Array(Shift, { maxItems: 12 }) }, strict)
export const ShiftsParams = Type.Object({ day: plainDay }, strict)

export const Shifts = Type.Object(
  {
    day: plainDay,
    rows: Type.Array(Shift),
    /** Hours of the day at which nobody is there: the line is open day and night. */
    uncovered: Type.Array(Type.Object({ from: Type.String(), until: Type.String() }, strict)),
  },
  strict,
)
export type Shifts = Static<typeof Shifts>
