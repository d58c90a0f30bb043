import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { AccessSetting } from './settings.rules.ts'

interface SettingRow extends AccessSetting {
  readonly validFrom: Date
}

/** The newest version that has begun; `undefined` before the first was set. */
export async function findSetting(
  q: Queryable,
  key: { regionCode: string; now: Date },
): Promise<SettingRow | undefined> {
  const [row] = await q.query(sql<SettingRow>`
    select second_factor_roles as "secondFactorRoles",
      session_idle_minutes as "sessionIdleMinutes", session_hours as "sessionHours",
      password_days as "passwordDays", valid_from as "validFrom"
    from kernel.access_setting
    where region_code = ${key.regionCode}
      and valid_from <= ${key.now}
    order by valid_from desc
    limit 1`)
  return row
}

/** @returns false when another version began at the same moment */
export async function insertSetting(
  tx: Tx,
  setting: AccessSetting & { validFrom: Date; setBy: string; reason: string },
): Promise<boolean> {
  const rows = await tx.query(sql<{ setBy: string }>`
    insert into kernel.access_setting
      (region_code, valid_from, second_factor_roles, session_idle_minutes, session_hours,
        password_days, set_by, reason)
    values (${tx.regionCode}, ${setting.validFrom}, ${setting.secondFactorRoles},
      ${setting.sessionIdleMinutes}, ${setting.sessionHours}, ${setting.passwordDays},
      ${setting.setBy}, ${setting.reason})
    on conflict (region_code, valid_from) do nothing
    returning set_by as "setBy"`)
  return rows.length > 0
}
