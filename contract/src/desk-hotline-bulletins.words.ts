import type { Dictionary } from './words.ts'

/** Words of the screens of bulletins of the hotline, beside those of the weeks of the street. */
export const hotlineBulletinWords = {
  lead: {
    zh: '一天、一周（周一至周日）或一个月结束后统计，数字从工单数出来，不需要填写。拟稿、核稿、签批由三个人办；不点名单位，签批后即可印发。',
    en: 'A day, a week from Monday to Sunday or a month is counted once it is over; figures are counted, never typed. Three people draft, check and approve; it names no unit and may go out once approved.',
  },
  period: { zh: '种类', en: 'Kind' },
  lastDay: { zh: '最后一天', en: 'Last day' },
  none: { zh: '还没有热线通报', en: 'No bulletin of the hotline yet' },
  noneNext: {
    zh: '一天、一周或一个月结束后，由督查督办人员拟稿。',
    en: 'Once a day, a week or a month is over, a supervisor drafts one.',
  },
  next_approved: {
    zh: '由拟稿人以外的人印发。',
    en: 'Somebody other than its drafter publishes it.',
  },
  confirmPublish: {
    zh: '印发后文号和文件固定；本地区开放公众查阅的，任何人都可以读到。确认印发？',
    en: 'Once published, number and file are fixed; where the region says so, everybody may read it. Publish it?',
  },
  classes: { zh: '分类情况', en: 'By class' },
  classesTable: { zh: '各类诉求办理件数', en: 'Tickets by class' },
  class: { zh: '类别', en: 'Class' },
  whole: { zh: '合计', en: 'Total' },
  figures: { zh: '指标', en: 'Figures' },
  figure: { zh: '指标', en: 'Figure' },
  counted: { zh: '分子 / 分母', en: 'Counted' },
  share: { zh: '比率', en: 'Share' },
  noTicket: { zh: '本期没有工单', en: 'No ticket in this period' },
} as const satisfies Dictionary
