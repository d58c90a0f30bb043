/** Refusals of a table somebody sends as an Excel or CSV file. */
export const tableErrors = {
  'tables/unreadable': {
    status: 422,
    zh: '文件无法读取。请另存为 .xlsx 或 .csv 后重新上传。',
    en: 'The file cannot be read. Save it as .xlsx or .csv and send it again.',
  },
  'tables/too-large': {
    status: 413,
    zh: '文件过大。请拆分为多个文件后分别上传。',
    en: 'The file is too large. Split it and send the parts one by one.',
  },
  'tables/column-missing': {
    status: 422,
    zh: '表头缺少必需的列，请使用模板。',
    en: 'A column is missing in the first row. Use the template.',
  },
} as const
