import type { Dictionary } from './words.ts'

/** Words of the work lists and of acts on many matters at once. */
export const workWords = {
  mine: { zh: '待办', en: 'To decide' },
  open: { zh: '在办', en: 'In progress' },
  overdue: { zh: '超期', en: 'Overdue' },
  supervised: { zh: '督办', en: 'Supervised' },
  closed: { zh: '已办', en: 'Closed' },
  all: { zh: '查件结果', en: 'Found' },
  leadMine: {
    zh: '需要您现在作出决定的件，按到期先后排列。',
    en: 'What needs your decision now, the most urgent first.',
  },
  leadAll: { zh: '查找“{q}”的结果。', en: 'Results for “{q}”.' },
  tabs: { zh: '工作分类', en: 'Kinds of work' },
  filters: { zh: '筛选', en: 'Filters' },
  moreFilters: { zh: '展开筛选', en: 'More filters' },
  fewerFilters: { zh: '收起筛选', en: 'Fewer filters' },
  text: { zh: '编号、电话、姓名、车牌或文字', en: 'Number, phone, name, plate or text' },
  textShort: { zh: '至少两个字', en: 'At least two characters' },
  kind: { zh: '类别', en: 'Kind' },
  unit: { zh: '单位', en: 'Unit' },
  openedFrom: { zh: '收到日期从', en: 'Received from' },
  openedTo: { zh: '收到日期到', en: 'Received to' },
  export: { zh: '导出 Excel', en: 'Export to Excel' },
  rectification: { zh: '差评整改', en: 'Rectification of a bad review' },
  pressure_report: { zh: '干扰评价举报', en: 'Report of pressure on a review' },
  item_problem: { zh: '事项问题', en: 'Problem of an item' },
  personal_data_request: { zh: '个人信息请求', en: 'Personal data' },
  service_check: { zh: '服务核查', en: 'Service check' },

  due: { zh: '期限', en: 'Due' },
  number: { zh: '编号', en: 'Number' },
  matter: { zh: '事项', en: 'Matter' },
  state: { zh: '状态', en: 'State' },
  holder: { zh: '承办', en: 'Holder' },
  opened: { zh: '收到', en: 'Received' },
  unclaimed: { zh: '尚未指定承办人', en: 'no handler yet' },
  selectAll: { zh: '选中本页全部', en: 'Select all on this page' },
  select: { zh: '选中 {number}', en: 'Select {number}' },

  emptyMine: { zh: '现在没有需要您决定的件', en: 'Nothing needs your decision now' },
  emptyMineNext: {
    zh: '有新的件交到您这里时会出现在此处；临近期限的提醒合并在“提醒汇总”中。',
    en: 'New matters appear here. Reminders before a date come together under “Reminders”.',
  },
  emptyOpen: { zh: '本单位没有在办的件', en: 'Your unit has nothing in progress' },
  emptyOverdue: { zh: '没有超期的件', en: 'Nothing is overdue' },
  emptySupervised: { zh: '没有督办中的件', en: 'Nothing is supervised' },
  emptyClosed: { zh: '还没有办结的件', en: 'Nothing has been closed yet' },
  emptyFound: { zh: '没有找到符合条件的件', en: 'Nothing matches' },
  emptyFoundNext: {
    zh: '请核对编号，或放宽条件：去掉日期、类别或单位。',
    en: 'Check the number, or drop a filter: dates, kind or unit.',
  },

  chosen: { zh: '已选 {n} 件', en: '{n} selected' },
  clear: { zh: '取消选择', en: 'Clear the selection' },
  together: { zh: '一并办理', en: 'Act on all of them' },
  togetherLead: {
    zh: '以下操作将逐件办理；有的件办不成，会逐件说明原因，其余不受影响。',
    en: 'Each matter is handled by itself; where one fails, its reason is shown and the others go on.',
  },
  mixed: {
    zh: '所选的件类别或状态不同，不能一并办理。请只选同一类别、同一状态的件。',
    en: 'The selected matters differ in kind or state. Select matters of one kind and one state.',
  },
  noneTogether: {
    zh: '这些件目前没有可以一并办理的操作，请逐件打开办理。',
    en: 'Nothing can be done on all of these together. Open them one by one.',
  },
  doneMany: { zh: '办成 {done} 件，未办成 {failed} 件', en: '{done} done, {failed} not done' },
} as const satisfies Dictionary
