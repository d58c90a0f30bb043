import type { Dictionary } from './words.ts'

/** How a result reaches the applicant. */
export const deliveryWayWords = {
  counter: { zh: '窗口领取', en: 'Fetched at the counter' },
  post: { zh: '邮寄', en: 'By post' },
  door: { zh: '送证上门', en: 'Brought to the door' },
  electronic: { zh: '电子送达', en: 'Electronically' },
} as const satisfies Dictionary

/** Words of the delivery at the window and on the page of an application. */
export const deliveryWords = {
  delivery: { zh: '结果怎么给', en: 'How the result is given' },
  way: { zh: '领取方式', en: 'Way' },
  address: { zh: '邮寄或上门地址', en: 'Address for post or delivery' },
  addressNote: {
    zh: '只用于送达，查看已留痕，申请人可见。',
    en: 'For the delivery alone. This look is recorded and shown to the applicant.',
  },
  noAddress: {
    zh: '没有留地址，请联系申请人。',
    en: 'No address was left: contact the applicant.',
  },
} as const satisfies Dictionary
