import type { OutsideOutcomeBody } from './outside-matters.ts'
import type { Dictionary, Word } from './words.ts'

/** What the other system says of an answer, as the act that is recorded. */
export const outsideOutcomeWords: Readonly<Record<OutsideOutcomeBody['outcome'], Word>> = {
  received: { zh: '登记送达', en: 'Delivered' },
  accepted: { zh: '上级认可', en: 'Accepted' },
  returned: { zh: '退回重办', en: 'Returned' },
}

/** Words of the screens of matters from above. */
export const outsideWords = {
  lead: {
    zh: '上级系统交办的件：对方编号、对方时限、我方内部时限和回复单。对方时限管超期，内部时限在它之前。',
    en: 'What other systems gave us: their number and date, our own date before it, and the reply slip.',
  },
  tabs: { zh: '上级交办的内容', en: 'Parts' },
  open: { zh: '在办', en: 'Open' },
  closed: { zh: '已办结', en: 'Closed' },
  bring: { zh: '粘贴或上传', en: 'Bring in' },
  compare: { zh: '差异清单', en: 'Differences' },

  number: { zh: '外部编号', en: 'Outside number' },
  system: { zh: '系统', en: 'System' },
  systemHint: {
    zh: '对方系统的名称，如市12345',
    en: 'Name of the other system',
  },
  matter: { zh: '件', en: 'Matter' },
  unit: { zh: '承办单位', en: 'Unit' },
  outsideDue: { zh: '上级时限', en: 'Outside date' },
  governs: { zh: '以此为准', en: 'governs' },
  overdue: { zh: '已超期', en: 'Overdue' },
  innerDue: { zh: '内部时限', en: 'Own date' },
  reply: { zh: '回复单', en: 'Reply slip' },
  replyState: { zh: '回复状态', en: 'Answer' },
  returnedTimes: { zh: '退回重办 {n} 次', en: 'Returned {n} times' },
  repliedAt: { zh: '{at} 回复', en: 'answered {at}' },
  print: { zh: '打印', en: 'Print' },
  printSlip: { zh: '打印 {number} 的回复单', en: 'Print the slip of {number}' },
  word: { zh: 'Word', en: 'Word' },
  wordSlip: { zh: 'Word：{number} 的回复单', en: 'Word: slip of {number}' },
  record: { zh: '登记对方意见', en: 'Record its word' },
  recordOf: { zh: '{outcome}：{number}', en: '{outcome}: {number}' },
  recorded: { zh: '已登记：{number} {outcome}', en: 'Recorded: {number} {outcome}' },
  confirmAccepted: {
    zh: '对方认可后本件办结。确认登记？',
    en: 'The matter closes with the word of the other system. Record it?',
  },
  confirmReceived: {
    zh: '确认对方已经收到回复单？',
    en: 'Has the other system received the slip?',
  },
  returnReason: { zh: '退回理由', en: 'Reason' },
  returnDue: { zh: '新的时限', en: 'New date' },
  fill: { zh: '请填写{label}', en: 'Fill in: {label}' },
  none: { zh: '没有这样的件', en: 'Nothing here' },
  noneNext: {
    zh: '在“粘贴或上传”中把上级的清单粘贴进来，各行即成为有编号、有时限的件。',
    en: 'Paste the list of another office under “Bring in”; each row becomes a numbered matter.',
  },

  paste: { zh: '从 Excel 粘贴（连同表头）', en: 'Paste from Excel, with its headings' },
  pasteHint: {
    zh: '在 Excel 里选中表头和各行，复制后粘贴到这里。',
    en: 'Copy headings and rows in Excel and paste them here.',
  },
  file: { zh: '或选择文件（.xlsx、.csv）', en: 'Or choose a file (.xlsx, .csv)' },
  recognise: { zh: '识别各列', en: 'Recognise the columns' },
  givenNeeded: {
    zh: '请粘贴清单或选择一个文件。',
    en: 'Paste a list or choose a file.',
  },
  systemNeeded: { zh: '请填写对方系统的名称。', en: 'Name the other system.' },
  columns: { zh: '核对各列', en: 'Confirm the columns' },
  columnsLead: {
    zh: '共 {n} 行。没有写入；核对后再交办。',
    en: '{n} rows. Nothing is written before you confirm.',
  },
  heading: { zh: '表头', en: 'Heading' },
  meaning: { zh: '含义', en: 'Meaning' },
  meaningOf: { zh: '“{heading}”的含义', en: 'Meaning of “{heading}”' },
  leaveOut: { zh: '不用', en: 'Leave out' },
  samples: { zh: '内容示例', en: 'Samples' },
  sure: { zh: '已识别', en: 'Recognised' },
  unsure: { zh: '请核对', en: 'Check' },
  left: { zh: '不用', en: 'Left out' },
  missing: { zh: '还缺：{fields}', en: 'Still missing: {fields}' },
  twice: { zh: '重复指定：{fields}', en: 'Named twice: {fields}' },
  take: { zh: '确认交办 {n} 行', en: 'Take {n} rows' },
  again: { zh: '换一份清单', en: 'Another list' },
  outcome: { zh: '结果清单', en: 'Outcome' },
  outcomeLead: {
    zh: '共 {rows} 行：新立 {created} 件，已有 {known} 件，未接收 {faults} 行。',
    en: '{rows} rows: {created} new, {known} known, {faults} not taken.',
  },
  line: { zh: '行', en: 'Row' },
  ourNumber: { zh: '本地编号', en: 'Our number' },
  isNew: { zh: '新立', en: 'New' },
  isKnown: { zh: '已有', en: 'Known' },
  notTaken: { zh: '未接收：{fault}', en: 'Not taken: {fault}' },
  seeList: { zh: '查看在办', en: 'See what is open' },

  compareLead: {
    zh: '粘贴对方系统里显示“在我处办理”的编号，一行一个；与本地在办的逐一核对。',
    en: 'Paste the numbers the other system shows as open with us, one a line.',
  },
  numbers: { zh: '对方在办的编号', en: 'Numbers open there' },
  numbersNeeded: { zh: '请粘贴编号，一行一个。', en: 'Paste numbers, one a line.' },
  doCompare: { zh: '核对', en: 'Compare' },
  allSame: { zh: '两边一致：{n} 件都在办。', en: 'Both sides agree: {n} open.' },
  someSame: { zh: '一致 {n} 件，有出入 {m} 件。', en: '{n} agree, {m} differ.' },
  unknownHere: { zh: '对方在办，本地没有', en: 'Open there, unknown here' },
  unknownHereNext: {
    zh: '没有接到，请向对方要清单后粘贴进来。',
    en: 'Never came: ask for the list and paste it.',
  },
  closedHere: { zh: '对方在办，本地已办结或已认可', en: 'Open there, closed here' },
  closedHereNext: {
    zh: '请对方销号；如对方未收到回复，重新送达回复单。',
    en: 'Ask it to close them, or hand the slip over again.',
  },
  onlyHere: { zh: '本地在办，对方未列', en: 'Open here, not named there' },
  onlyHereNext: {
    zh: '对方可能已撤销或已认可，请核实后登记。',
    en: 'Perhaps withdrawn or accepted there: ask, then record it.',
  },
  count: { zh: '{title}（{n}）', en: '{title} ({n})' },

  note: { zh: '登记外部编号', en: 'Note an outside number' },
  noteLead: {
    zh: '同一件在其他系统的编号和时限；再次登记同一编号即更新时限和回复状态。',
    en: 'What another system calls this matter. The same number again renews date and state.',
  },
  dueOptional: { zh: '对方时限（选填）', en: 'Its date (optional)' },
  noted: { zh: '已登记。', en: 'Noted.' },
} as const satisfies Dictionary
