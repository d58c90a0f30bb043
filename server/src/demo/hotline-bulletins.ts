import assert from 'node:assert/strict'
import { addDays, localDayOf, weekdayOf } from '@huiyin/contract/time'
import { actOnBulletin, draftHotline, hotlineBulletinRule } from '../contexts/bulletins/index.ts'
import type { House } from '../house.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'

/** So many days before now the hotline was played first. */
const dayBefore = 3
const watermark = '示例 DEMO'

/** A day of the hotline is published; the week before waits for somebody to check it. */
export async function playHotlineBulletins(house: House, cast: Cast): Promise<void> {
  const [drafter, checker] = cast.supervisors
  assert(drafter !== undefined && checker !== undefined, 'two supervisors are played')
  const at = house.world.now()
  const today = localDayOf(at)
  await house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, hotlineBulletinRule, {
      version: 'demo-1',
      value: { public: true },
      effectiveFrom: '2026-01-01',
      ground: '示例：澍政办〔2026〕示例4号',
      publishedBy: `staff:${cast.countyLeader.staffId}`,
      publishedAt: at,
    }),
  )
  await house.rulebook.load()
  const bulletinId = await draftHotline(house, drafter, {
    period: 'daily',
    to: addDays(today, -dayBefore),
  })
  const act = (actor: typeof drafter, name: 'check' | 'approve' | 'publish') =>
    actOnBulletin(house, { actor, bulletinId, act: name, watermark })
  await act(checker, 'check')
  await act(cast.countyLeader, 'approve')
  await act(checker, 'publish')
  const lastSunday = addDays(today, -(weekdayOf(today) % 7 || 7))
  await draftHotline(house, drafter, { period: 'weekly', to: lastSunday })
}
