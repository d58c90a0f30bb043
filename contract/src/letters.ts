import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }

/** `<id>` for the page, `<id>.docx` for Word. */
export const LetterPath = Type.Object(
  {
    letter: Type.String({
      pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}([.]docx)?$',
      description: 'id of the letter; with .docx behind it, the letter as a Word file',
    }),
  },
  strict,
)
export type LetterPath = Static<typeof LetterPath>

export const LetterIdPath = Type.Object(
  { letter: Type.String({ format: 'uuid', description: 'id of the letter' }) },
  strict,
)

export const LetterReceipt = Type.Object(
  {
    number: Type.String({ description: '发文字号' }),
    receivedAt: Type.String({ description: 'RFC 3339 with the offset of the region' }),
  },
  strict,
)
export type LetterReceipt = Static<typeof LetterReceipt>
