export const webhookErrors = {
  'webhooks/unknown': {
    status: 404,
    zh: '没有这个推送或这次投递，请刷新后再试。',
    en: 'There is no such webhook or delivery. Reload the list.',
  },
  'webhooks/url-not-allowed': {
    status: 422,
    zh: '不能推送到这个地址：须为 https，不带口令，且不在本机或内网；内网地址须先列入 HUIYIN_WEBHOOK_ALLOW。',
    en: 'This address cannot be called: https, no password, and not inside the network unless HUIYIN_WEBHOOK_ALLOW names it.',
  },
  'webhooks/too-many': {
    status: 409,
    zh: '推送已达上限，请先停用并删除不用的。',
    en: 'There are as many webhooks as there may be. Remove one first.',
  },
} as const
