import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { UnitKind } from '../org/index.ts'

/** The facts of a unit from a day on. */
export interface UnitVersion {
  readonly id: string
  readonly unitCode: string
  readonly effectiveOn: string
  readonly name: string
  readonly nameEn: string | null
  readonly kind: UnitKind
  readonly parentCode: string | null
  readonly phone: string | null
  readonly validTo: string | null
  readonly ground: string
  /** `null` for what was known before the first change. */
  readonly enteredBy: string | null
  readonly enteredAt: Date
  readonly appliedAt: Date | null
}

export async function insertVersions(tx: Tx, versions: readonly UnitVersion[]): Promise<void> {
  if (versions.length === 0) return
  await tx.query(
    insertRows(
      'kernel.unit_version',
      {
        region_code: 'text',
        id: 'uuid',
        unit_code: 'text',
        effective_on: 'date',
        name: 'text',
        name_en: 'text',
        kind: 'text',
        parent_code: 'text',
        phone: 'text',
        valid_to: 'date',
        ground: 'text',
        entered_by: 'uuid',
        entered_at: 'timestamptz',
        applied_at: 'timestamptz',
      },
      versions.map((version) => ({
        region_code: tx.regionCode,
        id: version.id,
        unit_code: version.unitCode,
        effective_on: version.effectiveOn,
        name: version.name,
        name_en: version.nameEn,
        kind: version.kind,
        parent_code: version.parentCode,
        phone: version.phone,
        valid_to: version.validTo,
        ground: version.ground,
        entered_by: version.enteredBy,
        entered_at: version.enteredAt,
        applied_at: version.appliedAt,
      })),
    ),
  )
}

const versionColumns = sql`
  version.id, version.unit_code as "unitCode", version.effective_on as "effectiveOn",
  version.name, version.name_en as "nameEn", version.kind, version.parent_code as "parentCode",
  version.phone, version.valid_to as "validTo", version.ground,
  version.entered_by as "enteredBy", version.entered_at as "enteredAt",
  version.applied_at as "appliedAt"`

/** A version with the name of who entered it. */
export interface NamedVersion extends UnitVersion {
  readonly enteredByName: string | null
}

/** What a unit was and will be, latest first; at most 200. */
export function selectVersions(
  q: Queryable,
  unit: { readonly regionCode: string; readonly unitCode: string },
): Promise<NamedVersion[]> {
  return q.query(sql<NamedVersion>`
    select ${versionColumns}, staff.display_name as "enteredByName"
    from kernel.unit_version as version
    left join kernel.staff on staff.region_code = version.region_code
      and staff.id = version.entered_by
    where version.region_code = ${unit.regionCode}
      and version.unit_code = ${unit.unitCode}
    order by version.effective_on desc, version.id desc
    limit 200`)
}

/** Takes versions whose day has come, oldest first; another server finds them taken. */
export function takeDueVersions(
  tx: Tx,
  due: { readonly day: string; readonly at: Date },
): Promise<UnitVersion[]> {
  return tx.query(sql<UnitVersion>`
    update kernel.unit_version as version
    set applied_at = ${due.at}
    where version.region_code = ${tx.regionCode}
      and version.applied_at is null
      and version.effective_on <= ${due.day}::date
    returning ${versionColumns}`)
}

/** Regions are few in one parent; the row lock keeps two new zones from one key. */
export async function lockRegion(q: Queryable, regionCode: string): Promise<void> {
  await q.query(sql`
    select region_code
    from kernel.region
    where region_code = ${regionCode}
    for update`)
}
