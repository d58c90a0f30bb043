import Type, { type Static } from 'typebox'
import { ItemContent } from './catalog-item.ts'
import { versionDecisionWords, versionStateWords } from './catalog-item.words.ts'

const strict = { additionalProperties: false }
const day = Type.String({ format: 'date', description: 'YYYY-MM-DD, a day of the city' })
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const enumOf = <Words extends object>(words: Words) =>
  Type.Enum(Object.keys(words) as (keyof Words & string)[])

/** A code of an item: 实施编码, or the local code. */
export const itemCode = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$' })
const regionCode = Type.String({ pattern: '^[0-9]{6,12}$' })

/** What a check found, in a sentence that tells what to do. */
export const CheckFinding = Type.Object(
  {
    code: Type.String(),
    /** A fault stops publication; a remark does not. */
    weight: Type.Enum(['fault', 'remark']),
    /** Place in the document, as a JSON pointer. */
    at: Type.String(),
    zh: Type.String(),
    en: Type.String(),
  },
  strict,
)
export type CheckFinding = Static<typeof CheckFinding>

export const VersionRow = Type.Object(
  {
    id: Type.String(),
    code: itemCode,
    /** Counts within the item, from 1. */
    number: Type.Integer(),
    state: enumOf(versionStateWords),
    name: Type.String(),
    unitCode: Type.String(),
    validFrom: day,
    validTo: nullable(day),
    contentHash: Type.String({ description: 'SHA-256 of the canonical JSON (RFC 8785)' }),
    ground: Type.String({ description: 'The document the change rests on' }),
    draftedBy: Type.String(),
    draftedAt: instant,
    reviewedBy: nullable(Type.String()),
    reviewedAt: nullable(instant),
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(instant),
    reason: nullable(Type.String()),
  },
  strict,
)
export type VersionRow = Static<typeof VersionRow>

export const VersionQuery = Type.Object(
  {
    code: Type.Optional(itemCode),
    state: Type.Optional(enumOf(versionStateWords)),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 100 }),
  },
  strict,
)
export type VersionQuery = Static<typeof VersionQuery>
export const VersionList = Type.Object(
  { rows: Type.Array(VersionRow), nextCursor: nullable(Type.String()) },
  strict,
)
export type VersionList = Static<typeof VersionList>

export const NewVersion = Type.Object(
  {
    code: itemCode,
    validFrom: day,
    /** The last day of the item; open unless it ends. */
    validTo: Type.Optional(day),
    ground: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    content: ItemContent,
  },
  strict,
)
export type NewVersion = Static<typeof NewVersion>
export const VersionMade = Type.Object(
  { id: Type.String(), number: Type.Integer(), findings: Type.Array(CheckFinding) },
  strict,
)
export type VersionMade = Static<typeof VersionMade>

export const VersionPath = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)

/** The steps as a picture in SVG, and in sentences. */
const stepsDrawn = {
  drawing: Type.String(),
  steps: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() }, strict)),
}

/** A version with its document, what the checks say, and what the reader may do with it. */
export const VersionShown = Type.Object(
  {
    row: VersionRow,
    content: ItemContent,
    findings: Type.Array(CheckFinding),
    /** JSON Schema of the document, from which the form is drawn. */
    schema: Type.Unknown(),
    ...stepsDrawn,
    decisions: Type.Array(enumOf(versionDecisionWords)),
  },
  strict,
)
export type VersionShown = Static<typeof VersionShown>

/** One decision on several versions of one region; all of them, or none. */
export const VersionsDecided = Type.Object(
  {
    ids: Type.Array(Type.String({ format: 'uuid' }), {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
    }),
    decision: enumOf(versionDecisionWords),
    reason: Type.Optional(Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' })),
  },
  strict,
)
export type VersionsDecided = Static<typeof VersionsDecided>

/** What the checks say of a document that is not saved: for the editor, as somebody types. */
export const ItemChecked = Type.Object({ code: itemCode, content: Type.Unknown() }, strict)
export const ItemFindings = Type.Object(
  {
    findings: Type.Array(CheckFinding),
    /** None while the steps do not hang together. */
    drawn: nullable(Type.Object(stepsDrawn, strict)),
  },
  strict,
)
export type ItemFindings = Static<typeof ItemFindings>

/** What a wholly new item begins with, and the JSON Schema its form is drawn from. */
export const ItemForm = Type.Object({ schema: Type.Unknown(), content: Type.Unknown() }, strict)
export interface ItemForm {
  readonly schema: unknown
  readonly content: ItemContent
}

export const ItemPath = Type.Object({ code: itemCode }, strict)
export const ItemQuery = Type.Object(
  {
    regionCode: Type.Optional(regionCode),
    /** The day whose version is wanted; today unless said. */
    on: Type.Optional(day),
  },
  strict,
)
/** `GET /api/v1/items/<code>`: the version in force on a day. */
export const ItemShown = Type.Object(
  {
    regionCode,
    code: itemCode,
    version: Type.Integer(),
    validFrom: day,
    validTo: nullable(day),
    contentHash: Type.String(),
    themes: Type.Array(Type.String()),
    content: ItemContent,
  },
  strict,
)
export type ItemShown = Static<typeof ItemShown>
