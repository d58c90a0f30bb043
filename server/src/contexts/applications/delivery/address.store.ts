import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import { deliveryAddressField } from '../application.types.ts'

/** The address an applicant left for the result; the process of the public zone may not read it. */
export async function findDeliveryAddress(
  q: Queryable,
  regionCode: string,
  matterId: string,
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ address: string }>`
    select field ->> 'value' as address
    from applications.application
    cross join jsonb_array_elements(coalesce(form, '[]'::jsonb)) as field
    where region_code = ${regionCode}
      and matter_id = ${matterId}::uuid
      and field ->> 'field' = ${deliveryAddressField}
    limit 1`)
  return row?.address
}
