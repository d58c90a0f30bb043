import type { HotlineCount, HotlinePeriod } from './hotline-bulletins.ts'
import type { Word } from './words.ts'

export const hotlinePeriodWords: Readonly<Record<HotlinePeriod, Word>> = {
  daily: { zh: '日报', en: 'Daily' },
  weekly: { zh: '周报', en: 'Weekly' },
  monthly: { zh: '月报', en: 'Monthly' },
}

export const hotlineCountWords: Readonly<Record<keyof HotlineCount, Word>> = {
  received: { zh: '受理', en: 'Received' },
  closed: { zh: '办结', en: 'Closed' },
  direct: { zh: '直接答复', en: 'Answered at once' },
  dispatched: { zh: '转办办结', en: 'Closed by units' },
  onTime: { zh: '按时答复', en: 'Replied in time' },
  reached: { zh: '回访接通', en: 'Reached' },
  notReached: { zh: '未联系上', en: 'Not reached' },
  solved: { zh: '已解决', en: 'Solved' },
  satisfied: { zh: '满意', en: 'Satisfied' },
}
