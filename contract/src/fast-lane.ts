import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'

/** Why something may go before others; nothing that says what somebody suffers from. */
export const fastLaneGrounds = ['emergency', 'major_project', 'livelihood', 'expiring'] as const
export type FastLaneGround = (typeof fastLaneGrounds)[number]

const strict = { additionalProperties: false }

/** One application that goes, or went, before others: nothing of who applies. */
export const FastLaneRow = Type.Object(
  {
    number: Type.String(),
    item: Type.String(),
    unit: UnitRef,
    ground: Type.String({ description: fastLaneGrounds.join(', ') }),
    since: Type.String({ description: 'RFC 3339 with the offset of the region' }),
    until: Type.String({ description: 'YYYY-MM-DD' }),
    isOn: Type.Boolean(),
  },
  strict,
)
export type FastLaneRow = Static<typeof FastLaneRow>
