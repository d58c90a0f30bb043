export const componentErrors = {
  'components/unknown': {
    status: 404,
    zh: '部件登记中没有这个编码。请核对标牌上的 16 位数字。',
    en: 'No component has this code. Check the 16 digits on its plate.',
  },
} as const
