export const peopleErrors = {
  'people/unknown-person': {
    status: 404,
    zh: '没有找到联系人信息。',
    en: 'There is no contact data here.',
  },
  'people/contact-erased': {
    status: 410,
    zh: '联系方式已超过保存期限并删除，无法查看。',
    en: 'The contact data was erased after its retention time and cannot be seen.',
  },
  'people/identity-sealed': {
    status: 403,
    zh: '该反映人身份已密封，不能查看。请仅就事实进行核实。',
    en: 'The identity of this person is sealed. Check the facts only.',
  },
  'people/phone-not-valid': {
    status: 422,
    zh: '手机号码不正确，请填写 11 位手机号码。',
    en: 'This is not a mobile number. Enter the 11 digits.',
  },
  'people/code-sent-recently': {
    status: 429,
    zh: '验证码已发送，请按提示的时间稍后再获取。',
    en: 'A code was sent a moment ago. Ask again after the time given.',
  },
  'people/code-limit-reached': {
    status: 429,
    zh: '获取验证码次数过多，请明天再试，或到窗口办理。',
    en: 'Too many codes were asked for. Try again tomorrow, or come to the window.',
  },
  'people/code-wrong': {
    status: 422,
    zh: '验证码不正确，请核对后重新输入。',
    en: 'The code is not right. Check it and enter it again.',
  },
  'people/code-expired': {
    status: 422,
    zh: '验证码已失效，请重新获取。',
    en: 'The code is no longer valid. Ask for a new one.',
  },
  'people/sms-unavailable': {
    status: 503,
    zh: '短信服务暂时不可用，请到窗口办理或稍后再试。',
    en: 'Text messages cannot be sent now. Come to the window or try again later.',
  },
} as const
