import Type, { type Static } from 'typebox'
import { unitKinds } from './org.ts'

const strict = { additionalProperties: false }
const nullableText = Type.Union([Type.String(), Type.Null()])
const day = Type.String({ format: 'date', description: 'A day of the city, YYYY-MM-DD' })
const nullableDay = Type.Union([day, Type.Null()])
const unitCode = Type.String({ minLength: 1, maxLength: 36 })
const newCode = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$' })
const name = Type.String({ minLength: 1, maxLength: 100 })
const nameEn = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()])
const phone = Type.Union([Type.String({ minLength: 3, maxLength: 40 }), Type.Null()])
const ground = Type.String({
  minLength: 2,
  maxLength: 200,
  description: 'The document it rests on, as its number',
})
const reason = Type.String({ minLength: 2, maxLength: 200 })

/** What a unit is, beside its code. */
const unitFacts = {
  name,
  nameEn,
  kind: Type.Enum(unitKinds),
  parentCode: Type.Union([unitCode, Type.Null()]),
  phone,
  validTo: nullableDay,
}

/** `POST /api/v1/admin/units` */
export const NewUnit = Type.Object({ code: newCode, ...unitFacts, validFrom: day, ground }, strict)
export type NewUnit = Static<typeof NewUnit>

/** `POST /api/v1/admin/units/:code/changes`: the facts from a day on. */
export const UnitChange = Type.Object({ ...unitFacts, effectiveOn: day, ground }, strict)
export type UnitChange = Static<typeof UnitChange>

/** `POST /api/v1/admin/units/:code/end` */
export const UnitEnd = Type.Object({ lastDay: day, ground }, strict)
export type UnitEnd = Static<typeof UnitEnd>

export const CodeParameter = Type.Object({ code: unitCode }, strict)

export const AdminUnitRow = Type.Object(
  {
    code: Type.String(),
    ...unitFacts,
    kind: Type.String(),
    parentCode: nullableText,
    validFrom: Type.String(),
    /** The unit its work went to. */
    successorCode: nullableText,
  },
  strict,
)
export type AdminUnitRow = Static<typeof AdminUnitRow>
export const AdminUnits = Type.Object({ rows: Type.Array(AdminUnitRow) }, strict)
export type AdminUnits = Static<typeof AdminUnits>

export const UnitVersionRow = Type.Object(
  {
    effectiveOn: Type.String(),
    name: Type.String(),
    kind: Type.String(),
    parentCode: nullableText,
    phone: nullableText,
    validTo: nullableText,
    ground: Type.String(),
    enteredBy: nullableText,
    isInForce: Type.Boolean(),
  },
  strict,
)

/** `GET /api/v1/posts`: what rights are given with, by unit and name. */
export const PostsQuery = Type.Object({ unitCode: Type.Optional(unitCode) }, strict)
export const PostRow = Type.Object(
  {
    code: Type.String(),
    unitCode: Type.String(),
    name: Type.String(),
    nameEn: nullableText,
    role: Type.String(),
    /** Who holds it today; nobody when it is vacant. */
    holders: Type.Array(
      Type.Object({ staffId: Type.String(), displayName: Type.String() }, strict),
    ),
  },
  strict,
)
export type PostRow = Static<typeof PostRow>
export const Posts = Type.Object({ rows: Type.Array(PostRow) }, strict)
export type Posts = Static<typeof Posts>

/** What belongs to a unit, in numbers; each kind is a word of `belongingWords`. */
export const Belonging = Type.Object({ kind: Type.String(), count: Type.Integer() }, strict)
export type Belonging = Static<typeof Belonging>

/** `GET /api/v1/admin/units/:code` */
export const UnitPage = Type.Object(
  {
    unit: AdminUnitRow,
    versions: Type.Array(UnitVersionRow),
    windows: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          name: Type.String(),
          nameEn: nullableText,
          hall: Type.String(),
          validFrom: Type.String(),
          validTo: nullableText,
        },
        strict,
      ),
    ),
    posts: Type.Array(PostRow),
    /** Who works in it, by work number; at most 500. */
    people: Type.Array(
      Type.Object(
        { staffId: Type.String(), displayName: Type.String(), staffCode: Type.String() },
        strict,
      ),
    ),
    belongings: Type.Array(Belonging),
    predecessorCodes: Type.Array(Type.String()),
  },
  strict,
)
export type UnitPage = Static<typeof UnitPage>

/** `POST /api/v1/admin/windows`; a code that is known is renewed. */
export const WindowBody = Type.Object(
  { code: newCode, unitCode, name, nameEn, hall: name, validFrom: day, validTo: nullableDay },
  strict,
)
export type WindowBody = Static<typeof WindowBody>

