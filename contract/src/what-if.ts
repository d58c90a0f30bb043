import Type, { type Static } from 'typebox'
import { HandlingStep } from './handling.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const code = Type.String({ minLength: 1, maxLength: 40 })
const share = Type.Number({ description: '0 to 1' })

/** Steps of a graph that is tried out. */
export const whatIfStepsMax = 60
/** A log that is tried out at the desk; a larger one is read by the command `huiyin whatif`. */
export const whatIfEventsMax = 200_000

const subject = { itemCode: Type.Optional(code), themeCode: Type.Optional(code) }

/** An item or a theme: one of both. */
export const WhatIfSubject = Type.Object(subject, strict)
export type WhatIfSubject = Static<typeof WhatIfSubject>

const Named = Type.Object({ code, name: Type.String() }, strict)

/** `GET /api/v1/what-if/subjects`: whose graph one may begin with. */
export const WhatIfSubjects = Type.Object(
  { items: Type.Array(Named), themes: Type.Array(Named) },
  strict,
)
export type WhatIfSubjects = Static<typeof WhatIfSubjects>

/** `GET /api/v1/what-if/graph`: the steps as they hold today; units by name. */
export const WhatIfGraph = Type.Object(
  { name: Type.String(), steps: Type.Array(HandlingStep) },
  strict,
)
export type WhatIfGraph = Static<typeof WhatIfGraph>

/** `POST /api/v1/what-if`: a graph, and whose closed applications are run on it again. */
export const WhatIfBody = Type.Object(
  {
    steps: Type.Array(HandlingStep, { minItems: 1, maxItems: whatIfStepsMax }),
    ...subject,
  },
  strict,
)
export type WhatIfBody = Static<typeof WhatIfBody>

const Distribution = Type.Object(
  {
    median: nullable(Type.Number()),
    mean: nullable(Type.Number()),
    p90: nullable(Type.Number()),
    max: nullable(Type.Number()),
  },
  strict,
)
export type WhatIfDistribution = Static<typeof Distribution>

/** The cases run again, in working days of eight hours. */
export const WhatIfReplay = Type.Object(
  {
    cases: Type.Integer(),
    casesLeftOut: Type.Integer(),
    serial: Distribution,
    parallel: Distribution,
    /** Cases by how long they took; a bin holds its lower end. */
    bins: Type.Array(
      Type.Object(
        {
          from: Type.Number(),
          until: Type.Number(),
          serial: Type.Integer(),
          parallel: Type.Integer(),
        },
        strict,
      ),
    ),
    /** Ways that decided, by ids of steps, the most frequent first. */
    paths: Type.Array(
      Type.Object({ steps: Type.Array(Type.String()), cases: Type.Integer() }, strict),
    ),
    units: Type.Array(Type.Object({ unit: Type.String(), cases: Type.Integer(), share }, strict)),
    /** The cases that took longest beside each other, each with the way that decided. */
    longest: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          serial: Type.Number(),
          parallel: Type.Number(),
          path: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
    /** Activities of the log that are no step of the graph. */
    unmatched: Type.Array(Type.String()),
  },
  strict,
)
export type WhatIfReplay = Static<typeof WhatIfReplay>

/** What the log says of how work went. */
export const WhatIfMined = Type.Object(
  {
    cases: Type.Integer(),
    events: Type.Integer(),
    activities: Type.Integer(),
    variantCount: Type.Integer(),
    variants: Type.Array(
      Type.Object({ count: Type.Integer(), activities: Type.Array(Type.String()) }, strict),
    ),
    throughputSeconds: Distribution,
    handover: Type.Object({ pairShare: nullable(share), timeShare: nullable(share) }, strict),
    rework: Type.Object(
      {
        caseShare: nullable(share),
        eventShare: nullable(share),
        activities: Type.Array(
          Type.Object({ activity: Type.String(), cases: Type.Integer() }, strict),
        ),
      },
      strict,
    ),
    fourEyes: Type.Object({ cases: Type.Integer(), onePersonShare: nullable(share) }, strict),
    /** Events without a case or an activity, cases without all their times. */
    skipped: Type.Integer(),
  },
  strict,
)
export type WhatIfMined = Static<typeof WhatIfMined>

/** The graph by promise and by a log, one step after another and as it lets its steps run. */
export const WhatIfAnswer = Type.Object(
  {
    /** Why there is nothing to reckon with, each at the place of the step it is about. */
    faults: Type.Array(
      Type.Object({ at: Type.String(), zh: Type.String(), en: Type.String() }, strict),
    ),
    promised: nullable(
      Type.Object(
        {
          serial: Type.Number({ description: 'working days' }),
          parallel: Type.Number({ description: 'working days' }),
          criticalPath: Type.Array(Type.String()),
          /** The steps as a picture (SVG). */
          drawing: Type.String(),
        },
        strict,
      ),
    ),
    /** `null` where no case has a step of the graph. */
    replay: nullable(WhatIfReplay),
    mined: nullable(WhatIfMined),
  },
  strict,
)
export type WhatIfAnswer = Static<typeof WhatIfAnswer>
