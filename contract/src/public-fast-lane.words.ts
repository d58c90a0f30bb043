import type { Dictionary } from './words.ts'

/** The public list of what goes before others. */
export const publicFastLaneWords = {
  fastLaneTitle: { zh: '绿色通道办件公示', en: 'Applications on the fast lane' },
  fastLaneLead: {
    zh: '{region}按规定事由走绿色通道、优先办理的办件全部在此公示，含最近 90 天已结束的，不含个人信息。',
    en: 'Every application of {region} that goes before others, on what ground and until when; the last 90 days too. No persons are named.',
  },
  fastLaneNone: { zh: '目前没有走绿色通道的办件。', en: 'None at present.' },
  fastLaneNumber: { zh: '办件编号', en: 'Number' },
  fastLaneItem: { zh: '事项', en: 'Item' },
  fastLaneUnit: { zh: '单位', en: 'Unit' },
  fastLaneGround: { zh: '事由', en: 'Ground' },
  fastLaneSince: { zh: '开始', en: 'Since' },
  fastLaneUntil: { zh: '截止', en: 'Until' },
  fastLaneOver: { zh: '已结束', en: 'over' },
  fastLaneNote: {
    zh: '对优先办理有异议，可拨打首页公布的监督电话。',
    en: 'Objections: the number on the front page.',
  },
} as const satisfies Dictionary
