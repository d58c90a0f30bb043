import { type LocalDay, localDayOf, parseLocalDay } from '@huiyin/contract/time'
import type { Region } from '../../kernel/org/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { selectEditions } from './bulletins.store.ts'
import { figuresOf, rateWithoutDisputed } from './facts.rules.ts'
import { hotlineBulletinRule } from './hotline/hotline-facts.rules.ts'
import type { BulletinParts } from './parts.ts'
import { cityWeeklyRule } from './period.rules.ts'
import {
  countContested,
  type PublishedHotline,
  type PublishedWeek,
  selectPublishedHotline,
  selectPublishedWeeks,
} from './published.store.ts'
import { methodNote } from './weekly-document.rules.ts'

type Parts = Pick<BulletinParts, 'db' | 'world' | 'org' | 'rulebook'>

/** What a region has published of street and hotline, and the regions that publish either. */
export interface PublishedBulletins {
  readonly region: Region | undefined
  readonly regions: readonly Region[]
  readonly weeks: readonly PublishedWeek[]
  readonly hotline: readonly PublishedHotline[]
}

/** The region asked for, else the first that publishes; nothing of one that does not. */
export async function findPublished(
  parts: Parts,
  asked: string | undefined,
): Promise<PublishedBulletins> {
  const today = localDayOf(parts.world.now())
  const regions = (await parts.org.regions()).filter(
    ({ regionCode }) =>
      isPublic(parts, regionCode, today) || isHotlinePublic(parts, regionCode, today),
  )
  const region =
    asked === undefined ? regions[0] : regions.find(({ regionCode }) => regionCode === asked)
  if (region === undefined) return { region, regions, weeks: [], hotline: [] }
  const { regionCode } = region
  const [weeks, hotline] = await Promise.all([
    selectPublishedWeeks(parts.db, regionCode),
    selectPublishedHotline(parts.db, regionCode),
  ])
  return {
    region,
    regions,
    weeks: weeks.filter(({ to }) => isPublic(parts, regionCode, to)),
    hotline: hotline.filter(({ to }) => isHotlinePublic(parts, regionCode, to)),
  }
}

/**
 * A published week for everybody, as it is in force.
 * @throws Refusal `case-bulletins/not-published`, also for a day that is none
 */
export async function showPublishedWeek(parts: Parts, asked: { regionCode: string; to: string }) {
  const to = parseLocalDay(asked.to)
  const region = await parts.org.region(asked.regionCode)
  if (to === undefined || region === undefined || !isPublic(parts, asked.regionCode, to)) {
    throw new Refusal('case-bulletins/not-published')
  }
  const editions = await selectEditions(parts.db, {
    regionCode: asked.regionCode,
    kind: 'city_weekly',
    to,
  })
  const bulletin = editions.find(({ state }) => state === 'published')
  if (bulletin === undefined) throw new Refusal('case-bulletins/not-published')
  const { facts } = bulletin
  return {
    bulletin,
    region,
    figures: figuresOf(facts, await countContested(parts.db, bulletin)),
    rateWithoutDisputed: rateWithoutDisputed(facts),
    method: methodNote(facts),
  }
}

function isHotlinePublic({ rulebook }: Parts, regionCode: string, on: LocalDay): boolean {
  return rulebook.inForce(regionCode, hotlineBulletinRule, on).value.public
}

function isPublic({ rulebook }: Parts, regionCode: string, on: LocalDay): boolean {
  return rulebook.inForce(regionCode, cityWeeklyRule, on).value.public
}
