export const citizenErrors = {
  'personal/no-office': {
    status: 503,
    zh: '本地区还没有指定受理个人信息请求的单位，请拨打 12345。',
    en: 'No office of this region answers for personal data yet. Call 12345.',
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
