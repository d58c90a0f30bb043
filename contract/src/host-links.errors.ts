/** Refusals of links that another app signed. */
export const hostLinkErrors = {
  'host-links/refused': {
    status: 403,
    zh: '这个链接无法识别。请回到原来的应用重新打开，或直接用手机验证码登录。',
    en: 'This link is not recognised. Open it again in the app, or sign in by a code to your phone.',
  },
  'host-links/expired': {
    status: 410,
    zh: '这个链接已经失效或已打开过。请回到原来的应用重新打开。',
    en: 'This link has expired or was opened before. Open it again in the app.',
  },
} as const
