import type { Dictionary } from './words.ts'

/** Words of the call desk. */
export const callWords = {
  lead: {
    zh: '接听、核对、答复或派单，全程可只用键盘：Alt+1～8 用第几条答案，Alt+J 并入第一件相同诉求，Ctrl+回车 提交。',
    en: 'Answer or dispatch by keyboard alone: Alt+1 to 8 takes an answer, Alt+J joins the first same request, Ctrl+Enter sends.',
  },
  draftKept: {
    zh: '填写的内容保存在本浏览器标签页；提交或退出登录即清除。',
    en: 'What you type stays in this tab until it is sent or you sign out.',
  },
  startAgain: { zh: '清空重来', en: 'Start again' },

  emergency: { zh: '有生命财产危险，先转接', en: 'Danger to life: hand off first' },
  emergencyTo: { zh: '转 {number}', en: 'To {number}' },
  emergencyLead: {
    zh: '请用三方通话接通 {number}，接通前不要挂断；接通后再登记。',
    en: 'Connect {number} by a call of three and stay on the line; write it down afterwards.',
  },
  emergencyWhat: { zh: '地点和情况', en: 'Where and what' },
  emergencyWho: { zh: '对方受理编号或姓名', en: 'Their number or name' },
  emergencyDone: { zh: '已接通，登记移交', en: 'Connected: record it' },

  caller: { zh: '一、来电人', en: '1. Caller' },
  hotline: { zh: '热线', en: 'Line' },
  channel: { zh: '渠道', en: 'Channel' },
  seat: { zh: '专席', en: 'Special seat' },
  seatNone: { zh: '普通来电', en: 'Ordinary call' },
  outsideNumber: { zh: '来件编号（可空）', en: 'Entry number (optional)' },
  outsideNumberHelp: {
    zh: '12345、12328 各有编号；已登记过的不再另立。',
    en: 'Each line has its own; one that is known makes no second ticket.',
  },
  phone: { zh: '电话号码', en: 'Telephone' },
  name: { zh: '称呼', en: 'Name' },
  textChannel: {
    zh: '文字渠道：听力或言语障碍者可全程用文字，规则与电话相同。',
    en: 'Text: for people who do not hear or speak; the same rules hold.',
  },
  history: { zh: '这个号码的诉求', en: 'Requests of this number' },
  historyNone: { zh: '三十天内没有来过', en: 'None in thirty days' },

  identity: { zh: '二、先说清身份如何保护', en: '2. Say first how the identity is kept' },
  identityFirst: {
    zh: '读给来电人听，由其选择；选定后才能记录诉求。',
    en: 'Read it out and let the caller choose; the request is written down after that.',
  },
  grade_open: { zh: '公开', en: 'Open' },
  grade_masked: { zh: '隐去号码', en: 'Masked' },
  grade_anonymous: { zh: '匿名', en: 'Anonymous' },
  grade_sealed: { zh: '举报公职人员', en: 'About an official' },
  said_open: {
    zh: '“承办单位能看到您的称呼和电话，方便联系您；每次查看都有记录。”',
    en: '“The unit sees your name and number to reach you; each look is recorded.”',
  },
  said_masked: {
    zh: '“承办单位看不到您的号码，由平台转接联系您。”',
    en: '“The unit does not see your number; the platform puts them through.”',
  },
  said_anonymous: {
    zh: '“不记姓名和号码，也不回访；请记下编号和查询码查看结果。”',
    en: '“No name, no number, no call back; follow it by number and code.”',
  },
  said_sealed: {
    zh: '“反映公职人员违纪违法请拨 12388，由纪检监察机关受理，这里不登记内容。”',
    en: '“Misconduct of officials: call 12388, the discipline inspection. Nothing is written down here.”',
  },

  request: { zh: '三、诉求', en: '3. Request' },
  type: { zh: '类型', en: 'Type' },
  content: { zh: '诉求内容（一行一个诉求点）', en: 'Request (one point a line)' },
  contentHelp: {
    zh: '第一行作标题；每一行都会单独答复。',
    en: 'The first line is the title; each line is answered by itself.',
  },
  category: { zh: '内容分类', en: 'Class' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  choose: { zh: '请选择', en: 'Choose' },
  address: { zh: '地点', en: 'Place' },
  grid: { zh: '所在网格', en: 'Grid' },
  gridNone: {
    zh: '没有匹配的网格，按单位职责派单',
    en: 'No grid fits; the unit is found by its duty',
  },
  gridNot: { zh: '不确定', en: 'Not sure' },
  readBack: {
    zh: '已向来电人复述以上内容，来电人确认',
    en: 'Read back to the caller, who agrees',
  },

  script: { zh: '要问清', en: 'Ask' },
  scriptFirst: { zh: '开头语', en: 'Say first' },
  scriptLast: { zh: '结束语', en: 'Say last' },
  answers: { zh: '知识库答案', en: 'Answers' },
  answersNone: { zh: '没有匹配的答案', en: 'No answer fits' },
  answersWait: { zh: '记录诉求后自动查找', en: 'Found while you type' },
  use: { zh: '用这条答复', en: 'Use this' },
  gap: { zh: '登记“没有答案”', en: 'Record that there is none' },
  gapDone: {
    zh: '已登记，会告知知识库管理人员',
    en: 'Recorded; whoever keeps the answers is told',
  },
  answerBy: { zh: '{unit} · {day} 起 · 已用 {n} 次', en: '{unit} · since {day} · used {n} times' },
  similar: { zh: '可能是同一诉求', en: 'Perhaps the same' },
  similarNone: { zh: '没有相同的未办结诉求', en: 'Nothing alike is open' },
  because_caller: { zh: '同一号码', en: 'same number' },
  because_place: { zh: '同地同类', en: 'same place and class' },
  because_words: { zh: '内容相近', en: 'alike' },
  join: { zh: '并入', en: 'Join' },

  outcome: { zh: '四、答复或派单', en: '4. Answer or dispatch' },
  answer: { zh: '直接答复的内容', en: 'What was answered' },
  answerHelp: {
    zh: '读给来电人听的就是这段话；咨询当场答清的填写，否则留空派单。',
    en: 'What you read out. Leave it empty to dispatch.',
  },
  routeTo: { zh: '按归口应派', en: 'Routing says' },
  routeWait: { zh: '选定内容分类后给出', en: 'After the class is chosen' },
  suggested: {
    zh: '以往相近诉求派给（供参考，归口优先）',
    en: 'Requests like this went to (routing comes first)',
  },
  chooseThis: { zh: '改派给它', en: 'Choose' },
  chooseUnit: { zh: '改派给它：{unit}', en: 'Choose {unit}' },
  measured: {
    zh: '导入的历史工单中留出 {n} 件检验：首位命中 {one}，前三命中 {three}。',
    en: 'On {n} imported tickets held out: first right {one}, among three {three}.',
  },
  notMeasured: {
    zh: '命中率未测：导入的历史工单不足。',
    en: 'Never measured: too few tickets were imported.',
  },
  unit: { zh: '派给', en: 'Dispatch to' },
  sendAnswer: { zh: '答复并办结', en: 'Answer and close' },
  sendDispatch: { zh: '登记并派单', en: 'Take and dispatch' },
  sendOnly: { zh: '只登记，由派单员派', en: 'Take only' },
  lacking: { zh: '还缺：{what}', en: 'Missing: {what}' },

  order: { zh: '预约到窗口办', en: 'Appointment at a window' },
  orderLead: {
    zh: '窗口下一个工作日回电，告知地点、流程和材料，约定当日办结，再由窗口以外的人回访。',
    en: 'The window calls back the next working day with place, process and papers; all is done on the day agreed, and somebody else asks afterwards.',
  },
  item: { zh: '要办的事项', en: 'What is wanted' },
  sendOrder: { zh: '登记预约', en: 'Take the appointment' },
  takenOrdered: { zh: '已登记预约，窗口会回电', en: 'Taken: the window calls back' },
  callBackBy: { zh: '最迟回电', en: 'Called back by' },

  taken: { zh: '已登记 {number}', en: 'Taken: {number}' },
  takenAnswered: { zh: '已答复并办结', en: 'Answered and closed' },
  takenDispatched: { zh: '已派给 {unit}', en: 'Dispatched to {unit}' },
  takenJoined: { zh: '已并入 {lead}', en: 'Joined to {lead}' },
  takenHandedOff: { zh: '已移交 {number}', en: 'Handed off to {number}' },
  takenOnly: { zh: '等待派单', en: 'Waits to be dispatched' },
  tellNumber: { zh: '请告诉来电人编号和查询码', en: 'Tell the caller number and code' },
  code: { zh: '查询码', en: 'Receipt code' },
  dueBy: { zh: '答复期限', en: 'Reply by' },
  halfDone: {
    zh: '工单已登记，但后一步没有办成，请到工单页继续。',
    en: 'It is taken, but the next step failed: go on at its page.',
  },
  openTicket: { zh: '打开工单', en: 'Open the ticket' },
  next: { zh: '下一个来电', en: 'Next call' },
} as const satisfies Dictionary
