import type { AfterHours } from '@huiyin/contract/hall-after-hours'
import { addDays, endOfDay, formatInstant, localDayOf, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { lifecycleOf } from '../../../kernel/matter/index.ts'
import type { HallParts } from '../parts.ts'
import { selectCandidates, selectStays } from './after-hours.store.ts'
import { restAhead } from './rest.rules.ts'

const staysDays = 31
/** Who sees the whole hall; everybody else the own unit. */
const wholeHall = new Set(['supervisor', 'evaluator', 'leader'])

/**
 * 延时服务: what meets the conditions and is not done, as it stands now; it is the list of the last
 * working day before rest days, and a preview on others.
 */
export async function showAfterHours(parts: HallParts, actor: StaffActor): Promise<AfterHours> {
  const { regionCode } = actor
  const { db, org, clock, world, matters } = parts
  await clock.load(regionCode)
  const today = localDayOf(world.now())
  const rest = restAhead(clock.calendarOf(regionCode), today)
  const unitCodes = unitsOf(actor)
  const rows = await selectCandidates(db, { regionCode, unitCodes, until: endOfDay(today) })
  const since = startOfDay(addDays(today, -staysDays))
  const stays = await selectStays(db, { regionCode, unitCodes, since })
  const { unit } = await org.snapshot(regionCode)
  const unitRef = (code: string) => ({ code, name: unit(code)?.name ?? code })
  const staffIds = [...rows, ...stays].flatMap(({ staffId }) => staffId ?? [])
  const staff = await org.staff(db, regionCode, [...new Set(staffIds)])
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  return {
    ...rest,
    isToday: rest.day === today && rest.restDays > 0,
    rows: rows.map(({ unitCode, staffId, dueAt, state, ...row }) => ({
      ...row,
      stateLabel: lifecycleOf(matters.parts, row.kind).states[state]?.label.zh ?? state,
      unit: unitRef(unitCode),
      holderName: names.get(staffId ?? '') ?? null,
      dueAt: dueAt && formatInstant(dueAt),
    })),
    stays: stays.map(({ staffId, unitCode, startsAt, endsAt, minutes, matterNumbers }) => ({
      day: localDayOf(startsAt),
      staffName: names.get(staffId) ?? null,
      unit: unitRef(unitCode),
      from: formatInstant(startsAt).slice(11, 16),
      until: formatInstant(endsAt).slice(11, 16),
      minutes,
      matterNumbers: [...matterNumbers],
    })),
    minutes: stays.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

function unitsOf({ posts }: StaffActor): readonly string[] | null {
  if (posts.some(({ role }) => wholeHall.has(role))) return null
  return [...new Set(posts.map(({ unitCode }) => unitCode))]
}
