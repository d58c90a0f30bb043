import type { OutsideField, ReplyState } from './outside-matters.ts'
import type { Word } from './words.ts'

/** What a column of a list of another office can be. */
export const outsideFieldWords: Readonly<Record<OutsideField, Word>> = {
  number: { zh: '外部编号', en: 'Outside number' },
  title: { zh: '标题', en: 'Title' },
  due: { zh: '办理时限', en: 'Due' },
  unit: { zh: '承办单位', en: 'Unit' },
  text: { zh: '内容', en: 'Content' },
}

/** How far our answer to another system is. */
export const replyStateWords: Readonly<Record<ReplyState, Word>> = {
  none: { zh: '尚未回复', en: 'Not answered' },
  waiting: { zh: '已回复，待送达', en: 'Answered, to be delivered' },
  sent: { zh: '回复已送达', en: 'Delivered' },
  accepted: { zh: '回复已认可', en: 'Accepted' },
  rejected: { zh: '回复被退回', en: 'Returned' },
}
