import type { Dictionary } from './words.ts'

/** 我的: signing in by phone, saying which person one is, and everything that is one's own. */
export const meWords = {
  meTitle: { zh: '我的', en: 'My matters' },
  homeMe: { zh: '我的', en: 'My matters' },
  homeMeHelp: {
    zh: '看我的事、我的评价，看谁看过我的电话。手机验证码登录。',
    en: 'Your matters and reviews, and who looked at your number. Sign in by a code to your phone.',
  },
  homeMeLink: { zh: '进入“我的”', en: 'Open “My matters”' },

  meSignIn: { zh: '登录“我的”', en: 'Sign in to “My matters”' },
  meSignInLead: {
    zh: '我们发一个验证码到您的手机。不登录也能用编号查进度。',
    en: 'We send a code to your phone. You can follow a matter by its number without this.',
  },
  mePhone: { zh: '手机号', en: 'Mobile number' },
  mePhoneHint: { zh: '办事或评价时留的号码', en: 'The one you gave when you were served' },
  meSend: { zh: '获取验证码', en: 'Send the code' },
  meCode: { zh: '短信验证码', en: 'Code from the message' },
  meCodeLead: {
    zh: '验证码已发到 {phone}，{when}前有效。',
    en: 'The code went to {phone} and is valid until {when}.',
  },
  meCodeDemo: { zh: '示例手机收到的验证码：{code}', en: 'The example phone received: {code}' },
  meCodeButton: { zh: '下一步', en: 'Next' },
  faultMePhone: { zh: '请输入 11 位手机号码', en: 'Enter the 11 digits of the mobile number' },
  faultMeCode: { zh: '请输入短信里的 6 位数字', en: 'Enter the 6 digits of the message' },
  faultMeCodeWrong: {
    zh: '验证码不对，还可以试 {count} 次',
    en: 'The code is not right; {count} tries left',
  },

  meWho: { zh: '您是哪一位？', en: 'Which person are you?' },
  meWhoLead: {
    zh: '一个手机号可能一家人在用，也可能换过主人。请再证明一下是您本人，别人的事不会显示。',
    en: 'A family may share a phone, and a number may have changed hands. Show that it is you: what belongs to others stays hidden.',
  },
  meByCode: { zh: '用查询码', en: 'By receipt code' },
  meByCodeHint: {
    zh: '任意一张回执上的查询码，例如 7K3Q-M9XD',
    en: 'From any receipt of yours, like 7K3Q-M9XD',
  },
  meByName: { zh: '或者用姓名和证件号', en: 'Or by name and identity number' },
  meName: { zh: '姓名', en: 'Name' },
  meTail: { zh: '证件号码后四位', en: 'Last four of the identity number' },
  meWhoButton: { zh: '是我本人', en: 'This is me' },
  meWhoHelp: {
    zh: '都没有？带身份证到窗口，或拨打 {hotline}。',
    en: 'Neither at hand? Come to the window with your identity card, or call {hotline}.',
  },
  faultMeWho: {
    zh: '请输入查询码，或姓名和证件号码后四位',
    en: 'Enter a receipt code, or the name and the last four of the identity number',
  },
  faultMeWhoWrong: {
    zh: '没有对上，还可以试 {count} 次',
    en: 'This does not match; {count} tries left',
  },

  meSignedIn: { zh: '当前手机 {phone}', en: 'Signed in with {phone}' },
  meSignOut: { zh: '退出', en: 'Sign out' },
  meMatters: { zh: '我的事', en: 'My matters' },
  meMattersNone: { zh: '没有在办或办过的事。', en: 'Nothing here.' },
  meMatterDue: { zh: '最迟 {when}', en: 'by {when}' },
  meReviews: { zh: '我的评价', en: 'My reviews' },
  meReviewsNone: { zh: '没有评价。', en: 'No reviews.' },
  meLooks: { zh: '谁看过我的电话', en: 'Who looked at my number' },
  meLooksLead: {
    zh: '工作人员每看一次都要写明用途，都记在这里，谁也删不掉。',
    en: 'Staff must give a purpose for each look. Each one stands here, and nobody can remove it.',
  },
  meLooksNone: { zh: '还没有人看过。', en: 'Nobody so far.' },
  meLookFor: { zh: '为了 {number}', en: 'for {number}' },
  purpose_first_contact: { zh: '首次联系您', en: 'to contact you first' },
  purpose_follow_up: { zh: '回访是否解决', en: 'to ask whether it is solved' },
  purpose_independent_check: { zh: '独立核验', en: 'to check independently' },
  purpose_clarification: { zh: '核实情况', en: 'to clarify facts' },
  purpose_delivery: { zh: '送达结果', en: 'to deliver a result' },
  meAdd: { zh: '还有别的回执？', en: 'Another receipt?' },
  meAddLead: {
    zh: '输入另一张回执的查询码，放到一起看。',
    en: 'Enter its receipt code to see it here too.',
  },
  meAddButton: { zh: '加进来', en: 'Add it' },
  meAdded: { zh: '已经加进来', en: 'Added' },

  meData: { zh: '我的个人信息', en: 'My personal data' },
  meDataLead: {
    zh: '这里保存着您的这些信息，到期自动删除。',
    en: 'This is what is kept about you. It is erased when its time has passed.',
  },
  meDataNone: { zh: '没有保存您的信息。', en: 'Nothing is kept.' },
  meDataTaken: { zh: '{when}填写', en: 'Given on {when}' },
  meDataName: { zh: '姓名', en: 'Name' },
  meDataPhone: { zh: '电话', en: 'Phone' },
  meDataNumber: { zh: '证件号码', en: 'Identity number' },
  meDataWhy: { zh: '用途', en: 'Purpose' },
  meDataUntil: { zh: '保存到', en: 'Kept until' },
  meDataErased: { zh: '{when}已删除', en: 'Erased on {when}' },
  meDataCopy: { zh: '下载一份（JSON）', en: 'Download a copy (JSON)' },
  meDataPrint: {
    zh: '要纸质的，用浏览器打印本页，或到窗口索取。',
    en: 'For paper, print this page, or ask at the window.',
  },
  retention_review_contact: { zh: '办理评价和回访', en: 'To handle and follow up a review' },
  retention_served_person: { zh: '邀请评价', en: 'To invite a review' },
  retention_complaint_contact: { zh: '办理投诉并答复', en: 'To handle and answer a complaint' },
  retention_pressure_report: {
    zh: '核查干扰评价',
    en: 'To check pressure on a reviewer',
  },
} as const satisfies Dictionary
