export const taskErrors = {
  'tasks/no-heading': {
    status: 422,
    zh: '没有找到表头。台账须有“问题”和“责任单位”（或“牵头单位”）两列；请检查文件。',
    en: 'No heading was found. A ledger needs a column of problems and one of units. Check the file.',
  },
  'tasks/one-file': {
    status: 422,
    zh: '请一次上传一个 .xlsx 文件。',
    en: 'Send one .xlsx file at a time.',
  },
  'tasks/ledger-unknown': {
    status: 404,
    zh: '没有这份台账，或不在您的辖区内。',
    en: 'There is no such ledger, or it is not of your region.',
  },
  'tasks/sheet-unknown': {
    status: 422,
    zh: '文件中没有这个工作表。',
    en: 'The file has no such sheet.',
  },
  'tasks/mapping-incomplete': {
    status: 422,
    zh: '还有必需的列没有指定：问题，以及责任单位或牵头单位。',
    en: 'A needed column is not named: the problem, and the responsible or lead unit.',
  },
  'tasks/mapping-twice': {
    status: 422,
    zh: '同一列或同一字段指定了两次。',
    en: 'A column or a field is named twice.',
  },
  'tasks/import-unknown': {
    status: 404,
    zh: '没有这次导入。',
    en: 'There is no such import.',
  },
  'tasks/import-under-way': {
    status: 409,
    zh: '这份台账正在导入，请等它结束或先取消。',
    en: 'This ledger is being imported. Wait for the end, or cancel it first.',
  },
  'tasks/correction-unknown': {
    status: 422,
    zh: '没有找到这些行所属的导入。请在原台账中更正后上传。',
    en: 'The import these rows come from is not known. Correct them in the ledger and upload that.',
  },
  'tasks/correction-outdated': {
    status: 409,
    zh: '这份台账之后又上传过，行号可能已变。请在最新的台账中更正后上传，或重新下载未导入的行。',
    en: 'The ledger was uploaded again since, and lines may have moved. Correct the newest, or download the rows again.',
  },
  'tasks/publication-off': {
    status: 409,
    zh: '本地区没有开启台账公示。请先在“时限与规则”中开启并选定公示的列。',
    en: 'The region publishes no ledgers. Switch it on under the rules, with the columns to show.',
  },
  'tasks/publication-too-long': {
    status: 409,
    zh: '台账超过 2000 个问题，不能整份公示。',
    en: 'The ledger has more than 2000 problems and is not published as a whole.',
  },
  'tasks/import-ended': {
    status: 409,
    zh: '导入已经结束，不能取消。',
    en: 'The import has ended and cannot be cancelled.',
  },
  'tasks/date-overdue': {
    status: 409,
    zh: '任务已逾期，不能通过导入台账改期；请先核实，由督查部门退回或重新交办。',
    en: 'It is overdue already: its date is not moved by importing a ledger.',
  },
  'tasks/date-in-past': {
    status: 422,
    zh: '新的期限须晚于今天，也须晚于现在的期限。',
    en: 'The new date must lie after today and after the present one.',
  },
} as const
