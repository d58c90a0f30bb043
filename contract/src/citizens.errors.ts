export const citizenErrors = {
  'personal/no-office': {
    status: 503,
    zh: '本地区还没有指定受理个人信息请求的单位，请拨打 12345。',
    en: 'No office of this region answers for personal data yet. Call 12345.',
  },
  'personal/nobody-found': {
    status: 404,
    zh: '没有登记在这个姓名和证件号码名下的信息。请核对证件，或用旧号码和回执上的查询码办理。',
    en: 'Nothing is registered under this name and number. Check the document, or use the old number with a receipt code.',
  },
  'personal/second-person': {
    status: 403,
    zh: '这是您在窗口录入的，请由另一位工作人员同意。',
    en: 'You entered this at the counter. Somebody else agrees to it.',
  },
  'personal/still-waiting': {
    status: 409,
    zh: '已短信告知旧号码，等候期满后才能同意。',
    en: 'The old number has been told. Nobody can agree before the waiting time has passed.',
  },
  'citizens/no-provider': {
    status: 404,
    zh: '本地区没有开通这种登录方式，请用手机验证码登录。',
    en: 'This way to sign in is not offered here. Sign in by a code to your phone.',
  },
  'citizens/provider-silent': {
    status: 503,
    zh: '统一身份认证暂时连不上，请稍后再试，或用手机验证码登录。',
    en: 'The identity provider does not answer. Try again later, or sign in by a code to your phone.',
  },
  'citizens/provider-refused': {
    status: 403,
    zh: '统一身份认证没有通过，请重新开始，或用手机验证码登录。',
    en: 'The identity provider did not confirm this. Begin again, or sign in by a code to your phone.',
  },
  'citizens/provider-level': {
    status: 403,
    zh: '您在统一身份认证的实名等级不够，请先在那里完成实名认证，或用手机验证码登录。',
    en: 'The identity provider does not know you well enough. Complete your real-name check there, or sign in by a code to your phone.',
  },
  'citizens/no-enterprise': {
    status: 403,
    zh: '统一身份认证没有给出企业的统一社会信用代码和经办人，请核对是否以企业身份登录。',
    en: 'The identity provider named no enterprise with its credit code and agent. Check that you signed in there for the enterprise.',
  },
  'citizens/subject-changed': {
    status: 409,
    zh: '这个身份的证件号码和以前不同，为保护原来的人，没有打开。请带身份证到窗口。',
    en: 'This identity now has another identity number. To protect whose it was it stays closed. Come to the window with your identity card.',
  },
  'citizens/linked-already': {
    status: 409,
    zh: '这个手机或身份已经关联了别的账户。请先登录那个账户解除关联。',
    en: 'This phone or identity is linked to another account. Sign in to that account and undo the link first.',
  },
  'citizens/other-person': {
    status: 409,
    zh: '这里有登记在另一个证件号码名下的事，不能合在一起。家人共用手机时，请各自登录。',
    en: 'Something here is registered under another identity number, so they cannot be one. Who shares a phone signs in apart.',
  },
  'citizens/last-way': {
    status: 409,
    zh: '这是进入账户的唯一方式，不能解除。',
    en: 'Nothing else leads to this account, so this link stays.',
  },
  'citizens/proof-wrong': {
    status: 422,
    zh: '没有对上。请核对回执上的查询码，或办事时登记的姓名和证件号码后四位。',
    en: 'This does not match. Check the receipt code, or the name and last four of the identity number as registered.',
  },
  'citizens/proof-paused': {
    status: 429,
    zh: '输错次数过多，请一小时后再试，或带身份证到窗口查询。',
    en: 'Too many wrong entries. Try again in an hour, or come to the window with your identity card.',
  },
} as const
