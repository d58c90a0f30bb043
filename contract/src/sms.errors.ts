export const smsErrors = {
  'sms/signature-wrong': {
    status: 401,
    zh: '签名不正确或已过期，请核对密钥和时间。',
    en: 'The signature is wrong or too old. Check the secret and the clock.',
  },
  'sms/message-unknown': {
    status: 404,
    zh: '没有这条短信。',
    en: 'There is no such message.',
  },
} as const
