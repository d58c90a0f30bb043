import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const called = (zh: string, en: string) => ({ label: { zh, en } })

/** A field a wording may print, as it is written between braces. */
export interface WordingField {
  /** `办结期限`, written `{办结期限}`. */
  readonly name: string
  readonly en: string
  /** Without it the letter may not go out. */
  readonly needed: boolean
}

const section = Type.Object(
  {
    heading: Type.String({ maxLength: 30, ...called('标题（可空）', 'Heading, or none') }),
    text: Type.String({ minLength: 1, maxLength: 2000, ...called('正文', 'Text') }),
    otherwise: Type.String({
      maxLength: 2000,
      ...called('正文各栏都没有内容时写', 'Instead, when there is nothing to print'),
    }),
  },
  strict,
)

const wordingSections = 12

/**
 * The wording of a letter: a title and sections, each line a paragraph. `{办结期限}` prints a field,
 * `{事由|群众反映事项}` what stands behind the stroke when there is none, `|标签|{栏目}` a row of a
 * table. A line whose field is not there is left out.
 */
export const LetterWordingValue = Type.Object(
  {
    title: Type.String({ minLength: 2, maxLength: 80, ...called('标题', 'Title') }),
    sections: Type.Array(section, {
      minItems: 1,
      maxItems: wordingSections,
      ...called('正文', 'Sections'),
    }),
  },
  strict,
)
export type LetterWording = Static<typeof LetterWordingValue>

/** What a wording can lack or have wrong. */
export const wordingFaultKinds = ['unknown_field', 'missing_field', 'brace', 'row', 'hole'] as const

export const WordingFault = Type.Object(
  {
    fault: Type.Enum(wordingFaultKinds),
    /** The field or the line it is about. */
    at: Type.String(),
  },
  strict,
)
export type WordingFault = Static<typeof WordingFault>

/** `POST /api/v1/letter-wordings/preview` */
export const WordingPreviewAsked = Type.Object(
  {
    subject: Type.String({ minLength: 1, maxLength: 60, description: '`letters/<kind>`' }),
    value: LetterWordingValue,
    letterId: Type.Optional(
      Type.String({ format: 'uuid', description: 'a letter whose facts are printed' }),
    ),
  },
  strict,
)
export type WordingPreviewAsked = Static<typeof WordingPreviewAsked>

export const WordingPreview = Type.Object(
  {
    faults: Type.Array(WordingFault),
    /** The page as it would be printed. */
    page: Type.String(),
    /** The letter whose facts it prints; `null` for the sample of the product. */
    letterId: Type.Union([Type.String(), Type.Null()]),
    /** Letters of this kind the reader may open, newest first, at most ten. */
    letters: Type.Array(Type.Object({ id: Type.String(), matterNumber: Type.String() }, strict)),
  },
  strict,
)
export type WordingPreview = Static<typeof WordingPreview>
