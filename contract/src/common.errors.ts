export const commonErrors = {
  'common/invalid-input': {
    status: 422,
    zh: '提交的内容有误，请按提示修改后再提交。',
    en: 'Some of what was sent is not valid. Correct the fields named below and send again.',
  },
  'common/unreadable': {
    status: 400,
    zh: '提交的内容无法读取。请检查格式后再提交。',
    en: 'What was sent cannot be read. Check its format and send it again.',
  },
  'common/unsupported-media': {
    status: 415,
    zh: '不支持这种内容格式。接口请使用 application/json。',
    en: 'This content type is not supported here. For the API use application/json.',
  },
  'common/not-found': {
    status: 404,
    zh: '没有找到。请核对编号或链接。',
    en: 'Nothing was found here. Check the number or the link.',
  },
  'common/method-not-allowed': {
    status: 405,
    zh: '此地址不支持这种操作，可用的方法见 Allow。',
    en: 'This address does not offer that method. The ones it offers are named in Allow.',
  },
  'common/not-permitted': {
    status: 403,
    zh: '您当前的岗位不能进行此操作。',
    en: 'Your post does not permit this.',
  },
  'common/sign-in-needed': {
    status: 401,
    zh: '请先登录，或提供有效的接口密钥。',
    en: 'Sign in first, or send a valid API key.',
  },
  'common/too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请按 Retry-After 指出的时间稍后再试。',
    en: 'Too many requests. Try again after the time given in Retry-After.',
  },
  'common/busy': {
    status: 429,
    zh: '系统繁忙，内容未被接收，请稍后再试。',
    en: 'The system is busy and has not taken this. Try again shortly.',
  },
  'common/too-large': {
    status: 413,
    zh: '提交的内容过大，请减小后再试。',
    en: 'What was sent is too large. Make it smaller and try again.',
  },
  'common/too-slow': {
    status: 408,
    zh: '请求传输时间过长，已中断。请检查网络后重新提交。',
    en: 'The request took too long to arrive and was broken off. Check the network and send it again.',
  },
  'common/wrong-origin': {
    status: 403,
    zh: '请求不是从本站页面发出的，请回到页面重新提交。',
    en: 'The request did not come from a page of this site. Go back to the page and send it again.',
  },
  'common/version-changed': {
    status: 412,
    zh: '内容已被他人更新。请刷新后再操作。',
    en: 'This has been changed meanwhile. Load it again, then repeat your change.',
  },
  'common/retry-in-progress': {
    status: 409,
    zh: '同一 Idempotency-Key 的请求正在处理，请按 Retry-After 稍后再试。',
    en: 'A request with this Idempotency-Key is still being handled. Try again after Retry-After.',
  },
  'common/retry-differs': {
    status: 422,
    zh: '此 Idempotency-Key 已用于另一内容，请换用新的 Idempotency-Key。',
    en: 'This Idempotency-Key was used for other content. Send a new key.',
  },
  'common/fault': {
    status: 500,
    zh: '系统出错，您的操作没有完成。请稍后再试，或告诉我们编号。',
    en: 'Something went wrong and your request was not completed. Try again, or tell us the reference.',
  },
} as const
