import type { FrontageKind, NoticeWay } from './frontages.ts'
import type { Dictionary } from './words.ts'

export const frontageKindWords = {
  shop: { zh: '门店', en: 'Shop' },
  road_section: { zh: '路段', en: 'Road section' },
} as const satisfies Dictionary & Record<FrontageKind, unknown>

export const noticeWayWords = {
  message: { zh: '短信', en: 'Message' },
  on_site: { zh: '当面', en: 'On the spot' },
} as const satisfies Dictionary & Record<NoticeWay, unknown>
