import type { Dictionary } from './words.ts'

/** The review page, its receipt, the window terminal and the static codes. */
export const reviewWords = {
  grade_very_satisfied: { zh: '非常满意', en: 'Very satisfied' },
  grade_satisfied: { zh: '满意', en: 'Satisfied' },
  grade_basically_satisfied: { zh: '基本满意', en: 'Fairly satisfied' },
  grade_dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  grade_very_dissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },

  reviewTitle: { zh: '这次办事，您满意吗？', en: 'How was this service?' },
  elsewhereTitle: {
    zh: '请到省统一“好差评”页面评价',
    en: 'Reviews are given on the page of the province',
  },
  elsewhereMore: {
    zh: '本地的评价由省政务服务平台统一收集，但它的页面暂时打不开。请稍后再试，或拨打 {hotline}。',
    en: 'The province collects reviews here, but its page cannot be reached at present. Try again later, or call {hotline}.',
  },
  elsewhereCode: { zh: '省统一评价页面的二维码', en: 'Code of the review page of the province' },
  elsewhereScan: {
    zh: '用手机扫一扫，到省统一页面评价',
    en: 'Scan with your phone to review on the page of the province',
  },
  elsewhereHere: { zh: '在这台设备上评价', en: 'Review on this device' },
  servedItem: { zh: '事项', en: 'Service' },
  servedUnit: { zh: '单位', en: 'Unit' },
  servedWindow: { zh: '窗口', en: 'Window' },
  servedStaff: { zh: '工号', en: 'Staff no.' },
  servedTime: { zh: '时间', en: 'Time' },
  servedRegion: { zh: '地区', en: 'Region' },
  servedEnded: { zh: '结果', en: 'Ended' },
  outcome_completed: { zh: '已办结', en: 'Completed' },
  outcome_refused: { zh: '未予办理', en: 'Refused' },
  outcome_withdrawn: { zh: '自己撤回', en: 'Withdrawn' },
  outcome_abandoned: { zh: '没有办完', en: 'Not finished' },
  servedHelped: {
    zh: '有人帮您办的，评价仍由您本人来定。',
    en: 'Somebody helped you with it. The review is still yours alone.',
  },
  gradeLegend: { zh: '请选一项', en: 'Choose one' },
  tagsGood: { zh: '{grade}：哪里做得好？', en: '{grade}: what was good?' },
  tagsBad: { zh: '{grade}：问题在哪里？', en: '{grade}: what went wrong?' },
  tagsGoodHint: { zh: '可多选，也可不选', en: 'Choose any, or none' },
  tagsBadHint: {
    zh: '至少选一项，或在下面写几句',
    en: 'Choose at least one, or write a few words below',
  },
  tagsMore: { zh: '更多选项（{count}）', en: 'More ({count})' },
  textLabel: { zh: '想说的话', en: 'In your own words' },
  textHint: {
    zh: '最多 1000 字。不要写身份证号、银行卡号。',
    en: 'At most 1000 characters. Please leave out identity and bank card numbers.',
  },
  photosLabel: { zh: '添加照片', en: 'Add photos' },
  photosHint: {
    zh: '最多 {count} 张，每张不超过 10 MB。照片里的拍摄地点会自动去掉。',
    en: 'At most {count}, 10 MB each. The place stored in a photo is removed.',
  },
  photosKept: {
    zh: '已收下 {count} 张照片，不用再选。',
    en: '{count} photos received; no need to choose them again.',
  },
  contactLegend: { zh: '要不要联系您？', en: 'May we contact you?' },
  contactAllow: {
    zh: '可以打电话给我核实、反馈',
    en: 'You may call me to check and to report back',
  },
  contactHint: {
    zh: '不勾选就不打扰您，处理结果写在进度页上。',
    en: 'If not ticked nobody calls; the result stands on the progress page.',
  },
  phoneLabel: { zh: '电话', en: 'Telephone' },
  phoneHint: { zh: '办事时留过号码的不用再填', en: 'Not needed if you gave one for the service' },
  privacy: {
    zh: '被评的窗口和单位只看到评价内容。您同意联系时，只有办这件事的核实、回访人员能看到电话，被评价的人看不到；每看一次都有记录，您能查到。为防代评，本机会记下一串随机字符到今晚零点，不含您的身份。',
    en: 'The window and unit you review see what you say. If you allow contact, only those who handle or follow up the matter can look at your number, never the person you review; every look is recorded and shown to you. Against reviews given in your place this browser keeps a random word until midnight; it says nothing about you.',
  },
  submitReview: { zh: '提交评价', en: 'Send review' },
  noPressure: {
    zh: '评不评、怎么评都由您定。不想评，关掉这页就行。',
    en: 'Whether and how you review is your choice. To skip it, just close this page.',
  },

  faultGrade: { zh: '请选一项满意程度', en: 'Choose how satisfied you were' },
  faultReason: {
    zh: '请至少选一个问题，或写几句说明',
    en: 'Choose at least one problem, or write a few words',
  },
  faultTextLong: {
    zh: '文字太长：最多 1000 字，现在 {count} 字',
    en: 'Too long: 1000 characters at most, now {count}',
  },
  faultPhone: {
    zh: '电话号码不对，请核对；也可以不填',
    en: 'Check the telephone number, or leave it empty',
  },
  faultPhoneNeeded: { zh: '请填写手机号码', en: 'Enter your mobile number' },
  faultPhoto: {
    zh: '照片“{name}”没有收下：请用 JPG、PNG 或 WebP，每张不超过 10 MB',
    en: 'Photo “{name}” was not taken: use JPG, PNG or WebP of at most 10 MB',
  },
  faultPhotosMany: { zh: '照片最多 {count} 张', en: 'At most {count} photos' },
  faultNumberForm: {
    zh: '评价号是一串数字，请照单子输入',
    en: 'The review number is a row of digits; type it as printed',
  },
  faultTailForm: {
    zh: '请输入手机号的最后 4 位数字',
    en: 'Enter the last 4 digits of the mobile number',
  },
  faultNumberUnknown: {
    zh: '没有这个评价号，或手机尾号对不上，请核对',
    en: 'No such review number, or the digits do not match',
  },
  faultPaused: {
    zh: '试的次数太多，请在 {until} 之后再试，或打 12345',
    en: 'Too many tries. Try again after {until}, or call 12345',
  },
  faultTailNeeded: {
    zh: '这个评价号还要核对手机尾号',
    en: 'This number also needs the last digits of the mobile number',
  },

  reviewedTitle: { zh: '这次办事已经评价过了', en: 'This service has been reviewed' },
  reviewedMore: {
    zh: '一次办事评价一次。评价编号 {number}。',
    en: 'Each service is reviewed once. Review number {number}.',
  },
  reviewedNotYou: {
    zh: '不是您评的？请打 {hotline}，会有人查清是谁代评的。',
    en: 'It was not you? Call {hotline}; somebody will find out who did it.',
  },
  expiredTitle: { zh: '评价时间已过', en: 'The time to review has passed' },
  expiredMore: {
    zh: '链接 {days} 天内有效，这个链接在 {when} 到期，不能再评价。有问题仍可反映，不限时间：打 {hotline}。',
    en: 'A link is open for {days} days; this one ended on {when} and takes no review. You can still report a problem at any time: call {hotline}.',
  },
  unknownTitle: { zh: '没有找到这次办事', en: 'This service was not found' },
  unknownMore: {
    zh: '链接可能不完整。请重新打开短信里的链接，或输入单子上的评价号。',
    en: 'The link may be incomplete. Open it again from the message, or type the review number on your slip.',
  },

  spokenTitle: { zh: '输入评价号', en: 'Enter your review number' },
  spokenLead: {
    zh: '评价号印在办事单子上，也可以请窗口念给您。',
    en: 'It is printed on your slip; the window can also read it to you.',
  },
  spokenNumber: { zh: '评价号', en: 'Review number' },
  phoneTail: { zh: '手机号最后 4 位', en: 'Last 4 digits of the mobile number' },
  phoneTailHint: {
    zh: '办事时留过手机的才要填',
    en: 'Only if you gave a mobile number for the service',
  },
  next: { zh: '下一步', en: 'Continue' },

  receiptTitle: { zh: '评价已收到，谢谢您', en: 'Your review has arrived. Thank you' },
  receiptTitleBad: {
    zh: '评价已收到，会给您答复',
    en: 'Your review has arrived. You will be answered',
  },
  receiptReviewNumber: { zh: '评价编号', en: 'Review number' },
  receiptMatterNumber: { zh: '办理编号', en: 'Matter number' },
  receiptCode: { zh: '查询码', en: 'Receipt code' },
  receiptOnce: {
    zh: '查询码只显示这一次。请抄下来、拍照或打印。',
    en: 'The code is shown only now. Write it down, take a picture or print it.',
  },
  receiptUse: {
    zh: '有编号能看进度；加上查询码，才能看到您写的内容和答复，才能催办。',
    en: 'The number shows progress; with the code you also see your own words and the answer, and can urge.',
  },
  afterwards: { zh: '接下来', en: 'What happens next' },
  afterContact: {
    zh: '{when}前，有人打电话向您核实。打电话的不是被评价的人。',
    en: 'By {when} somebody calls you to check. It is not the person you reviewed.',
  },
  afterNoContact: {
    zh: '不会打电话给您。处理结果写在进度页上。',
    en: 'Nobody will call you. The result stands on the progress page.',
  },
  afterRectify: {
    zh: '{when}前，{unit}改正并答复。',
    en: 'By {when} {unit} puts it right and answers.',
  },
  afterCheck: {
    zh: '最后，由没有经手的人核实是否真的改了。',
    en: 'Finally somebody who did not handle it checks that it really was put right.',
  },
  provisional: {
    zh: '（暂定：节假日安排公布后可能调整）',
    en: ' (provisional until the holiday calendar is published)',
  },
  goodCounted: { zh: '您的评价已经计入统计。', en: 'Your review has been counted.' },
  whoSees: { zh: '谁能看到这条评价', en: 'Who can see this review' },
  whoSeesUnit: {
    zh: '被评价的单位：看到满意程度、选项和文字；被评价的人看不到您是谁。',
    en: 'The reviewed unit: the grade, the tags and the text. The person you reviewed cannot see who you are.',
  },
  whoSeesCaller: {
    zh: '核实和回访人员：您同意联系时，能看到电话，每看一次都有记录，您可以查。',
    en: 'Those who handle it and call back: your number if you allow contact. Every look is recorded and you can see the record.',
  },
  whoSeesPublic: {
    zh: '公众：只看到数字。要公开差评和答复，先去掉能认出您的内容，再由他人审核。',
    en: 'The public: figures only. A bad review is published with its answer only after anything that could identify you is removed and somebody else has approved it.',
  },
  seeProgress: { zh: '查看进度', en: 'See progress' },
  pressureHeading: { zh: '有人要您改评价？', en: 'Did somebody ask you to change it?' },
  pressureLead: {
    zh: '谁也不能要求您改。按下面的按钮，告诉监督部门；被评价的单位看不到。',
    en: 'Nobody may. Use the button to tell the supervising office; the reviewed unit cannot see it.',
  },
  pressureButton: { zh: '有人要求我修改评价', en: 'Somebody asked me to change my review' },

  terminalTitle: { zh: '请您评价', en: 'Please review' },
  terminalTagsBad: { zh: '至少选一项', en: 'Choose at least one' },
  terminalIdle: { zh: '办完事后，可以在这里评价', en: 'You can review here after being served' },
  terminalIdleMore: { zh: '评不评由您定', en: 'It is your choice' },
  terminalTurned: { zh: '工作人员请勿代点。', en: 'Staff must not press for anybody.' },
  terminalSkip: { zh: '不评价', en: 'Skip' },
  terminalBack: { zh: '重新选', en: 'Choose again' },
  terminalStill: { zh: '还在吗？', en: 'Are you still there?' },
  terminalStillMore: {
    zh: '15 秒后回到开始，不会留下任何评价。',
    en: 'In 15 seconds this returns to the start. No review is left behind.',
  },
  terminalContinue: { zh: '继续评价', en: 'Go on' },
  terminalThanks: { zh: '谢谢，已收到', en: 'Thank you, received' },
  terminalDone: { zh: '完成', en: 'Done' },
  terminalWrite: {
    zh: '想多说几句：打 {hotline}，说这个编号。',
    en: 'To say more, call {hotline} and name this number.',
  },
  terminalUnknown: { zh: '这台评价器没有登记', en: 'This terminal is not registered' },
  terminalUnknownMore: {
    zh: '请工作人员联系管理员。',
    en: 'Staff: please contact the administrator.',
  },

  staticTitle: { zh: '评价{place}', en: 'Review {place}' },
  staticLead: {
    zh: '没有收到评价链接也能评。先用手机验证码证明是您本人。',
    en: 'You can review without a link. First a code sent to your phone shows that it is you.',
  },
  staticApart: {
    zh: '这种评价先单独存放，不算入好评率；由他人核实有没有这次办事，再把结果答复您。',
    en: 'Such a review is kept apart and does not enter the rate; somebody else checks whether the service took place, and you are told the result.',
  },
  staticStep: { zh: '第 {step} 步，共 3 步', en: 'Step {step} of 3' },
  staticPhone: { zh: '手机号码', en: 'Mobile number' },
  staticPhoneHint: {
    zh: '只用来发验证码和告诉您结果',
    en: 'Used only for the code and to tell you the result',
  },
  staticSend: { zh: '发送验证码', en: 'Send code' },
  staticCode: { zh: '验证码', en: 'Code' },
  staticCodeHint: {
    zh: '已发到您的手机，{until} 前有效',
    en: 'Sent to your phone, valid until {until}',
  },
  staticCodeDemo: { zh: '示例：短信内容是 {code}', en: 'Example: the message says {code}' },
  staticCodeWrong: { zh: '验证码不对，还可以试 {count} 次', en: 'Wrong code; {count} tries left' },
  staticCodeGone: {
    zh: '验证码已失效，请重新发送',
    en: 'The code is no longer valid; send a new one',
  },
  staticWhen: { zh: '哪天办的事', en: 'When were you served' },
  staticWhat: { zh: '办的什么事', en: 'What was it about' },
  faultWhen: {
    zh: '请填写办事日期，在 {from} 到 {to} 之间',
    en: 'Enter the day you were served, between {from} and {to}',
  },
  faultWhat: { zh: '请选择办的什么事', en: 'Choose what it was about' },
  staticReceipt: {
    zh: '先核实有没有这次办事，{when}前告诉您结果。',
    en: 'Whether the service took place is checked first; you will know by {when}.',
  },
  staticUnknown: { zh: '这个二维码已停用', en: 'This code is no longer in use' },
  staticUnknownMore: {
    zh: '请打 {hotline} 评价，或问一下窗口。',
    en: 'Call {hotline} to review, or ask at the window.',
  },
} as const satisfies Dictionary
