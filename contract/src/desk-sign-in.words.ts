import type { Dictionary } from './words.ts'

export const signInWords = {
  title: { zh: '登录工作台', en: 'Sign in to the desk' },
  ended: {
    zh: '登录已到期，请重新登录。登录后回到刚才的页面，填写的内容还在。',
    en: 'Your session has ended. Sign in to return to your page; what you typed is still there.',
  },
  login: { zh: '登录名', en: 'Login name' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '动态码', en: 'Authenticator code' },
  codeHelp: {
    zh: '打开手机上的验证器，输入“回音”一行的六位数字。',
    en: 'Open the authenticator on your phone and type the six digits of the entry “Huiyin”.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  continue: { zh: '继续', en: 'Continue' },
  otherWays: { zh: '其他登录方式', en: 'Other ways to sign in' },
  again: { zh: '换一个账户', en: 'Use another account' },
  fillLogin: { zh: '请填写登录名', en: 'Type your login name' },
  fillPassword: { zh: '请填写密码', en: 'Type your password' },
  fillCode: { zh: '请填写六位动态码', en: 'Type the six digits' },
  forgotten: {
    zh: '忘记密码或手机丢失：请联系本单位的安全管理员重置。',
    en: 'Password or phone lost? The security administrator can reset it.',
  },
  demoTitle: { zh: '演示账户', en: 'Demonstration accounts' },
  demoLead: {
    zh: '选一个岗位试用。数据均为示例。',
    en: 'Choose a post to try. All data are examples.',
  },
  demoCode: {
    zh: '管理员岗位需要第二道验证。演示中，当前动态码直接显示在账户旁，选用时自动填入；真实系统中只在本人手机的验证器上显示。',
    en: 'Administrators need a second factor. In the demonstration the present code stands beside the account and is filled in; in real use only the phone of the person shows it.',
  },
  demoUse: { zh: '以{role}登录', en: 'Sign in as {role}' },
  publicSite: { zh: '我要评价或查询进度', en: 'Review a service or follow a matter' },
} as const satisfies Dictionary
