import Type, { type Static } from 'typebox'
import { ApplicationBody, ApplicationTaken } from './applications.ts'
import { itemCode } from './catalog-versions.ts'
import { ActResult } from './matter.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const id = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
const text = Type.String({ maxLength: 4000 })
const regionCode = Type.String({ pattern: '^[0-9]{6,12}$' })

/** `GET /api/v1/window/subjects`: by pinyin initials, code or words. */
export const WindowSubjectsQuery = Type.Object(
  { q: Type.String({ minLength: 1, maxLength: 60 }) },
  strict,
)
export const WindowSubject = Type.Object(
  {
    kind: Type.Enum(['item', 'theme']),
    code: Type.String(),
    name: Type.String(),
    unitName: Type.String(),
  },
  strict,
)
export type WindowSubject = Static<typeof WindowSubject>
export const WindowSubjects = Type.Object({ rows: Type.Array(WindowSubject) }, strict)
export type WindowSubjects = Static<typeof WindowSubjects>

/** What is asked for of one item or theme in the situations answered, by commas. */
export const ChecklistQuery = Type.Object(
  {
    itemCode: Type.Optional(itemCode),
    themeCode: Type.Optional(id),
    situations: Type.Optional(Type.String({ pattern: '^[a-z0-9,-]{1,1600}$' })),
  },
  strict,
)
export type ChecklistQuery = Static<typeof ChecklistQuery>

export const ChecklistMaterial = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** Who brings it: the applicant, or we from a register or an earlier step. */
    source: Type.Enum(['applicant', 'register', 'step']),
    /** May be owed (容缺受理). */
    deferrable: Type.Boolean(),
    /** A written promise stands in for it (告知承诺). */
    promisable: Type.Boolean(),
    originals: Type.Integer(),
    copies: Type.Integer(),
    reviewPoints: Type.Array(Type.String()),
    /** 受理标准. */
    acceptance: nullable(Type.String()),
  },
  strict,
)
export type ChecklistMaterial = Static<typeof ChecklistMaterial>

/** `GET /api/v1/window/checklist`: what to ask, what to look at, and what follows until when. */
export const Checklist = Type.Object(
  {
    title: Type.String(),
    unitName: Type.String(),
    questions: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          text: Type.String(),
          choices: Type.Array(Type.Object({ id: Type.String(), text: Type.String() }, strict)),
        },
        strict,
      ),
    ),
    materials: Type.Array(ChecklistMaterial),
    /** In hundredths of working days. */
    statutory: nullable(Type.Integer()),
    promised: Type.Integer(),
    serial: Type.Integer(),
    /** When it is decided if it is accepted now. */
    decideDueAt: instant,
    /** When the unit must have answered if it is only received now. */
    acceptDueAt: instant,
    /** Until when a correction told now may come. */
    correctDueAt: instant,
    /** Until when owed materials may come: the first for one working day, and so on. */
    toleranceDueAt: Type.Array(instant),
  },
  strict,
)
export type Checklist = Static<typeof Checklist>

/** How a clerk answers an application on the spot (行政许可法 第三十二条, 容缺受理). */
export const windowOutcomes = [
  'accept',
  'accept_with_gaps',
  'request_correction',
  'redirect',
  'not_needed',
] as const
export type WindowOutcome = (typeof windowOutcomes)[number]

const Outcome = Type.Object(
  {
    act: Type.Enum([...windowOutcomes]),
    /** The fields of the act. */
    fields: Type.Object(
      {
        note: Type.Optional(text),
        days: Type.Optional(Type.Integer()),
        promise: Type.Optional(text),
        points: Type.Optional(text),
        reasonCode: Type.Optional(text),
        instead: Type.Optional(text),
        reason: Type.Optional(text),
      },
      strict,
    ),
  },
  strict,
)
export type OutcomeWanted = Static<typeof Outcome>

/** `POST /api/v1/window/applications`: received and answered in one go, or only received. */
export const WindowApplicationBody = Type.Object(
  {
    ...ApplicationBody.properties,
    /** 告知承诺: materials for which a promise was signed. */
    promised: Type.Optional(Type.Array(id, { maxItems: 200, uniqueItems: true })),
    outcome: Type.Optional(Outcome),
  },
  strict,
)
export type WindowApplicationBody = Static<typeof WindowApplicationBody>

const PrintedLetter = Type.Object(
  { id: Type.String(), number: Type.String(), title: Type.String() },
  strict,
)

export const WindowApplicationTaken = Type.Object(
  {
    ...ApplicationTaken.properties,
    state: Type.String(),
    stateLabel: Type.String(),
    nextDueAt: nullable(instant),
    /** To be printed and handed over. */
    letters: Type.Array(PrintedLetter),
  },
  strict,
)
export type WindowApplicationTaken = Static<typeof WindowApplicationTaken>

/** `POST /api/v1/window/earlier`: in the body, because a number of a person belongs in no address. */
export const EarlierBody = Type.Object(
  { idNumber: Type.String({ pattern: '^[0-9A-Za-z]{15,18}$' }) },
  strict,
)
export const EarlierApplications = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          stateLabel: Type.String(),
          openedAt: instant,
          /** Waits for a correction or owed materials: it can be taken here. */
          isAwaited: Type.Boolean(),
        },
        strict,
      ),
    ),
    /** Until then no promise of this person stands in for a paper. */
    barredUntil: nullable(Type.String({ description: 'YYYY-MM-DD' })),
  },
  strict,
)
export type EarlierApplications = Static<typeof EarlierApplications>

/** `GET /api/v1/window/applications/<number>`: what somebody who comes back still has to bring. */
export const WindowApplication = Type.Object(
  {
    regionCode,
    number: Type.String(),
    title: Type.String(),
    state: Type.String(),
    stateLabel: Type.String(),
    version: Type.Integer(),
    nextDueAt: nullable(instant),
    correctionRounds: Type.Integer(),
    /** What was told to be missing, in the words of the notice. */
    told: nullable(Type.String()),
    waited: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          state: Type.Enum(['missing', 'owed']),
          deferrable: Type.Boolean(),
        },
        strict,
      ),
    ),
    decideDueAt: instant,
    correctDueAt: instant,
    toleranceDueAt: Type.Array(instant),
  },
  strict,
)
export type WindowApplication = Static<typeof WindowApplication>

/** `POST /api/v1/window/applications/<number>`: takes what was brought, and answers if it can. */
export const WindowSupplementBody = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    materials: Type.Array(id, { maxItems: 200, uniqueItems: true }),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    outcome: Type.Optional(Outcome),
  },
  strict,
)
export type WindowSupplementBody = Static<typeof WindowSupplementBody>

export const WindowSupplementTaken = Type.Object(
  { ...ActResult.properties, stateLabel: Type.String(), letters: Type.Array(PrintedLetter) },
  strict,
)
export type WindowSupplementTaken = Static<typeof WindowSupplementTaken>
