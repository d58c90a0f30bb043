export const commonErrors = {
  'common/invalid-input': {
    status: 422,
    zh: '提交的内容有误，请按提示修改后再提交。',
    en: 'Some of what was sent is not valid. Correct the fields named below and send again.',
  },
  'common/not-found': {
    status: 404,
    zh: '没有找到。请核对编号或链接。',
    en: 'Nothing was found here. Check the number or the link.',
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
  'common/wrong-origin': {
    status: 403,
    zh: '请求不是从本站页面发出的，请回到页面重新提交。',
    en: 'The request did not come from a page of this site. Go back to the page and send it again.',
  },
  'common/fault': {
    status: 500,
    zh: '系统出错，您的操作没有完成。请稍后再试，或告诉我们编号。',
    en: 'Something went wrong and your request was not completed. Try again, or tell us the reference.',
  },
} as const
