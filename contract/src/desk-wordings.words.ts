import type { Dictionary } from './words.ts'

/** Words of the screens on which the wording of letters is written and looked at. */
export const wordingWords = {
  wordingNote: {
    zh: '每行是一段。{理由} 打印一个栏目；{事由|群众反映事项} 在没有时打印竖线后的字；行首写 |标签| 打印成表格的一行。栏目没有内容的一行不打印。',
    en: 'A line is a paragraph. {理由} prints a field; {事由|群众反映事项} prints what stands behind the stroke when there is none; a line that begins with |label| is a row of a table. A line whose field is missing is left out.',
  },
  letterTitle: { zh: '函件标题', en: 'Title of the letter' },
  sectionNumber: { zh: '第 {n} 部分', en: 'Section {n}' },
  heading: { zh: '小标题（可空，自动编号）', en: 'Heading (or none; numbered by itself)' },
  text: { zh: '正文', en: 'Text' },
  otherwise: { zh: '正文没有内容时写', en: 'Instead, when the text has nothing to print' },
  addSection: { zh: '添加一部分', en: 'Add a section' },
  removeSection: { zh: '删除第 {n} 部分', en: 'Remove section {n}' },
  moveUp: { zh: '第 {n} 部分上移', en: 'Move section {n} up' },
  fields: { zh: '可用栏目', en: 'Fields' },
  fieldsNote: {
    zh: '点一下插入光标处。带“必”的法定或必备栏目不能缺。',
    en: 'Press one to put it where the cursor is. Those marked “needed” cannot be left out.',
  },
  needed: { zh: '必', en: 'needed' },
  preview: { zh: '样张', en: 'Preview' },
  previewWith: { zh: '用哪一件的内容', en: 'With the facts of' },
  sample: { zh: '产品样例', en: 'the sample of the product' },
  paper: { zh: '打印样张', en: 'The letter as printed' },
  paperBefore: { zh: '原来的样张', en: 'As it was printed before' },
  paperAfter: { zh: '改后的样张', en: 'As it will be printed' },
  faults: { zh: '还不能发布', en: 'It cannot be published yet' },
  unknown_field: {
    zh: '没有“{at}”这个栏目，或这种函件不能用',
    en: 'There is no field {at} in this letter',
  },
  missing_field: {
    zh: '缺少“{at}”：须单独成行，或只与必备栏目同行',
    en: '{at} is missing: give it a line of its own, or one with needed fields only',
  },
  brace: { zh: '花括号不成对：{at}', en: 'A brace without its pair: {at}' },
  row: { zh: '表格行应写成 |标签|内容：{at}', en: 'A row reads |label|content: {at}' },
  hole: {
    zh: '标题中的“{at}”可能没有内容，请写成 {{at}|…}',
    en: 'The title may have a hole at {at}; write {{at}|…}',
  },
} as const satisfies Dictionary
