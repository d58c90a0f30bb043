export const accessErrors = {
  'access/sign-in-refused': {
    status: 401,
    zh: '登录名或密码不正确。',
    en: 'The login name or the password is not right.',
  },
  'access/code-needed': {
    status: 401,
    zh: '请输入验证器上的六位动态码。',
    en: 'Enter the six digits shown by your authenticator.',
  },
  'access/code-refused': {
    status: 401,
    zh: '动态码不正确或已用过，请输入下一个动态码。',
    en: 'The code is wrong or was used already. Enter the next one.',
  },
  'access/both-factors': {
    status: 409,
    zh: '一天之内，同一名管理员不能既重置密码又解除验证器，请由另一名安全管理员办理，或次日再办。',
    en: 'One administrator cannot reset the password and remove the authenticator of a person within a day. Ask another security administrator, or wait until tomorrow.',
  },
  'access/too-many-attempts': {
    status: 429,
    zh: '尝试次数过多，请按 Retry-After 指出的时间稍后再试。',
    en: 'Too many attempts. Try again after the time given in Retry-After.',
  },
  'access/one-time-password-expired': {
    status: 401,
    zh: '一次性密码已过期，请向安全管理员重新领取。',
    en: 'The one-time password has expired. Ask the security administrator for a new one.',
  },
  'access/password-too-weak': {
    status: 422,
    zh: '新密码不符合要求：至少 10 个字符，含大写字母、小写字母、数字、符号中的三类，且不含登录名或常见密码。',
    en: 'The new password is too weak: at least 10 characters of three kinds (upper case, lower case, digits, others), without the login name or a common password.',
  },
  'access/password-unchanged': {
    status: 422,
    zh: '新密码不能与原密码相同。',
    en: 'The new password must differ from the old one.',
  },
  'access/second-factor-exists': {
    status: 409,
    zh: '已绑定验证器。如需更换，请联系安全管理员。',
    en: 'An authenticator is bound already. Ask the security administrator to remove it first.',
  },
  'access/enrolment-not-begun': {
    status: 409,
    zh: '请先获取验证器密钥，再输入动态码确认。',
    en: 'Ask for the secret first, then confirm it with a code.',
  },
  'access/login-name-taken': {
    status: 409,
    zh: '该登录名已被使用，请换一个。',
    en: 'This login name is taken. Choose another one.',
  },
  'access/account-exists': {
    status: 409,
    zh: '该工作人员已有账号。',
    en: 'This person has an account already.',
  },
  'access/not-for-oneself': {
    status: 403,
    zh: '不能对本人的账号执行此操作，请由另一位安全管理员办理。',
    en: 'Nobody does this for their own account. Ask another security administrator.',
  },
  'access/administrators-apart': {
    status: 409,
    zh: '系统管理员、安全管理员、审计管理员必须由不同的人担任。',
    en: 'The system, the security and the audit administrator must be different people.',
  },
  'access/no-provider': {
    status: 404,
    zh: '本地区没有开通统一身份认证登录。',
    en: 'This region has no identity provider.',
  },
  'access/provider-silent': {
    status: 503,
    zh: '统一身份认证暂时连不上，请稍后再试或联系系统管理员。',
    en: 'The identity provider does not answer. Try again later, or ask the system administrator.',
  },
  'access/provider-refused': {
    status: 403,
    zh: '统一身份认证没有通过，请从登录页重新开始。',
    en: 'The identity provider did not confirm this. Begin again at the sign-in page.',
  },
  'access/identity-not-linked': {
    status: 403,
    zh: '这个身份还没有对应的工作账号，请联系系统管理员。',
    en: 'No account belongs to this identity yet. Ask the system administrator.',
  },
  'access/identity-linked-already': {
    status: 409,
    zh: '这个身份或账号已经关联，请联系安全管理员。',
    en: 'This identity or account is linked already. Ask the security administrator.',
  },
  'access/second-factor-by-password': {
    status: 403,
    zh: '您的岗位需要动态码，请用密码和动态码登录。',
    en: 'Your post needs an authenticator code. Sign in by password and code.',
  },
  'access/password-off': {
    status: 403,
    zh: '本地区已停用密码登录，请使用统一身份认证。',
    en: 'Passwords are switched off in this region. Use the identity provider.',
  },
  'access/right-exists': {
    status: 409,
    zh: '该工作人员已在此岗位任职。',
    en: 'This person already holds that post.',
  },
} as const
