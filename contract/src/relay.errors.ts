export const relayErrors = {
  'relay/not-yours': {
    status: 403,
    zh: '只有正在办理这件事的人可以请平台转接。',
    en: 'Only who holds this matter now may ask the platform to relay.',
  },
  'relay/no-phone': {
    status: 409,
    zh: '当事人没有留电话，或者不同意联系。答复请写在进度页上。',
    en: 'The person left no phone, or does not wish to be contacted. Answer on the progress page.',
  },
  'relay/no-way': {
    status: 409,
    zh: '本地区没有接通电话转接，请改用转接短信。',
    en: 'Calls are not connected here. Relay a message instead.',
  },
  'relay/silence': {
    status: 409,
    zh: '现在是免打扰时段，请过后再联系。',
    en: 'People are not disturbed at this hour. Relay it later.',
  },
  'relay/too-often': {
    status: 429,
    zh: '今天就这件事联系的次数已到上限，请明天再联系。',
    en: 'The person was contacted as often as one day permits. Try again tomorrow.',
  },
  'relay/unavailable': {
    status: 503,
    zh: '转接没有成功，请稍后再试；已记录这一次。',
    en: 'The relay failed. Try again later; this try is recorded.',
  },
  'relay/unknown': {
    status: 404,
    zh: '没有这次转接。',
    en: 'There is no such relay.',
  },
  'people/use-relay': {
    status: 403,
    zh: '当事人隐名：承办单位看不到电话，请用“由平台转接”。',
    en: 'This person is masked: the unit does not see the number. Let the platform relay.',
  },
  'people/second-person-needed': {
    status: 403,
    zh: '查看隐名人的电话要由第二个人同意，请先提出申请。',
    en: 'A second person must agree before a masked number is seen. Ask first.',
  },
  'people/no-unmask-request': {
    status: 404,
    zh: '没有待同意的申请，或者申请是您自己提出的。',
    en: 'There is no request to agree to, or it is your own.',
  },
} as const
