import type { Dictionary } from './words.ts'

/** Words of the one window. */
export const windowWords = {
  lead: {
    zh: '一个窗口收所有事项：找事项、核申请人、按清单收材料，当场给出书面答复。全程可只用键盘。',
    en: 'One window for every item: find it, check the applicant, tick the papers, answer in writing. By keyboard alone if you like.',
  },
  draftKept: {
    zh: '填写的内容保存在本浏览器标签页，登录过期也不丢；提交或退出登录即清除。',
    en: 'What you type stays in this browser tab, also when the session ends; it is forgotten once sent or signed out.',
  },
  startAgain: { zh: '清空重来', en: 'Start again' },

  subject: { zh: '一、事项', en: '1. Item' },
  subjectLabel: {
    zh: '事项、主题或办件编号',
    en: 'Item, theme, or number of an application',
  },
  subjectHelp: {
    zh: '拼音首字母、编码或文字，如“spjy”；补材料的输入办件编号。回车选第一项，上下键选其他。',
    en: 'Initials of the pinyin, code or words; a number to take what was missing. Enter takes the first, arrows the others.',
  },
  found: { zh: '找到的事项', en: 'Items found' },
  nothingFound: {
    zh: '没有这个事项。换一种说法，或到事项清单查看。',
    en: 'No such item. Try other words, or look into the catalogue.',
  },
  theme: { zh: '一件事', en: 'Theme' },
  change: { zh: '换事项', en: 'Change' },

  applicant: { zh: '二、申请人', en: '2. Applicant' },
  idNumber: { zh: '身份证号或统一社会信用代码', en: 'Identity number or credit code' },
  idShort: { zh: '还差 {n} 位', en: '{n} characters to go' },
  idPerson: { zh: '身份证号，校验位正确', en: 'Identity number, check character right' },
  idEnterprise: {
    zh: '统一社会信用代码，校验位正确',
    en: 'Credit code, check character right',
  },
  idWrong: { zh: '校验位不对，请再核对证件', en: 'The check character is wrong: look again' },
  name: { zh: '姓名或单位名称', en: 'Name' },
  phone: { zh: '手机号', en: 'Mobile' },
  phoneWrong: { zh: '手机号应为 11 位', en: 'A mobile number has 11 digits' },
  earlier: {
    zh: '以前申请过（{n} 件，本次查看已留痕）',
    en: 'Applied before ({n}; this look is kept)',
  },
  promiseBarred: {
    zh: '此人此前的承诺经核查不实，{until} 前不适用告知承诺，请收材料。',
    en: 'An earlier promise of this person was false: until {until} take the paper, not a promise.',
  },
  earlierAwaited: { zh: '等材料：在此补收', en: 'Waits for papers: take them' },
  agent: { zh: '由他人到场代办', en: 'Somebody else has come' },
  agentName: { zh: '到场人姓名', en: 'Who has come' },
  relation: { zh: '与申请人的关系', en: 'Who this is to the applicant' },
  mandate: { zh: '委托', en: 'Mandate' },

  situation: { zh: '三、情形', en: '3. Situation' },
  noQuestions: { zh: '这个事项不分情形。', en: 'This item asks nothing beforehand.' },
  openQuestions: {
    zh: '还有 {n} 个问题没有回答，清单可能不全。',
    en: '{n} questions are open: the list may not be complete.',
  },

  materials: { zh: '四、材料', en: '4. Papers' },
  materialsCount: {
    zh: '申请人交 {handIn} 份，我们调取 {fetched} 份，已收 {seen} 份',
    en: '{handIn} from the applicant, {fetched} fetched by us, {seen} here',
  },
  allSeen: { zh: '全部收齐', en: 'All are here' },
  notSeen: { zh: '未收', en: 'Not here' },
  seen: { zh: '已收并核对', en: 'Here, looked at' },
  promised: { zh: '承诺书已签', en: 'Promise signed' },
  weFetch: { zh: '我们调取', en: 'We fetch it' },
  stepMakes: { zh: '前序环节产生', en: 'Made by an earlier step' },
  deferrable: { zh: '可容缺', en: 'May be owed' },
  promisable: { zh: '可告知承诺', en: 'Promise will do' },
  copies: {
    zh: '原件 {originals} 份，复印件 {copies} 份',
    en: '{originals} originals, {copies} copies',
  },
  reviewPoints: { zh: '审查要点', en: 'Look for' },
  scans: { zh: '扫描件（选填）', en: 'Scans (optional)' },

  outcome: { zh: '五、当场答复', en: '5. Answer' },
  outcomeLead: {
    zh: '按下之前先看后果和日期。',
    en: 'See what follows, and until when, before you press.',
  },
  accept: { zh: '受理', en: 'Accept' },
  acceptThen: {
    zh: '{due} 前作出决定：{promised} 个工作日，串联要 {serial} 个',
    en: 'Decided by {due}: {promised} working days, {serial} one after another',
  },
  statutory: { zh: '法定 {n} 个工作日', en: '{n} working days by law' },
  acceptNot: { zh: '材料未齐，不能直接受理', en: 'Papers are missing' },
  accept_with_gaps: { zh: '容缺受理', en: 'Accept with gaps' },
  gapsThen: {
    zh: '{due} 前补齐：{names}。补齐前不出结果，逾期可终止',
    en: 'By {due}: {names}. No result before; broken, it may be ended',
  },
  gapsNot: { zh: '{names} 不可容缺', en: '{names} may not be owed' },
  gapsNone: { zh: '没有缺少的材料', en: 'Nothing is missing' },
  days: { zh: '几个工作日内补齐', en: 'Within how many working days' },
  promise: { zh: '申请人的书面承诺', en: 'Written promise of the applicant' },
  promiseText: {
    zh: '本人承诺于{due}前补齐：{names}。逾期未补，同意终止办理。',
    en: '本人承诺于{due}前补齐：{names}。逾期未补，同意终止办理。',
  },
  request_correction: { zh: '一次性告知补正', en: 'Ask once for corrections' },
  correctionThen: {
    zh: '{due} 前补正，逾期按补正不来办结。只告知这一次，没有第二轮',
    en: 'Until {due}, then it lapses. Told once: there is no second round',
  },
  correctionAgain: {
    zh: '已告知过 {n} 次。再次告知须由单位负责人说明原因，在窗口不能办。',
    en: 'Told {n} times already. Again is for the head of the unit, not at the window.',
  },
  points: { zh: '需要补正的全部内容（一行一项）', en: 'All that is to be corrected, a line each' },
  redirect: { zh: '不属本机关', en: 'Not ours' },
  redirectThen: {
    zh: '当场出具不予受理决定书，写明去处，到此办结',
    en: 'A written refusal that names the right body; ends here',
  },
  instead: { zh: '应当向哪个机关申请', en: 'Which body to apply to' },
  not_needed: { zh: '无需办理', en: 'None needed' },
  notNeededThen: {
    zh: '当场出具告知书，写明为何无需许可，到此办结',
    en: 'A written note why no licence is needed; ends here',
  },
  reason: { zh: '理由', en: 'Reason' },
  receive: { zh: '只收件', en: 'Only receive' },
  receiveThen: {
    zh: '交承办单位，{due} 前答复，逾期视为受理',
    en: 'For the unit: answered by {due}, else it counts as accepted',
  },
  submit: { zh: '{outcome}并打印', en: '{outcome}, print' },
  stillNeeded: { zh: '还差：{what}', en: 'Still needed: {what}' },

  done: { zh: '已办：{state}', en: 'Done: {state}' },
  number: { zh: '办件编号', en: 'Number' },
  receiptCode: { zh: '查询码（只显示这一次）', en: 'Receipt code, shown once' },
  nextDue: { zh: '下一个日期：{due}', en: 'Next date: {due}' },
  print: { zh: '打印《{title}》', en: 'Print {title}' },
  next: { zh: '下一位', en: 'Next, please' },

  back: { zh: '补收材料', en: 'Papers that were missing' },
  backLead: {
    zh: '{state}。收下申请人带来的材料；齐了就当场受理。',
    en: '{state}. Take what was brought; when all is there, accept at once.',
  },
  told: { zh: '已告知的内容', en: 'What was told' },
  nothingWaited: { zh: '没有在等的材料', en: 'Nothing is waited for' },
  nothingWaitedText: {
    zh: '这件目前不缺材料，由承办单位办理。',
    en: 'No paper is missing; the unit has it.',
  },
  owedUntil: { zh: '容缺，{due} 前', en: 'Owed until {due}' },
  missing: { zh: '待补正', en: 'To be corrected' },
  take: { zh: '收下', en: 'Take' },
  takeAccept: { zh: '收下并受理', en: 'Take and accept' },
} as const satisfies Dictionary
