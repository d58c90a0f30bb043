import type { CaseKind, CaseSource } from './city-cases.ts'
import type { Word } from './words.ts'

/** Where a report came from. */
export const caseSourceWords: Readonly<Record<CaseSource, Word>> = {
  collector: { zh: '监督员上报', en: 'Collector' },
  public: { zh: '公众举报', en: 'Citizen' },
  video: { zh: '视频发现', en: 'Video' },
  leader: { zh: '领导批办', en: 'Leader' },
  hotline: { zh: '热线转办', en: 'Hotline' },
  media: { zh: '媒体曝光', en: 'Media' },
}

export const caseKindWords: Readonly<Record<CaseKind, Word>> = {
  component: { zh: '部件', en: 'Component' },
  event: { zh: '事件', en: 'Event' },
}
