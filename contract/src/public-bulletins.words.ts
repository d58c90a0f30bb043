import type { Dictionary } from './words.ts'

/** The public pages of bulletins. */
export const publicBulletinWords = {
  bulletinsTitle: { zh: '工作通报', en: 'Bulletins' },
  bulletinsLead: {
    zh: '{region}已印发的通报。数字从案件和工单逐件统计，更正过的以新的一版为准。',
    en: 'The published bulletins of {region}, counted case by case. A correction replaces what it corrects.',
  },
  bulletinsNone: {
    zh: '现在没有向公众公开的通报。可以拨打首页的电话询问。',
    en: 'No bulletin is open to the public now. Ask at the number on the front page.',
  },
  bulletinsHotline: { zh: '热线通报', en: 'Bulletins of the hotline' },
  bulletinsOther: { zh: '其他地区', en: 'Other regions' },
  bulletinStreetOf: {
    zh: '{region}城市管理周通报',
    en: 'Weekly bulletin of the street: {region}',
  },
  bulletinWeek: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  bulletinEdition: { zh: '第 {n} 版，更正', en: 'edition {n}, corrected' },
  bulletinIssued: {
    zh: '{number}，{when}印发；统计截至 {cutOff}。',
    en: '{number}, published {when}; counted as of {cutOff}.',
  },
  bulletinCorrects: { zh: '更正原因：{reason}', en: 'Why it was corrected: {reason}' },
  bulletinReceived: { zh: '受理', en: 'Received' },
  bulletinDue: { zh: '应办结', en: 'Due' },
  bulletinClosed: { zh: '已办结', en: 'Closed' },
  bulletinInProcess: { zh: '正在办理', en: 'In process' },
  bulletinOverdue: { zh: '超期未办结', en: 'Overdue' },
  bulletinDisputed: { zh: '争议', en: 'Disputed' },
  bulletinRate: { zh: '办结率', en: 'Closing rate' },
  bulletinRateOf: {
    zh: '{closed} ÷ {due}，争议案件留在分母内；不含争议为 {without}，仅供对照。',
    en: '{closed} of {due}, disputed cases in the denominator; {without} without them.',
  },
  bulletinNoData: { zh: '无数据', en: 'No data' },
  bulletinNamed: { zh: '有超期未办结案件的单位', en: 'Units with overdue cases' },
  bulletinNobody: { zh: '没有单位有超期未办结的案件。', en: 'No unit has an overdue case.' },
  bulletinUnit: { zh: '单位', en: 'Unit' },
  bulletinMethod: { zh: '统计口径', en: 'How it was counted' },
  bulletinFiles: { zh: '全文', en: 'The whole' },
  bulletin_html: { zh: '网页（可打印）', en: 'Page (print)' },
  bulletin_docx: { zh: 'Word 文件', en: 'Word' },
  bulletin_xlsx: { zh: 'Excel 附表', en: 'Excel annex' },
  bulletinsAll: { zh: '全部通报', en: 'All bulletins' },
  bulletinFigure: { zh: '项目', en: 'Figure' },
  bulletinCount: { zh: '件数', en: 'Cases' },
  homeBulletinsLink: { zh: '工作通报', en: 'Bulletins' },
  bulletinsStreet: { zh: '城市管理周通报', en: 'Weekly bulletins of the street' },
} as const satisfies Dictionary
