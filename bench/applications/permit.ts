import { randomUUID } from 'node:crypto'
import type { Db } from '../../server/src/platform/db/db.ts'
import { sql } from '../../server/src/platform/db/sql.ts'
import { departments, itemCode, itemName, region } from '../service/town.ts'

/** The item that is applied for: five departments examine it beside each other. */
export const permitCode = itemCode(1, 0)

const days = (amount: number) => ({ amount, unit: 'working_day' })
const limits = [5, 3, 4, 5, 2]

/** Publishes the item as three people would have; the lives begin with it in force. */
export async function publishPermit(db: Db): Promise<void> {
  const content = {
    identity: { unitCode: departments[0] },
    promise: { statutoryLimit: days(20) },
    handling: {
      steps: departments.map((unit, index) => ({
        id: `step-${index}`,
        name: `第${index + 1}个部门审查`,
        unit,
        limit: days(limits[index] ?? 1),
        after: [],
      })),
      materials: [],
      specialProcedures: [],
      decisions: [],
      results: [],
    },
  }
  await db.transaction(region, (tx) =>
    tx.query(sql`
      insert into catalog.item_version (
        region_code, id, code, number, state, name, unit_code, valid_from, content, content_hash,
        ground, drafted_by, drafted_at, reviewed_by, reviewed_at, decided_by, decided_at
      ) values (
        ${region}, ${randomUUID()}, ${permitCode}, 1, 'published', ${itemName(1, 0)},
        ${departments[0]}, '2020-01-01', ${JSON.stringify(content)}::jsonb, ${'0'.repeat(64)},
        'benchmark', ${randomUUID()}, '2020-01-01', ${randomUUID()}, '2020-01-01',
        ${randomUUID()}, '2020-01-01'
      )`),
  )
}
