import type { Relay, RelayList } from '@huiyin/contract/relay'
import { formatInstant } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'
import { selectDeliveries } from '../../platform/sms/index.ts'
import type { StaffActor } from '../access/actor.ts'
import { getVisibleMatter, loadTexts } from '../matter/index.ts'
import type { RelayParts } from './parts.ts'
import { type RelayRow, selectOfCitizens, selectOfMatter } from './relay.store.ts'

/** A relay with what became of it, by the gateway's word. */
export interface RelayEvent extends Omit<RelayRow, 'state'> {
  readonly state: Relay['state']
}

/** How the people behind a matter were reached, with texts; what a region has connected. */
export async function showRelays(
  parts: RelayParts,
  actor: StaffActor,
  number: string,
): Promise<RelayList> {
  const { db, org } = parts
  const { matter } = await getVisibleMatter(parts, actor, number)
  const { regionCode } = matter
  const texts = await loadTexts(db, regionCode, matter.id)
  const events = await withDeliveries(db, await selectOfMatter(db, regionCode, matter.id))
  const staffIds = events.flatMap(({ staffId }) => staffId ?? [])
  const staff = staffIds.length === 0 ? [] : await org.staff(db, regionCode, staffIds)
  const names = new Map(staff.map((one) => [one.id, one.displayName]))
  const written = new Map(texts.map((text) => [`${text.seq} ${text.kind}`, text.body]))
  const rows = events.map(async (event): Promise<Relay> => {
    const { id, way, state, purpose, staffId, textSeq } = event
    const kind = way === 'reply' ? 'relay_reply' : 'relay_message'
    return {
      id,
      way,
      state,
      purpose,
      unit: (await org.unit(regionCode, event.unitCode))?.name ?? event.unitCode,
      byName: staffId === null ? null : (names.get(staffId) ?? null),
      text: textSeq === null ? null : (written.get(`${textSeq} ${kind}`) ?? null),
      at: formatInstant(event.askedAt),
      stateAt: formatInstant(event.stateAt),
    }
  })
  const ways =
    parts.voice === undefined ? ['message' as const] : ['message' as const, 'call' as const]
  return { ways, rows: await Promise.all(rows) }
}

/** Every time somebody reached these people through the platform, newest first. */
export async function relaysOf(
  { db }: Pick<RelayParts, 'db'>,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<readonly RelayEvent[]> {
  return withDeliveries(db, await selectOfCitizens(db, regionCode, citizenIds))
}

async function withDeliveries(q: Queryable, rows: readonly RelayRow[]): Promise<RelayEvent[]> {
  const ids = rows.filter(({ way }) => way === 'message').map(({ id }) => id)
  const deliveries = ids.length === 0 ? undefined : await selectDeliveries(q, ids)
  return rows.map((row) => {
    const delivery = deliveries?.get(row.id)
    // What never reached the gateway failed here, whatever the gateway says of nothing.
    if (delivery === undefined || row.state === 'failed') return row
    return { ...row, state: delivery.state, stateAt: delivery.at }
  })
}