/** Roles a post may carry, in the order in which a form offers them. */
export const postRoles = [
  'handler',
  'unit_leader',
  'window_clerk',
  'supervisor',
  'follow_up_agent',
  'call_agent',
  'acceptor',
  'dispatcher',
  'collector',
  'evaluator',
  'leader',
  'auditor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const

/** `POST /api/v1/admin/posts`; of a code that is known only the name is renewed. */
export const PostBody = Type.Object(
  {
    code: newCode,
    unitCode,
    name,
    nameEn,
    role: Type.Enum(postRoles),
  },
  strict,
)
export type PostBody = Static<typeof PostBody>

const displayName = Type.String({ minLength: 1, maxLength: 50 })

/** `POST /api/v1/admin/staff`: a person without an account and without rights. */
export const NewPerson = Type.Object({ staffCode: newCode, displayName, unitCode, phone }, strict)
export type NewPerson = Static<typeof NewPerson>

/** `POST /api/v1/admin/staff/:id` */
export const PersonChange = Type.Object({ displayName, phone, reason }, strict)
export type PersonChange = Static<typeof PersonChange>

export const PersonMade = Type.Object({ staffId: Type.String() }, strict)

/** `POST /api/v1/admin/zones`: a development zone (功能区) below the own region. */
export const NewZone = Type.Object({ name, nameEn }, strict)
export type NewZone = Static<typeof NewZone>
export const ZoneMade = Type.Object({ regionCode: Type.String() }, strict)
export type ZoneMade = Static<typeof ZoneMade>

/** `POST /api/v1/admin/successions` and `…/preview`: units whose work goes to another from a day on. */
export const SuccessionBody = Type.Object(
  {
    predecessorCodes: Type.Array(unitCode, { minItems: 1, maxItems: 20, uniqueItems: true }),
    /** A unit that is there, or one made by the same act. */
    successor: Type.Union([
      Type.Object({ code: unitCode }, strict),
      Type.Object({ made: Type.Object({ code: newCode, ...unitFacts }, strict) }, strict),
    ]),
    effectiveOn: day,
    ground,
  },
  strict,
)
export type SuccessionBody = Static<typeof SuccessionBody>

/** What belongs to a unit that ends, or has ended. */
export const UnitBelonging = Type.Object(
  {
    kind: Type.String(),
    unitCode: Type.String(),
    unitName: Type.String(),
    count: Type.Integer(),
  },
  strict,
)
export type UnitBelonging = Static<typeof UnitBelonging>

export const SuccessionPreview = Type.Object(
  {
    successorName: Type.String(),
    /** Whether the day is still to come: then nothing moves today. */
    isPlanned: Type.Boolean(),
    moves: Type.Array(UnitBelonging),
  },
  strict,
)
export type SuccessionPreview = Static<typeof SuccessionPreview>

export const SuccessionDone = Type.Object(
  {
    id: Type.String(),
    isPlanned: Type.Boolean(),
    moved: Type.Array(Belonging),
  },
  strict,
)
export type SuccessionDone = Static<typeof SuccessionDone>

export const SuccessionRow = Type.Object(
  {
    id: Type.String(),
    predecessors: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, strict)),
    successorCode: Type.String(),
    successorName: Type.String(),
    effectiveOn: Type.String(),
    ground: Type.String(),
    enteredBy: nullableText,
    isDone: Type.Boolean(),
  },
  strict,
)
export const Successions = Type.Object({ rows: Type.Array(SuccessionRow) }, strict)
export type Successions = Static<typeof Successions>

/** `GET /api/v1/admin/orphans`: what still belongs to units that have ended. */
export const Orphans = Type.Object({ rows: Type.Array(UnitBelonging) }, strict)
export type Orphans = Static<typeof Orphans>

/** `GET /api/v1/admin/staff/:id/holdings`: what somebody has in hand, before leaving or moving. */
export const Holdings = Type.Object(
  {
    person: Type.Object(
      {
        staffId: Type.String(),
        staffCode: Type.String(),
        displayName: Type.String(),
        unitCode: Type.String(),
        phone: nullableText,
        state: Type.String(),
        hasAccount: Type.Boolean(),
      },
      strict,
    ),
    matters: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          number: nullableText,
          kind: Type.Object({ zh: Type.String(), en: Type.String() }, strict),
          unitCode: Type.String(),
          nextDueAt: nullableText,
          isCheck: Type.Boolean(),
        },
        strict,
      ),
    ),
    posts: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          name: Type.String(),
          unitCode: Type.String(),
          role: Type.String(),
          /** Whether nobody else holds it: it will be vacant. */
          isOnlyHolder: Type.Boolean(),
        },
        strict,
      ),
    ),
    /** Colleagues whose absence the person covers. */
    deputyFor: Type.Array(
      Type.Object(
        { displayName: Type.String(), validFrom: Type.String(), validTo: Type.String() },
        strict,
      ),
    ),
    /** Who could take matters over, by the unit that has them. */
    colleagues: Type.Array(
      Type.Object(
        { staffId: Type.String(), displayName: Type.String(), unitCode: Type.String() },
        strict,
      ),
    ),
  },
  strict,
)
export type Holdings = Static<typeof Holdings>

/** `POST /api/v1/admin/staff/:id/departure`: leaves, or moves to another unit. */
export const Departure = Type.Object(
  {
    toUnitCode: Type.Optional(unitCode),
    /** Every open matter, each with who takes it. */
    handOver: Type.Array(
      Type.Object(
        {
          matterId: Type.String({ format: 'uuid' }),
          toStaffId: Type.String({ format: 'uuid' }),
        },
        strict,
      ),
      { maxItems: 10_000 },
    ),
    reason,
  },
  strict,
)
export type Departure = Static<typeof Departure>

export const DepartureDone = Type.Object(
  {
    handedOver: Type.Integer(),
    /** Posts nobody holds now. */
    vacantPosts: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, strict)),
    isAccountClosed: Type.Boolean(),
  },
  strict,
)
export type DepartureDone = Static<typeof DepartureDone>
