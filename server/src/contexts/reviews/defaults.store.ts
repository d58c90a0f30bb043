import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { StoredServiceEnd } from './service-ends.store.ts'

/** Services ended on or before a day that nobody rated, and whose silence is not recorded yet. */
export function findSilent(tx: Tx, lastDay: string, limit: number): Promise<StoredServiceEnd[]> {
  return tx.query(sql<StoredServiceEnd>`
    select service_end.region_code as "regionCode", service_end.id,
      service_end.project_no as "projectNo", service_end.service_number as "serviceNumber",
      service_end.unit_code as "unitCode", service_end.item_code as "itemCode",
      service_end.window_code as "windowCode", service_end.staff_code as "staffCode",
      service_end.channel, service_end.outcome, service_end.helped,
      service_end.citizen_id as "citizenId", service_end.ended_at as "endedAt",
      service_end.ended_on as "endedOn", service_end.token_key_version as "tokenKeyVersion",
      service_end.token_expires_at as "tokenExpiresAt", service_end.reviewed
    from reviews.service_end as service_end
    where service_end.region_code = ${tx.regionCode}
    and service_end.ended_on < ${lastDay}
    and not service_end.reviewed
    and not exists (
      select 1
      from reviews.review as review
      where review.region_code = service_end.region_code
      and review.service_end_id = service_end.id
      and review.round = 'default'
    )
    order by service_end.ended_on, service_end.id
    limit ${limit}
    for update of service_end skip locked`)
}
