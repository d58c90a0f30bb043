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
    explanation: Type.Array(Type.String(), { description: 'The arithmetic, in Chinese' }),
  },
  { additionalProperties: false },
)
export type DueAnswer = Static<typeof DueAnswer>
