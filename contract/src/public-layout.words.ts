import type { Dictionary } from './words.ts'

/** What every public page has, and the pages that belong to no single system. */
export const layoutWords = {
  product: { zh: '回音', en: 'Huiyin' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  pageSettings: { zh: '页面设置', en: 'Page settings' },
  toElder: { zh: '大字版', en: 'Large' },
  toStandard: { zh: '标准版', en: 'Standard' },
  accessibility: { zh: '无障碍', en: 'Accessibility' },
  demo: {
    zh: '示例：这里的单位、人员和数字都是虚构的。',
    en: 'Example: the units, people and figures here are made up.',
  },
  errorTitle: { zh: '错误：', en: 'Error: ' },
  errorSummary: {
    zh: '还没有提交，请先改好这几处',
    en: 'Not sent yet. Please correct the following',
  },
  callHotline: {
    zh: '不会用手机？打 {hotline}，人工接听',
    en: 'Prefer to talk? Call {hotline}, a person answers',
  },
  footerOrganiser: { zh: '主办单位', en: 'Organiser' },
  footerUndertaker: { zh: '承办单位', en: 'Operator' },
  footerPhone: { zh: '联系电话', en: 'Telephone' },
  footerSiteCode: { zh: '网站标识码', en: 'Site code' },
  footerIcp: { zh: 'ICP备案号', en: 'ICP filing' },
  footerPolice: { zh: '公安备案号', en: 'Public security filing' },
  problemReference: {
    zh: '打电话求助时，可以报这个编号：{id}',
    en: 'When you ask for help, name this reference: {id}',
  },
  backHome: { zh: '回到首页', en: 'Back to the start' },
  optionalLabel: { zh: '{label}（可不填）', en: '{label} (optional)' },

  homeTitle: { zh: '件件有着落，事事有回音', en: 'Every matter gets an answer' },
  homeLead: {
    zh: '您提的事到哪一步、谁在办、哪天答复，这里查得到。不用注册。',
    en: 'See where your matter stands, who is handling it and by when you will be answered. No account needed.',
  },
  homeFollow: { zh: '查进度', en: 'Follow a matter' },
  homeFollowHelp: {
    zh: '编号在回执或短信里',
    en: 'The number is on your receipt or in the message',
  },
  homeReview: { zh: '评价办过的事', en: 'Review a service' },
  homeReviewHelp: {
    zh: '打开短信里的链接，或输入单子上的评价号',
    en: 'Open the link in the message, or type the review number on your slip',
  },
  homeFigures: { zh: '看大家怎么评', en: 'What people say' },
  homeFiguresHelp: {
    zh: '各单位得了多少好评、差评，差评怎么改的',
    en: 'Good and bad reviews of each unit, and what was done about them',
  },
  homeFiguresLink: { zh: '评价数字', en: 'Review figures' },
  homePublishedLink: { zh: '差评和答复', en: 'Bad reviews and answers' },
  homePhone: { zh: '打电话', en: 'By telephone' },
  homePhoneHelp: {
    zh: '查进度、评价、催办，电话里都能办，说编号就行',
    en: 'Following, reviewing and urging all work by telephone: just say the number',
  },

  accessTitle: { zh: '无障碍帮助', en: 'Accessibility' },
  accessLead: {
    zh: '看不清、听不见、不会用手机，都能办。',
    en: 'Whether you see little, hear little or have no smartphone: everything here can be done.',
  },
  accessSize: { zh: '字大一点', en: 'Larger text' },
  accessSizeNow: { zh: '现在是标准版。', en: 'You are reading the standard size.' },
  accessSizeNowElder: { zh: '现在是大字版。', en: 'You are reading the large size.' },
  accessSizeMore: {
    zh: '还想更大：电脑上按住 Ctrl 再按 +；手机上用两指放大。页面会自动换行，不用左右拖动。',
    en: 'Larger still: hold Ctrl and press +, or spread two fingers on a phone. Lines wrap by themselves.',
  },
  accessContrast: { zh: '对比更强', en: 'Stronger contrast' },
  accessContrastMore: {
    zh: '文字与底色的对比不低于 4.5 比 1。手机或电脑里打开“高对比度”，本站会跟着变。',
    en: 'Text and background differ by at least 4.5 to 1. High contrast set on your device is followed here.',
  },
  accessKeyboard: { zh: '不用鼠标，用读屏', en: 'Keyboard and screen reader' },
  accessKeyboardMore: {
    zh: 'Tab 键走到下一处，空格键选中，回车键提交；走到哪里，哪里有黄黑框。每页只有一个大标题，读屏软件可以按标题走。不需要脚本，也没有图片验证码。',
    en: 'Tab moves on, space selects, enter submits; a yellow and black frame shows where you are. Each page has one main heading. No script is needed and there are no picture puzzles.',
  },
  accessPaper: { zh: '不用手机和电脑', en: 'Without phone or computer' },
  accessPaperPhone: {
    zh: '打电话：{hotline}，说编号就能查进度、评价、催办。',
    en: 'Telephone: call {hotline} and say your number to follow, review or urge.',
  },
  accessPaperPrint: {
    zh: '要纸：窗口可以打印回执、进度和答复。',
    en: 'Paper: any window prints receipts, progress and answers.',
  },
  accessPaperHelper: {
    zh: '请人帮：家人、邻居、帮办人员可以代您看和填，评价仍算您本人的。',
    en: 'Help: family, neighbours or a service helper may read and fill in for you; the review stays yours.',
  },
  accessReport: { zh: '还是用不了', en: 'Still not working' },
  accessReportMore: {
    zh: '请打 {hotline} 告诉我们哪一页、哪一步用不了，我们当一件事来办。',
    en: 'Call {hotline} and say which page and which step. We handle it as a matter of its own.',
  },
} as const satisfies Dictionary
