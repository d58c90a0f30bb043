export const letterErrors = {
  'letters/already-received': {
    status: 409,
    zh: '该函件已经签收，不必重复签收。',
    en: 'This letter has been signed for already. There is nothing more to do.',
  },
  'letters/no-receipt-asked': {
    status: 409,
    zh: '该函件不需要签收。',
    en: 'This letter asks for no receipt.',
  },
  'letters/not-addressee': {
    status: 403,
    zh: '只有收文单位的工作人员可以签收。',
    en: 'Only staff of the unit it is addressed to may sign for it.',
  },
} as const
