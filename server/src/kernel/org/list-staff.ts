import type { StaffList, StaffQuery } from '@huiyin/contract/org'
import { localDayOf } from '@huiyin/contract/time'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Role, StaffActor } from '../access/actor.ts'
import { selectPostsOfStaff, selectStaffPage } from './org.store.ts'

/** Roles whose work reaches over all units; the others see the units of their posts. */
const seesAllUnits: readonly Role[] = ['supervisor', 'leader', 'system_admin', 'security_admin']

/** People the actor may see, by work number, with the posts they hold today. */
export async function listStaff(
  { db, world }: { db: Db; world: World },
  actor: StaffActor,
  { unitCode, q, cursor, limit }: StaffQuery,
): Promise<StaffList> {
  const { regionCode } = actor
  const people = await selectStaffPage(db, {
    regionCode,
    unitCodes: visibleUnits(actor, unitCode),
    part: q?.trim() ?? '',
    after: cursor ?? '',
    limit: limit + 1,
  })
  const shown = people.slice(0, limit)
  const held = await selectPostsOfStaff(db, {
    regionCode,
    staffIds: shown.map((person) => person.id),
    day: localDayOf(world.now()),
  })
  const posts = Map.groupBy(held, (post) => post.staffId)
  return {
    rows: shown.map(({ id, staffCode, displayName, unitCode, phone, state }) => ({
      staffId: id,
      staffCode,
      displayName,
      unitCode,
      phone,
      state,
      posts: (posts.get(id) ?? []).map(({ postCode, unitCode, role }) => ({
        postCode,
        unitCode,
        role,
      })),
    })),
    nextCursor: people.length > limit ? (shown.at(-1)?.staffCode ?? null) : null,
  }
}

/** `null` is every unit; an empty list is none. */
function visibleUnits(actor: StaffActor, asked: string | undefined): readonly string[] | null {
  if (actor.posts.some((post) => seesAllUnits.includes(post.role))) {
    return asked === undefined ? null : [asked]
  }
  const own = [...new Set(actor.posts.map((post) => post.unitCode))]
  return asked === undefined ? own : own.filter((unitCode) => unitCode === asked)
}
