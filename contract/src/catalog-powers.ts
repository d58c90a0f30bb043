import Type, { type Static } from 'typebox'
import { itemCode } from './catalog-versions.ts'
import type { FieldLabel } from './rule-values.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const called = (zh: string, en: string) => ({ label: { zh, en } satisfies FieldLabel })
const unitCode = (zh: string, en: string) =>
  Type.String({ minLength: 1, maxLength: 36, ...called(zh, en) })

/**
 * 权限划转: the right to decide on items goes from the section that had it to the approval section;
 * the one that had it supervises what is decided (审管衔接).
 */
export const PowerTransfer = Type.Object(
  {
    fromUnitCode: unitCode('划出单位编码（负责监管）', 'From (supervises from now on)'),
    toUnitCode: unitCode('划入单位编码（负责审批）', 'To (decides from now on)'),
    itemCodes: Type.Array(itemCode, {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      ...called('划转的事项编码', 'Items (codes)'),
    }),
  },
  strict,
)
export type PowerTransfer = Static<typeof PowerTransfer>

/** Who decides on what that he had not before; the date of effect is that of the edition. */
export const PowerTransfersValue = Type.Object(
  {
    transfers: Type.Array(PowerTransfer, {
      maxItems: 100,
      ...called('权限划转', 'Transfers of power'),
    }),
  },
  strict,
)

/** A decision told to the section that supervises what it allows, with the receipt of having read. */
export const SupervisionLink = Type.Object(
  {
    id: Type.String(),
    itemCode,
    itemName: Type.String(),
    matterNumber: Type.String(),
    decision: Type.String(),
    decidedAt: Type.String(),
    decidingUnit: Type.String(),
    supervisingUnit: Type.String(),
    readBy: nullable(Type.String()),
    readAt: nullable(Type.String()),
  },
  strict,
)
export type SupervisionLink = Static<typeof SupervisionLink>

export const SupervisionLinkQuery = Type.Object(
  { unread: Type.Boolean({ default: false, description: 'Only those nobody has read' }) },
  strict,
)
/** `GET /api/v1/supervision-links`: of the own units, the newest first, at most a hundred. */
export const SupervisionLinks = Type.Object({ rows: Type.Array(SupervisionLink) }, strict)
export type SupervisionLinks = Static<typeof SupervisionLinks>
export const SupervisionLinkPath = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)
