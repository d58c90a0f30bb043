import Type, { type Static } from 'typebox'
import { hallDay } from './hall-visits.ts'
import { UnitRef } from './matter.ts'
import { regionCode } from './reviews.ts'

const strict = { additionalProperties: false }
const whole = Type.Integer({ minimum: 0 })

/** 帮办代办: help given, done for somebody, and a difficulty solved are counted apart. */
export const helpKinds = ['accompanied', 'done_for', 'difficulty_solved'] as const
export type HelpKind = (typeof helpKinds)[number]

export const helpKindWords = {
  accompanied: { zh: '帮办', en: 'Accompanied' },
  done_for: { zh: '代办', en: 'Done for somebody' },
  difficulty_solved: { zh: '解决难题', en: 'Difficulty solved' },
} as const satisfies Record<HelpKind, { zh: string; en: string }>

export const HelpBody = Type.Object(
  {
    kind: Type.Enum(helpKinds),
    itemCode: Type.String({ minLength: 1, maxLength: 36 }),
    day: hallDay,
    /** The matter it was about; that one asks how it was. */
    matterNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  },
  strict,
)
export type HelpBody = Static<typeof HelpBody>

/** `POST /api/v1/hall-help`: what was done for people, many at once. */
export const HelpList = Type.Object(
  { all: Type.Array(HelpBody, { minItems: 1, maxItems: 100 }) },
  strict,
)

export const HelpQuery = Type.Object({ regionCode, from: hallDay, to: hallDay }, strict)

const counts = {
  accompanied: whole,
  doneFor: whole,
  /** 件次: accompanied and done for somebody. */
  helped: whole,
  /** 次 of difficulty solved: a count of its own, never added to the other. */
  difficultiesSolved: whole,
}

/** `GET /api/v1/hall-help`: the counts of a span, in all and by unit. */
export const HelpCounts = Type.Object(
  { ...counts, units: Type.Array(Type.Object({ unit: UnitRef, ...counts }, strict)) },
  strict,
)
export type HelpCounts = Static<typeof HelpCounts>
