import Type, { type Static } from 'typebox'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** `GET /api/v1/work/applications/<number>/delivery`: how the applicant wants the result, and where. */
export const DeliveryWanted = Type.Object(
  {
    way: Type.Enum(['counter', 'post', 'door', 'electronic']),
    /** Contact data: a look at it is recorded. `null` where it is fetched, or was erased. */
    address: nullable(Type.String()),
  },
  { additionalProperties: false },
)
export type DeliveryWanted = Static<typeof DeliveryWanted>
