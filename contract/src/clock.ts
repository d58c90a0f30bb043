import { type Static, Type } from 'typebox'

/** What is asked of `GET /api/v1/clock/due`; read by the server, so that each fault has its code. */
export const DueQuery = Type.Object(
  {
    start: Type.String({
      maxLength: 40,
      description: 'RFC 3339; without offset city time; a day alone is its first second',
      examples: ['2026-11-20T17:30:00+08:00'],
    }),
    amount: Type.String({
      maxLength: 20,
      description: 'Whole units with up to two decimals, 0 to 3650',
      examples: ['5'],
    }),
    unit: Type.String({
      maxLength: 40,
      description: 'urgent_hour, urgent_day, working_hour, working_day or calendar_day',
      examples: ['working_day'],
    }),
    regionCode: Type.Optional(
      Type.String({ maxLength: 12, description: 'Default: the first region' }),
    ),
  },
  { additionalProperties: false },
)
export type DueQuery = Static<typeof DueQuery>

export const DueAnswer = Type.Object(
  {
    dueAt: Type.String({
      description: 'The last second in time',
      examples: ['2026-11-23T09:30:00+08:00'],
    }),
    provisional: Type.Boolean({ description: 'Holidays up to then are not all announced' }),
    explanation: Type.Array(Type.String(), {
      description: 'The arithmetic, in the language of the request',
    }),
  },
  { additionalProperties: false },
)
export type DueAnswer = Static<typeof DueAnswer>

/** `GET /api/v1/clock/calendar` */
export const CalendarQuery = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2059, examples: [2026] }),
    regionCode: Type.Optional(
      Type.String({ maxLength: 12, description: 'Default: the first region' }),
    ),
  },
  { additionalProperties: false },
)

/** A year of a region: the days that are not what their weekday says, and the working hours. */
export const CalendarYear = Type.Object(
  {
    year: Type.Integer(),
    status: Type.Union([Type.Literal('announced'), Type.Literal('provisional')]),
    days: Type.Array(
      Type.Object(
        {
          day: Type.String({ description: 'YYYY-MM-DD' }),
          type: Type.Union([Type.Literal('holiday'), Type.Literal('workday')]),
          name: Type.String({ examples: ['春节'] }),
          notice: Type.String({ description: 'The document that says so' }),
        },
        { additionalProperties: false },
      ),
    ),
    hours: Type.Array(
      Type.Object(
        {
          from: Type.String({ description: 'YYYY-MM-DD' }),
          to: Type.String({ description: 'YYYY-MM-DD, included' }),
          intervals: Type.Array(Type.String({ examples: ['08:00–12:00'] })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type CalendarYear = Static<typeof CalendarYear>

/** `POST /api/v1/clock/holiday-notice`: of which year and notice the table is. */
export const HolidayNoticeQuery = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2059, examples: [2027] }),
    notice: Type.String({ minLength: 2, maxLength: 200, examples: ['国办发明电〔2026〕7号'] }),
  },
  { additionalProperties: false },
)

/** What was read: the value of an edition of `calendar/national`, and the lines that could not be. */
export const HolidayNotice = Type.Object(
  {
    value: Type.Object(
      {
        year: Type.Integer(),
        notice: Type.String(),
        days: Type.Array(
          Type.Object(
            {
              day: Type.String(),
              type: Type.String(),
              name: Type.String(),
              notice: Type.String(),
            },
            { additionalProperties: false },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    faults: Type.Array(
      Type.Object({ line: Type.Integer(), fault: Type.String() }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
)
export type HolidayNotice = Static<typeof HolidayNotice>
