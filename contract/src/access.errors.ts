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
  'access/right-exists': {
    status: 409,
    zh: '该工作人员已在此岗位任职。',
    en: 'This person already holds that post.',
  },
} as const
