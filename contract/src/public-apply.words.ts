import type { Dictionary } from './words.ts'

/** Applying online: before one begins, the form page by page, checking it, the receipt. */
export const applyWords = {
  applyLink: { zh: '在线申请', en: 'Apply online' },
  applyTitle: { zh: '申请：{name}', en: 'Apply: {name}' },
  applyLead: {
    zh: '一页一个问题，每页自动保存。中途可以退出，换一部手机也能接着填。',
    en: 'One question a page, saved as you go. You may leave and go on from another phone.',
  },
  applyNeeds: { zh: '您要准备', en: 'What you need' },
  applyNeedsPhone: {
    zh: '能收短信的手机，身份证号码',
    en: 'A phone that gets messages, and your identity number',
  },
  applyNeedsFiles: { zh: '下面材料的照片或 PDF', en: 'Photos or PDF files of these papers' },
  applyPromised: { zh: '受理后{limit}办结', en: 'Decided within {limit} of acceptance' },
  applyPromisedDays: {
    zh: '受理后预计 {n} 个工作日办结',
    en: 'Decided within {n} working day(s) of acceptance',
  },
  applyStart: { zh: '开始申请', en: 'Start' },
  applyOtherWays: {
    zh: '不方便上网？带材料到窗口，或打 {hotline}，有人帮您填。',
    en: 'No phone at hand? Come to the window or call {hotline}; somebody fills it in with you.',
  },
  applyAtWindow: {
    zh: '这里暂不能在线填写，请从本地政务 App 的“我的”进入，或到窗口办理。',
    en: 'Apply from “My matters” in the region’s app, or at the window.',
  },

  applyWho: { zh: '谁来申请？', en: 'Who applies?' },
  applyWhoKind: { zh: '申请人', en: 'Applicant' },
  applyKind_person: { zh: '我本人', en: 'Myself' },
  applyKind_enterprise: {
    zh: '企业或个体户（有统一社会信用代码）',
    en: 'A business with a unified social credit code',
  },
  applyEnterprise: { zh: '企业名称', en: 'Name of the business' },
  applyEnterpriseHint: { zh: '个人申请不用填', en: 'Leave empty when you apply for yourself' },
  applyCreditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  applyCreditHint: { zh: '营业执照上的 18 位代码', en: 'The 18 characters on the licence' },
  applyName: { zh: '您的姓名', en: 'Your name' },
  applyIdNumber: { zh: '您的身份证号码', en: 'Your identity number' },
  applyIdHint: {
    zh: '18 位，外地户籍一样办',
    en: '18 characters; from any province',
  },
  applyPhone: { zh: '手机号', en: 'Mobile number' },
  applyKnown: {
    zh: '您是{name}（证件尾号 {tail}）。给别人办，请对方给您委托。',
    en: 'You are {name} (number ending {tail}). To apply for somebody else, ask them for a mandate.',
  },
  applyPrivacy: {
    zh: '姓名、证件号码和电话只用于办这件事，加密保存，到期删除；谁看过都有记录。',
    en: 'Name, number and phone serve this application only. They are kept encrypted, erased in time, and every look is recorded.',
  },
  faultApplyName: { zh: '请填写姓名', en: 'Enter the name' },
  faultApplyIdNumber: {
    zh: '身份证号码不对，请逐位核对，最后一位可能是 X',
    en: 'This is no identity number. Check each digit; the last may be X',
  },
  faultApplyEnterprise: { zh: '请填写企业名称', en: 'Enter the name of the business' },
  faultApplyCreditCode: {
    zh: '统一社会信用代码不对，请照营业执照逐位核对',
    en: 'This is no credit code. Check it against the licence',
  },
  faultApplyOther: {
    zh: '登录的是另一位。请退出后用本人手机登录，或请对方给您委托',
    en: 'Somebody else is signed in. Sign out first, or ask for a mandate',
  },

  applyStep: { zh: '第 {n} 步，共 {of} 步', en: 'Step {n} of {of}' },
  applySaved: {
    zh: '已保存，保存到{day}',
    en: 'Saved. Kept until {day}',
  },
  applyLeave: { zh: '先退出，下次接着填', en: 'Leave, and go on later' },
  applyNext: { zh: '保存，下一步', en: 'Save and go on' },
  applyBack: { zh: '上一步', en: 'Back' },
  applyDetails: { zh: '填写情况', en: 'Details' },
  applyYes: { zh: '是', en: 'Yes' },
  applyNo: { zh: '否', en: 'No' },
  applyUnit: { zh: '单位：{unit}', en: 'In {unit}' },
  applyYuan: { zh: '元', en: 'yuan' },
  faultApplyChoice: { zh: '请选择一项', en: 'Choose one' },
  faultApplyMissing: { zh: '请填写{name}', en: 'Enter: {name}' },
  faultApplyNumber: { zh: '{name}要填数字，并在允许的范围内', en: '{name}: a number in its range' },
  faultApplyDay: { zh: '{name}要填日期，如 2026-12-01', en: '{name}: a date like 2026-12-01' },

  applyMaterial: { zh: '材料：{name}', en: 'Paper: {name}' },
  applyFile: { zh: '拍照上传或选 PDF', en: 'Take a photo or choose a PDF' },
  applyFileHint: {
    zh: 'JPG、PNG、WebP 照片或 PDF、Word、Excel，每个不超过 10 MB，最多 {count} 个；照片里的位置等信息自动去掉',
    en: 'Photos (JPG, PNG, WebP), PDF, Word or Excel, up to 10 MB each, {count} at most. Place and device are removed from photos',
  },
  applyFiles: { zh: '已上传', en: 'Uploaded' },
  applyRemoveFile: { zh: '删去 {name}', en: 'Remove {name}' },
  applyWays: { zh: '怎么交', en: 'How' },
  applyWay_file: { zh: '现在上传', en: 'Upload it now' },
  applyWay_promise: { zh: '以告知承诺代替', en: 'A promise instead' },
  applyWay_later: { zh: '先办后补（容缺）', en: 'Hand it in later' },
  applyPromiseTitle: { zh: '告知承诺书', en: 'Notice and promise' },
  applyPromiseText: {
    zh: '告知：本材料用于证明您符合办理条件{acceptance}。您可以书面承诺代替提交。行政机关会在事中事后核查；承诺不实的，撤销决定，记入信用记录，依法承担责任。承诺：本人已知晓上述内容，符合条件，承诺真实。不愿承诺的，选“现在上传”，照常办理，不受影响。',
    en: 'Notice: this paper shows that you meet the conditions{acceptance}. A written promise may stand in for it. It will be checked; if untrue, the decision is revoked and noted in the credit record. Promise: I have read this, I meet the conditions, and this is true. You may decline: choose “Upload it now” and nothing changes.',
  },
  applyLaterText: {
    zh: '容缺受理：主要材料齐全的先受理，这一份在受理时告知的期限内（最多 10 个工作日）补交；补齐前不出结果，不补的退回。',
    en: 'With the main papers there it is accepted first. This one follows by the day you are told (10 working days at most); no result before, and it is returned if it never comes.',
  },
  faultApplyFile: {
    zh: '请上传{name}，或选择页面上的其他办法',
    en: 'Upload {name}, or choose another way on this page',
  },
  faultApplyTooLarge: { zh: '{name} 超过 10 MB，请换一张', en: '{name} is over 10 MB' },

  applyDelivery: { zh: '结果怎么给您？', en: 'How do you get the result?' },
  applyDelivery_counter: { zh: '到窗口取', en: 'At the counter' },
  applyDelivery_post: { zh: '邮寄', en: 'By post' },
  applyDelivery_door: { zh: '送证上门（行动不便的）', en: 'Brought to your door' },
  applyAddress: { zh: '邮寄或上门地址', en: 'Address for post or delivery' },
  applyAddressHint: { zh: '到窗口取不用填', en: 'Not needed at the counter' },
  faultApplyAddress: { zh: '请填写地址', en: 'Enter the address' },

  applyCheck: { zh: '核对后提交', en: 'Check and hand in' },
  applyCheckLead: {
    zh: '请看一遍，要改的点“修改”。提交后就开始计时。',
    en: 'Look it over. Choose “Change” to correct. The clock starts when you hand it in.',
  },
  applyChange: { zh: '修改', en: 'Change' },
  applyChangeOf: { zh: '修改{name}', en: 'Change {name}' },
  applyFetched: { zh: '我们调取，不用您交', en: 'We fetch these' },
  applySubmit: { zh: '确认提交', en: 'Hand it in' },
  applyDiscard: { zh: '删除这份草稿', en: 'Delete this draft' },
  faultApplyOpen: {
    zh: '还有没填完的地方，请补全后再提交',
    en: 'Something is not filled in yet',
  },

  applyDone: { zh: '申请已提交', en: 'Handed in' },
  applyDoneCode: {
    zh: '查询码只显示这一次，请抄下、拍下或打印：没有它，别人看不到您的材料。',
    en: 'The receipt code is shown this once. Write it down, photograph or print it: nobody sees your papers without it.',
  },
  applyDoneNumber: { zh: '编号', en: 'Number' },
  applyDoneReceipt: { zh: '查询码', en: 'Receipt code' },
  applyDoneUnit: { zh: '谁来办', en: 'Who decides' },
  applyDoneAccept: { zh: '最迟答复是否受理', en: 'Acceptance told by' },
  applyDonePromise: { zh: '承诺办结', en: 'Promised time' },
  applyDoneLaw: { zh: '法定时限', en: 'Time by law' },
  applyDoneNext: { zh: '接下来', en: 'What happens next' },
  applyDoneNextText: {
    zh: '工作人员先看材料。缺什么一次告诉您；到期没有答复，就算已经受理。受理、补正和结果都发短信。',
    en: 'Your papers are looked at first. Whatever is missing is told once; unanswered by the date it counts as accepted. You get a message at each step.',
  },
  applyDoneFollow: { zh: '查看进度', en: 'Follow it' },
  applyWorkingDays: { zh: '{n} 个工作日', en: '{n} working day(s)' },
  applyNoLimit: { zh: '没有规定', en: 'none' },

  meDrafts: { zh: '没填完的申请', en: 'Applications not handed in yet' },
  meDraftUntil: { zh: '保存到{day}', en: 'kept until {day}' },
  meDraftGoOn: { zh: '接着填', en: 'Go on' },
} as const satisfies Dictionary
