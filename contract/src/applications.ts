import Type, { type Static } from 'typebox'
import {
  type AgentRelation,
  agentRelationWords,
  type MandateProof,
  mandateProofWords,
} from './applications.words.ts'
import { itemCode } from './catalog-versions.ts'
import { JointTaskView } from './joint-tasks.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const id = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })

/** Who applies; an enterprise names who comes for it. */
export const Applicant = Type.Object(
  {
    kind: Type.Enum(['person', 'enterprise']),
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    /** 居民身份证号 of a person, 统一社会信用代码 of an enterprise. */
    idNumber: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{15,18}$' })),
    phone: Type.String({ pattern: '^1[0-9]{10}$' }),
  },
  strict,
)
export type Applicant = Static<typeof Applicant>

/** Who stands at the window for the applicant, and what shows that he may. */
export const Agent = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    idNumber: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{15,18}$' })),
    relation: Type.Enum(Object.keys(agentRelationWords) as AgentRelation[]),
    mandate: Type.Enum(Object.keys(mandateProofWords) as MandateProof[]),
  },
  strict,
)
export type Agent = Static<typeof Agent>

/** `POST /api/v1/applications`: one item, or all items of a theme in one form. */
export const ApplicationBody = Type.Object(
  {
    regionCode: Type.String({ pattern: '^[0-9]{6,12}$' }),
    itemCode: Type.Optional(itemCode),
    themeCode: Type.Optional(id),
    /** The choices of the questions beforehand (情形). */
    situations: Type.Optional(Type.Array(id, { maxItems: 40, uniqueItems: true })),
    applicant: Applicant,
    /** Left out when the applicant comes in person. */
    agent: Type.Optional(Agent),
    /** The form of the items, by field. */
    form: Type.Optional(
      Type.Array(
        Type.Object(
          {
            field: Type.String({ minLength: 1, maxLength: 60 }),
            value: Type.String({ maxLength: 2000 }),
          },
          strict,
        ),
        { maxItems: 100 },
      ),
    ),
    /** The materials handed in, by their ids in the guide. */
    materials: Type.Optional(Type.Array(id, { maxItems: 200, uniqueItems: true })),
    evidence: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
    /** Post and door need the address as the field `delivery-address` of the form. */
    deliveryWay: Type.Optional(Type.Enum(['counter', 'post', 'door'])),
  },
  strict,
)
export type ApplicationBody = Static<typeof ApplicationBody>

export const ApplicationTaken = Type.Object(
  {
    number: Type.String(),
    /** Opens the application on its progress page; shown once. */
    receiptCode: Type.String(),
    /** 收件后最迟答复: then it counts as accepted. */
    acceptDueAt: instant,
    /** What is still missing, by name. */
    missing: Type.Array(Type.String()),
    version: Type.Integer(),
  },
  strict,
)
export type ApplicationTaken = Static<typeof ApplicationTaken>

/** A step in the joint view: where it is, with whom, and how its date comes about. */
export const JointStep = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    unit: Type.Object({ code: Type.String(), name: Type.String() }, strict),
    after: Type.Array(Type.String()),
    decideAfter: Type.Array(Type.String()),
    /** Statutory and promised time in hundredths of working days. */
    statutory: nullable(Type.Integer()),
    promised: Type.Integer(),
    /** `null` before it has begun. */
    number: nullable(Type.String()),
    run: Type.Integer(),
    state: Type.String(),
    stateLabel: Type.String(),
    beganAt: nullable(instant),
    endedAt: nullable(instant),
    /** Working time since it began, stops included, in hundredths of working days. */
    used: Type.Integer(),
    /** When it is over as things stand. */
    expectedAt: instant,
    isOverdue: Type.Boolean(),
    isCritical: Type.Boolean(),
  },
  strict,
)
export type JointStep = Static<typeof JointStep>

/** A file the applicant handed in, as which material, and where it was before. */
export const HandedInMaterial = Type.Object(
  {
    evidenceId: Type.String(),
    material: Type.String(),
    fileName: Type.String(),
    handedInAt: instant,
    /** Used again: the applicant agreed to it then; `number` is gone when that application was erased. */
    reused: nullable(
      Type.Object(
        { consentedAt: instant, number: nullable(Type.String()), handedInAt: nullable(instant) },
        strict,
      ),
    ),
  },
  strict,
)
export type HandedInMaterial = Static<typeof HandedInMaterial>

/** `GET /api/v1/work/applications/<number>`: the joint approval at a glance. */
export const JointView = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    state: Type.String(),
    version: Type.Integer(),
    /** Statutory, promised and used time, side by side, in hundredths of working days. */
    statutory: nullable(Type.Integer()),
    promised: Type.Integer(),
    serial: Type.Integer(),
    used: Type.Integer(),
    expectedAt: nullable(instant),
    steps: Type.Array(JointStep),
    /** What the applicant handed in online, by material. */
    materials: Type.Array(HandedInMaterial),
    /** What its steps and the lead have asked of other units. */
    jointTasks: Type.Array(JointTaskView),
    /** The steps as a picture (SVG), the critical path marked. */
    drawing: Type.String(),
  },
  strict,
)
export type JointView = Static<typeof JointView>
