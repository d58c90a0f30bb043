import assert from 'node:assert/strict'
import { actOnBulletin, cityWeeklyRule, draftWeek } from '../contexts/bulletins/index.ts'
import { importPastMatters } from '../contexts/past-matters/index.ts'
import type { House } from '../house.ts'
import type { settableWorld } from '../platform/world.ts'
import { formerMapping, formerWeek } from './former-week.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'
import { linkedGroups, weekTo } from './weekly-bulletin.data.ts'

/** So long the named units have for their objections, also over a long holiday. */
export const objectionDays = 14
const watermark = '示例 DEMO'

interface Played {
  readonly house: House
  readonly world: ReturnType<typeof settableWorld>
  readonly cast: Cast
  /** When the objections are over and it goes out. */
  readonly publishedAt: Date
}

/**
 * A week of 2020 comes out of the former system as a file and is taken over; its bulletin goes from
 * the draft to the press, each step by somebody else.
 */
export async function playWeeklyBulletin({
  house,
  world,
  cast,
  publishedAt,
}: Played): Promise<void> {
  const [drafter, checker] = cast.supervisors
  assert(drafter !== undefined && checker !== undefined, 'two supervisors are played')
  await publishWeek(house, cast)
  await importPastMatters(house.pastMatters, {
    regionCode: county,
    kind: 'city-cases',
    bytes: formerWeek(),
    mapping: formerMapping,
    dryRun: false,
    by: `staff:${drafter.staffId}`,
  })
  const bulletinId = await draftWeek(house, drafter, { to: weekTo })
  const act = (actor: typeof drafter, name: 'check' | 'approve' | 'publish') =>
    actOnBulletin(house, { actor, bulletinId, act: name, watermark })
  await act(checker, 'check')
  await act(cast.countyLeader, 'approve')
  world.set(publishedAt)
  await act(checker, 'publish')
}

/** How the county counts its week: who is grouped with whom, and that everybody may read it. */
async function publishWeek(house: House, cast: Cast): Promise<void> {
  const organisation = await house.org.units(county)
  const codeOf = (name: string) => {
    const unit = organisation.find((one) => one.name === name)
    assert(unit !== undefined, `${name} is a unit of the demo`)
    return unit.code
  }
  const groups = linkedGroups.map(({ name, units }) => ({
    name,
    unitCodes: units.map((unit) => codeOf(unit.name)),
  }))
  await house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, cityWeeklyRule, {
      version: 'demo-1',
      value: { ...cityWeeklyRule.otherwise.value, public: true, groups },
      effectiveFrom: '2020-12-01',
      ground: '示例：澍政办〔2020〕示例3号',
      publishedBy: `staff:${cast.countyLeader.staffId}`,
      publishedAt: house.world.now(),
    }),
  )
  await house.rulebook.load()
}
