import type { Dictionary } from './words.ts'

/** Words of the screens that show what holds: tags, calendar, units; and of reminders. */
export const referenceWords = {
  tagsLead: {
    zh: '评价人选定满意度后可选的标签。国家目录的标签不可改，本地扩展在“时限与规则”里由两人发布；停用的不再出现，已用的仍可查。',
    en: 'Tags a person may choose after the level. National tags are fixed, own ones are published by two people under the rules; a retired one is offered no more.',
  },
  tagCode: { zh: '代码', en: 'Code' },
  tagText: { zh: '标签', en: 'Tag' },
  tagState: { zh: '状态', en: 'State' },
  tagBase: { zh: '国家目录', en: 'national' },
  tagExtension: { zh: '本地扩展', en: 'local' },
  tagRetired: { zh: '已停用', en: 'retired' },
  tagInUse: { zh: '使用中', en: 'in use' },
  noTags: { zh: '还没有评价标签', en: 'No tags yet' },

  calendarLead: {
    zh: '期限按这份日历计算：节假日不计，调休上班日计入。',
    en: 'Dates are counted by this calendar: holidays do not count, make-up working days do.',
  },
  year: { zh: '{year} 年', en: '{year}' },
  previousYear: { zh: '上一年', en: 'Previous year' },
  nextYear: { zh: '下一年', en: 'Next year' },
  announced: { zh: '安排已公布', en: 'announced' },
  provisional: {
    zh: '安排尚未公布，期限为暂定，公布后自动重算',
    en: 'not announced yet: dates are provisional and are recomputed',
  },
  monthOf: { zh: '{year}年{month}月', en: '{month}/{year}' },
  weekdays: { zh: '一二三四五六日', en: 'MTWTFSS' },
  holiday: { zh: '休', en: 'off' },
  workday: { zh: '班', en: 'on' },
  legend: {
    zh: '“休”为放假，“班”为调休上班，灰色为周末。',
    en: '“off” is a holiday, “on” a make-up working day, grey the weekend.',
  },
  specialDays: { zh: '放假与调休', en: 'Holidays and make-up days' },
  day: { zh: '日期', en: 'Day' },
  dayType: { zh: '类型', en: 'Type' },
  occasion: { zh: '名称', en: 'Occasion' },
  ground: { zh: '依据', en: 'Ground' },
  isHoliday: { zh: '放假', en: 'holiday' },
  isWorkday: { zh: '调休上班', en: 'working day' },
  hours: { zh: '工作时间', en: 'Working hours' },
  hoursLine: { zh: '{from} 至 {to}：{hours}', en: '{from} to {to}: {hours}' },

  unitsLead: { zh: '可以承办事项的单位。', en: 'Units that can be accountable for a matter.' },
  findUnit: { zh: '按名称或代码查找', en: 'Find by name or code' },
  unitName: { zh: '名称', en: 'Name' },
  unitCode: { zh: '代码', en: 'Code' },
  unitKind: { zh: '类型', en: 'Kind' },
  unitPhone: { zh: '电话', en: 'Phone' },
  unitParent: { zh: '上级', en: 'Above it' },
  office: { zh: '部门', en: 'Office' },
  linked_enterprise: { zh: '联动企业', en: 'Linked enterprise' },
  temporary_office: { zh: '临时机构', en: 'Temporary office' },
  hall: { zh: '大厅', en: 'Hall' },
  supervising_office: { zh: '督查督办机构', en: 'Supervising office' },
  noUnits: { zh: '没有符合的单位', en: 'No unit matches' },
  noUnitsNext: {
    zh: '请换一个词，或清空查找框。',
    en: 'Try another word or empty the search box.',
  },

  noticesLead: {
    zh: '只列需要您作决定的事，同一件的提醒已合并。不必逐条点开：办结后自动消失。',
    en: 'Only what needs a decision of yours, one line a matter. Nothing to tick off: a line goes when the matter is done.',
  },
  notice: { zh: '需要做什么', en: 'What to do' },
  noticeMatter: { zh: '事项', en: 'Matter' },
  noticeDue: { zh: '期限', en: 'Due' },
  noticeSince: { zh: '提醒时间', en: 'Since' },
  noNotices: { zh: '没有需要提醒的事', en: 'Nothing to remind you of' },
  noNoticesNext: {
    zh: '临近期限或有人催办时会汇总在这里，每天一次。',
    en: 'What nears its date or is urged comes together here once a day.',
  },
} as const satisfies Dictionary
