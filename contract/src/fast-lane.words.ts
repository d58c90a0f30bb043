import type { FastLaneGround } from './fast-lane.ts'

/** The grounds in words, as the desk and the public page say them. */
export const fastLaneGroundWords: Readonly<
  Record<FastLaneGround, { readonly zh: string; readonly en: string }>
> = {
  emergency: { zh: '应急抢险救灾', en: 'Emergency and disaster relief' },
  major_project: { zh: '重点项目清单内项目', en: 'A project of the published list' },
  livelihood: { zh: '水电气暖等民生保障', en: 'Water, power, gas or heating for people' },
  expiring: { zh: '原证照即将到期影响经营', en: 'A licence is about to expire' },
}
