import Type, { type Static } from 'typebox'
import { type TicketType, ticketTypes } from './hotline.ts'
import { called, strict } from './rule-values.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const sentence = (zh: string, en: string) =>
  Type.String({ minLength: 2, maxLength: 300, ...called(zh, en) })

const ofType = (zh: string, en: string) =>
  Type.Object(
    {
      ask: Type.Array(Type.String({ minLength: 2, maxLength: 100 }), {
        minItems: 1,
        maxItems: 8,
        ...called('要问清', 'To be asked'),
      }),
      close: sentence('结束语', 'Said at the end'),
    },
    { ...strict, ...called(zh, en) },
  )

/** 话术: what is said first, asked and said last, by type of request. */
export const CallScriptsValue = Type.Object(
  {
    greeting: sentence('开头语', 'Said first'),
    types: Type.Object(
      {
        consultation: ofType('咨询', 'Question'),
        help: ofType('求助', 'Help'),
        complaint: ofType('投诉', 'Complaint'),
        report: ofType('举报', 'Report'),
        suggestion: ofType('建议', 'Suggestion'),
        praise: ofType('表扬', 'Praise'),
        other: ofType('其他', 'Other'),
      } satisfies Record<TicketType, unknown>,
      { ...strict, ...called('各类诉求', 'By type') },
    ),
  },
  strict,
)
export type CallScripts = Static<typeof CallScriptsValue>

/** `GET /api/v1/hotline/desk`: what an agent has to have at hand before the call. */
export const CallDesk = Type.Object(
  {
    scripts: CallScriptsValue,
    /** 专席 that take calls now. */
    seats: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), script: Type.String() }, strict),
    ),
  },
  strict,
)
export type CallDesk = Static<typeof CallDesk>

/** `GET /api/v1/hotline/suggestions`: by class, by what is typed, or both. */
export const DispatchSuggestionsQuery = Type.Object(
  {
    category: Type.Optional(Type.String({ pattern: '^([0-9]{2}){1,3}$' })),
    q: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
  },
  strict,
)
export type DispatchSuggestionsQuery = Static<typeof DispatchSuggestionsQuery>

/** 派单建议: where tickets like this went, at most three units; never chosen by itself. */
export const DispatchSuggestions = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          unitCode: Type.String(),
          unitName: Type.String(),
          share: Type.Number({ minimum: 0, maximum: 1 }),
        },
        strict,
      ),
    ),
    /** How often it was right on imported tickets held out; nothing was learnt yet where it is null. */
    measure: nullable(
      Type.Object(
        {
          learntAt: Type.String(),
          learnt: Type.Integer(),
          imported: Type.Integer(),
          heldOut: Type.Integer(),
          precisionAtOne: nullable(Type.Number()),
          precisionAtThree: nullable(Type.Number()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type DispatchSuggestions = Static<typeof DispatchSuggestions>

/** One matter of a person who is called back. */
const ToCallBack = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    type: Type.Enum([...ticketTypes]),
    /** Who wrote is written to: somebody deaf cannot be rung. */
    byText: Type.Boolean(),
    unitName: Type.String(),
    dueAt: nullable(Type.String()),
    version: Type.Integer(),
    tries: Type.Integer(),
    /** Parts of the day in which somebody tried already. */
    bands: Type.Array(Type.String()),
  },
  strict,
)

/** `GET /api/v1/callbacks`: people to be called back, the earliest due first, with all their matters. */
export const Callbacks = Type.Object(
  {
    /** The part of the day it is now. */
    band: Type.Enum(['morning', 'noon', 'afternoon', 'evening']),
    triesMax: Type.Integer(),
    rows: Type.Array(
      Type.Object(
        {
          /** Masked. */
          person: nullable(Type.String()),
          /** Tried in this part of the day already: not now. */
          triedNow: Type.Boolean(),
          matters: Type.Array(ToCallBack),
        },
        strict,
      ),
    ),
    /** Whose matters the reader handled or took: somebody else calls them. */
    notMine: Type.Integer(),
  },
  strict,
)
export type Callbacks = Static<typeof Callbacks>
