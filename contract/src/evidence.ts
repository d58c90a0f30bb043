import Type, { type Static } from 'typebox'

/** 评价照片, 佐证材料. */
export const evidencePurposes = ['review_photo', 'evidence'] as const
export type EvidencePurpose = (typeof evidencePurposes)[number]

/** At most so many files in one upload. */
export const evidenceFilesMax = 9
/** At most so many bytes a file. */
export const evidenceBytesMax = 10 * 1_024 * 1_024

export const EvidenceUploaded = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          mediaType: Type.String(),
          bytes: Type.Integer(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type EvidenceUploaded = Static<typeof EvidenceUploaded>
