import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullableText = Type.Union([Type.String(), Type.Null()])
const day = Type.String({ format: 'date', description: 'A day of the city, YYYY-MM-DD' })

/** 部门, 联动单位(企业), 临时机构, 政务大厅, 督查督办机构. */
export const unitKinds = [
  'office',
  'linked_enterprise',
  'temporary_office',
  'hall',
  'supervising_office',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** `GET /api/v1/units`, `GET /api/v1/windows` */
export const OrgQuery = Type.Object(
  {
    regionCode: Type.Optional(Type.String({ pattern: '^[0-9]{6,12}$' })),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    limit: Type.Integer({ minimum: 1, maximum: 1000, default: 1000 }),
  },
  strict,
)
export type OrgQuery = Static<typeof OrgQuery>

export const UnitRow = Type.Object(
  {
    regionCode: Type.String(),
    code: Type.String(),
    name: Type.String(),
    nameEn: nullableText,
    kind: Type.String(),
    parentCode: nullableText,
    phone: nullableText,
  },
  strict,
)
export type UnitRow = Static<typeof UnitRow>
export const Units = Type.Object({ rows: Type.Array(UnitRow), nextCursor: nullableText }, strict)
export type Units = Static<typeof Units>

export const WindowRow = Type.Object(
  {
    regionCode: Type.String(),
    code: Type.String(),
    unitCode: Type.String(),
    name: Type.String(),
    nameEn: nullableText,
    hall: Type.String(),
  },
  strict,
)
export type WindowRow = Static<typeof WindowRow>
export const Windows = Type.Object(
  { rows: Type.Array(WindowRow), nextCursor: nullableText },
  strict,
)
export type Windows = Static<typeof Windows>

export const RegionRow = Type.Object(
  {
    regionCode: Type.String(),
    divisionCode: nullableText,
    name: Type.String(),
    nameEn: nullableText,
    level: Type.String(),
    parentRegionCode: nullableText,
  },
  strict,
)
export type RegionRow = Static<typeof RegionRow>
export const Regions = Type.Object({ rows: Type.Array(RegionRow) }, strict)
export type Regions = Static<typeof Regions>

/** `GET /api/v1/staff` */
export const StaffQuery = Type.Object(
  {
    unitCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: 'Part of a name or work number' }),
    ),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
  },
  strict,
)
export type StaffQuery = Static<typeof StaffQuery>

export const StaffRow = Type.Object(
  {
    staffId: Type.String(),
    staffCode: Type.String(),
    displayName: Type.String(),
    unitCode: Type.String(),
    phone: nullableText,
    state: Type.String(),
    posts: Type.Array(
      Type.Object(
        { postCode: Type.String(), unitCode: Type.String(), role: Type.String() },
        strict,
      ),
    ),
  },
  strict,
)
export type StaffRow = Static<typeof StaffRow>
export const StaffList = Type.Object(
  { rows: Type.Array(StaffRow), nextCursor: nullableText },
  strict,
)
export type StaffList = Static<typeof StaffList>

/** 请假, 培训, 借调, 病假, 其他. */
export const absenceReasons = ['leave', 'training', 'secondment', 'illness', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** `POST /api/v1/absences`; without `absentStaffId` one's own, without `deputyStaffId` nobody. */
export const NewAbsence = Type.Object(
  {
    absentStaffId: Type.Optional(Type.String({ format: 'uuid' })),
    deputyStaffId: Type.Optional(Type.String({ format: 'uuid' })),
    validFrom: day,
    validTo: day,
    reason: Type.Enum(absenceReasons),
  },
  strict,
)
export type NewAbsence = Static<typeof NewAbsence>

export const AbsenceRow = Type.Object(
  {
    id: Type.String(),
    absentStaffId: Type.String(),
    absentName: Type.String(),
    deputyStaffId: nullableText,
    deputyName: nullableText,
    validFrom: Type.String(),
    validTo: Type.String(),
    reason: Type.String(),
  },
  strict,
)
export type AbsenceRow = Static<typeof AbsenceRow>
export const Absences = Type.Object({ rows: Type.Array(AbsenceRow) }, strict)
export type Absences = Static<typeof Absences>

export const AbsenceMade = Type.Object({ id: Type.String() }, strict)
export type AbsenceMade = Static<typeof AbsenceMade>
export const AbsenceParameter = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)
