import Type, { type Static } from 'typebox'
import { areaCode } from './routing.ts'
import { strict } from './rule-values.ts'
import { takenRegister } from './taken-file.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** 状态: how a component stands in its place. */
export const componentStates = ['intact', 'damaged', 'missing', 'removed'] as const
export type ComponentState = (typeof componentStates)[number]

export const componentCode = Type.String({
  pattern: '^[0-9]{16}$',
  description: '6 region, 2 大类, 2 小类, 6 sequence (GB/T 30428.2)',
})

/** A unit that has to do with a component, by its code and as it is called today. */
export const ComponentUnit = Type.Object({ code: Type.String(), name: Type.String() }, strict)

/** 部件: a thing of the street, and who answers for it. */
export const Component = Type.Object(
  {
    code: componentCode,
    category: Type.String(),
    className: Type.String(),
    name: Type.String(),
    /** 主管部门. */
    managing: nullable(ComponentUnit),
    /** 权属单位. */
    owner: ComponentUnit,
    /** 养护单位. */
    maintenance: nullable(ComponentUnit),
    longitude: Type.Number(),
    latitude: Type.Number(),
    gridCode: nullable(Type.String()),
    address: nullable(Type.String()),
    state: Type.Enum([...componentStates]),
    recordedOn: Type.String({ format: 'date' }),
    changedAt: Type.String(),
    note: nullable(Type.String()),
  },
  strict,
)
export type Component = Static<typeof Component>

export const ComponentsQuery = Type.Object(
  {
    /** A class, or the group it begins with. */
    category: Type.Optional(Type.String({ pattern: '^[0-9]{2}([0-9]{2})?$' })),
    areaCode: Type.Optional(areaCode),
    state: Type.Optional(Type.Enum([...componentStates])),
    unitCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    /** Begins the code, or stands in name or address. */
    q: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
    cursor: Type.Optional(componentCode),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export type ComponentsQuery = Static<typeof ComponentsQuery>

export const ComponentList = Type.Object(
  { rows: Type.Array(Component), nextCursor: nullable(Type.String()) },
  strict,
)
export type ComponentList = Static<typeof ComponentList>

/** Fields of a file of components, as its faults name them. */
const componentFields = [
  'code',
  'name',
  'managing',
  'owner',
  'maintenance',
  'point',
  'grid',
  'address',
  'state',
  'recordedOn',
  'note',
] as const
export type ComponentField = (typeof componentFields)[number]

export const ComponentsTaken = takenRegister(componentFields)
export type ComponentsTaken = Static<typeof ComponentsTaken>
