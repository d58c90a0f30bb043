import type { ContactPurpose } from '@huiyin/contract/people'
import type { RelayWay } from '@huiyin/contract/relay'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A relay as it is kept; what became of a message is the gateway's table to say. */
export interface RelayRow {
  readonly id: string
  readonly matterId: string
  readonly citizenId: string
  readonly way: RelayWay
  readonly purpose: ContactPurpose | null
  readonly staffId: string | null
  readonly unitCode: string
  readonly answersId: string | null
  /** The entry of the matter's history beside which the text stands; `null` for a call. */
  readonly textSeq: number | null
  readonly state: 'sent' | 'answered' | 'unanswered' | 'failed' | 'received'
  readonly askedAt: Date
  readonly stateAt: Date
}

const selected = sql`
  id, matter_id as "matterId", citizen_id as "citizenId", way, purpose, staff_id as "staffId",
  unit_code as "unitCode", answers_id as "answersId", text_seq as "textSeq", state,
  asked_at as "askedAt", state_at as "stateAt"`

/** @returns false when it is there already: a gateway tells a reply as often as it likes */
export async function insertRelay(tx: Tx, relay: RelayRow): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    insert into kernel.relay
      (region_code, id, matter_id, citizen_id, way, purpose, staff_id, unit_code, answers_id,
        text_seq, state, asked_at, state_at)
    values (${tx.regionCode}, ${relay.id}, ${relay.matterId}, ${relay.citizenId}, ${relay.way},
      ${relay.purpose}, ${relay.staffId}, ${relay.unitCode}, ${relay.answersId},
      ${relay.textSeq}, ${relay.state}, ${relay.askedAt}, ${relay.stateAt})
    on conflict (region_code, id) do nothing
    returning id`)
  return rows.length === 1
}

export async function insertPlace(tx: Tx, id: string): Promise<void> {
  await tx.query(sql`
    insert into kernel.relay_place (id, region_code)
    values (${id}, ${tx.regionCode})`)
}

/** The region a gateway speaks of. */
export async function selectPlace(q: Queryable, id: string): Promise<string | undefined> {
  const [row] = await q.query(sql<{ regionCode: string }>`
    select region_code as "regionCode"
    from kernel.relay_place
    where id = ${id}`)
  return row?.regionCode
}

export async function lockRelay(tx: Tx, id: string): Promise<RelayRow | undefined> {
  const [row] = await tx.query(sql<RelayRow>`
    select ${selected}
    from kernel.relay
    where region_code = ${tx.regionCode}
      and id = ${id}
    for update`)
  return row
}

export async function updateState(
  tx: Tx,
  relay: Pick<RelayRow, 'id' | 'state' | 'stateAt'>,
): Promise<void> {
  await tx.query(sql`
    update kernel.relay
    set state = ${relay.state}, state_at = ${relay.stateAt}
    where region_code = ${tx.regionCode}
      and id = ${relay.id}`)
}

/** How often a unit reached the person about a matter since a moment. */
export async function countSince(tx: Tx, matterId: string, since: Date): Promise<number> {
  const [row] = await tx.query(sql<{ count: number }>`
    select count(*)::int as count
    from kernel.relay
    where region_code = ${tx.regionCode}
      and matter_id = ${matterId}
      and way <> 'reply'
      and asked_at >= ${since}`)
  return row?.count ?? 0
}

/** The relays of a matter, oldest first, at most 200. */
export function selectOfMatter(
  q: Queryable,
  regionCode: string,
  matterId: string,
): Promise<RelayRow[]> {
  return q.query(sql<RelayRow>`
    select ${selected}
    from kernel.relay
    where region_code = ${regionCode}
      and matter_id = ${matterId}
    order by asked_at, id
    limit 200`)
}

/** The relays to and from people, newest first, at most 200: shown to the person. */
export function selectOfCitizens(
  q: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<RelayRow[]> {
  return q.query(sql<RelayRow>`
    select ${selected}
    from kernel.relay
    where region_code = ${regionCode}
      and citizen_id = any(${citizenIds}::uuid[])
    order by asked_at desc, id desc
    limit 200`)
}

/** The number of a matter that is known by its id. */
export async function selectNumberOf(tx: Tx, matterId: string): Promise<string | undefined> {
  const [row] = await tx.query(sql<{ number: string }>`
    select number
    from kernel.matter
    where region_code = ${tx.regionCode}
      and id = ${matterId}`)
  return row?.number
}
