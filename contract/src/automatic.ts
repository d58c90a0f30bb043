import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const words = Type.Object({ zh: Type.String(), en: Type.String() }, strict)

/** What a table said of a step of an application, with everything it rests on. */
export const AutomaticDecision = Type.Object(
  {
    id: Type.String(),
    step: Type.String(),
    verdict: Type.Enum(['approve', 'refuse', 'person']),
    /** The decision in words, as the applicant reads it. */
    explanation: Type.String(),
    /** The nearest other way: 若座位数不大于 55，则予以批准. */
    counterfactual: nullable(Type.String()),
    tableName: Type.String(),
    tableHash: Type.String(),
    /** Content hash of the item's version. */
    versionHash: Type.String(),
    rules: Type.Array(Type.String()),
    inputs: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          /** `null` where it was not known. */
          value: nullable(Type.String()),
          origin: Type.Enum(['form', 'material', 'register']),
          /** The field, the material or the register. */
          source: Type.String(),
          /** The register's own number of its answer. */
          responseId: nullable(Type.String()),
          at: nullable(instant),
          fault: nullable(Type.String()),
        },
        strict,
      ),
    ),
    decidedAt: instant,
  },
  strict,
)
export type AutomaticDecision = Static<typeof AutomaticDecision>

/** `GET /api/v1/work/applications/<number>/decisions` */
export const AutomaticDecisions = Type.Object({ rows: Type.Array(AutomaticDecision) }, strict)
export type AutomaticDecisions = Static<typeof AutomaticDecisions>

/** `GET /api/v1/automatic-draws`: how last nights' decisions were drawn; anybody can draw again. */
export const AutomaticDraws = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          day: Type.String({ description: 'YYYY-MM-DD' }),
          drawnAt: instant,
          /** Hex; each number ranks by SHA-256 of `seed:number`, the smallest are drawn. */
          seed: Type.String(),
          oneIn: Type.Integer(),
          atLeast: Type.Integer(),
          drawnFrom: Type.Array(Type.String()),
          drawn: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type AutomaticDraws = Static<typeof AutomaticDraws>

/** Decisions of one table that a new version would make otherwise, by reason. */
export const ShadowTable = Type.Object(
  {
    tableName: Type.String(),
    beforeHash: Type.String(),
    afterHash: Type.String(),
    decisions: Type.Integer(),
    /** The same conclusion by the same rule. */
    same: Type.Integer(),
    sameByAnotherRule: Type.Integer(),
    changes: Type.Array(
      Type.Object(
        {
          before: words,
          after: words,
          count: Type.Integer(),
          /** Numbers of the first matters. */
          examples: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type ShadowTable = Static<typeof ShadowTable>

/** `GET /api/v1/item-versions/<id>/shadow-run`: the stored inputs of the last month, decided again. */
export const ShadowRun = Type.Object(
  { from: instant, until: instant, tables: Type.Array(ShadowTable) },
  strict,
)
export type ShadowRun = Static<typeof ShadowRun>
