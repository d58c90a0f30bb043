import { relayStateWords, relayWayWords } from './relay.ts'
import type { Dictionary } from './words.ts'

/** 登录方式: coming through the region's identity provider, and linking it to a phone. */
export const linkWords = {
  meOr: { zh: '不用手机，也可以', en: 'Or without a phone' },
  meProviderPerson: { zh: '用{provider}登录', en: 'Sign in with {provider}' },
  meProviderEnterprise: {
    zh: '企业、个体户用{provider}登录',
    en: 'Sign in for an enterprise with {provider}',
  },
  meProviderLead: {
    zh: '会转到统一身份认证的网页，核对后自动回来。我们只收到姓名和证件号码，收不到您的密码。',
    en: 'You go to the page of the provider and come back by yourself. We receive name and number, never your password.',
  },

  meLinks: { zh: '登录方式', en: 'Ways to sign in' },
  meLinksLead: {
    zh: '手机和统一身份认证都能进来。关联要两样都证明是您本人，只是手机号相同不会自动合并。',
    en: 'Phone and identity provider both lead here. Linking them needs proof of both; an equal number alone never does it.',
  },
  meLinksLink: { zh: '登录方式和关联', en: 'Ways to sign in' },
  meWhoEnterprise: {
    zh: '企业：{name}（{creditCode}）',
    en: 'Enterprise: {name} ({creditCode})',
  },
  meWhoAgent: { zh: '经办人：{name}', en: 'Agent: {name}' },
  meWhoPerson: { zh: '{name}，您好', en: 'Signed in: {name}' },
  meLinkPhone: { zh: '手机 {phone}', en: 'Phone {phone}' },
  meLinkProvider: { zh: '{provider}', en: '{provider}' },
  meLinkSince: { zh: '{when}起', en: 'since {when}' },
  meLinkUndoPhone: { zh: '解除手机', en: 'Unlink the phone' },
  meLinkUndoProvider: { zh: '解除统一身份认证', en: 'Unlink the provider' },
  meLinkUndoLead: {
    zh: '解除后，靠它加进来的事不再显示，其他地方的登录马上退出。',
    en: 'What came by it is shown here no more, and every other sign-in ends at once.',
  },
  meLinkLast: { zh: '这是唯一的登录方式，不能解除。', en: 'Nothing else leads here, so it stays.' },
  meLinkUndone: { zh: '已解除关联', en: 'The link is undone' },
  meLinked: { zh: '已关联', en: 'Linked' },
  meLinkAddProvider: { zh: '关联{provider}', en: 'Link {provider}' },
  meLinkAddPhone: { zh: '关联手机', en: 'Link a phone' },
  meLinkAddPhoneLead: {
    zh: '用手机留过号的事，在这里加进来：先收验证码，再用回执上的查询码或登记的姓名、证件号证明是您。',
    en: 'To see what you gave with a phone: first a code, then a receipt code, or name and number as registered.',
  },
  meLinkAddPhoneEnterprise: {
    zh: '手机是经办人的，不会关联到企业；只把证明了的那一件加进来。',
    en: 'The phone is the agent’s and is not linked to the enterprise; only the one matter you prove comes over.',
  },
  meLinkPhoneButton: { zh: '关联', en: 'Link' },
  meSessions: { zh: '谁在登录中', en: 'Signed in now' },
  meSessionThis: { zh: '这里', en: 'here' },
  meSessionPhone: { zh: '手机', en: 'phone' },
  meNeedsPhone: {
    zh: '要加回执上的事，先关联办事时留的手机。',
    en: 'To add a receipt, first link the phone you gave with it.',
  },

  meRelays: { zh: '谁通过平台联系过我', en: 'Who reached me through the platform' },
  meRelaysLead: {
    zh: '平台代为转接，对方看不到您的号码。每一次都记在这里。',
    en: 'The platform connects them and nobody sees your number. Each time stands here.',
  },
  meRelaysNone: { zh: '还没有。', en: 'Nobody so far.' },
  relayWay_message: relayWayWords.message,
  relayWay_call: relayWayWords.call,
  relayWay_reply: { zh: '您的回复', en: 'your reply' },
  relayState_sent: { zh: '已发出', en: 'sent' },
  relayState_delivered: relayStateWords.delivered,
  relayState_answered: relayStateWords.answered,
  relayState_unanswered: relayStateWords.unanswered,
  relayState_failed: relayStateWords.failed,
  relayState_received: relayStateWords.received,
} as const satisfies Dictionary
