export const frontageErrors = {
  'frontages/unknown': {
    status: 404,
    zh: '没有登记这个门店或路段。',
    en: 'No such shop or road section is registered.',
  },
  'frontages/not-told-first': {
    status: 409,
    zh: '这个类别不先提醒，请直接上报案件；有安全隐患的一律不等提醒。',
    en: 'This class is not told first: report a case. A hazard never waits for a notice.',
  },
  'frontages/told-already': {
    status: 409,
    zh: '这个门店（路段）的同一问题已经提醒，尚未复看。',
    en: 'The same has been told already and was not looked at again.',
  },
  'frontages/not-due-yet': {
    status: 409,
    zh: '改正期限还没有到。到期后仍未改正的才转为案件。',
    en: 'The time to put it right has not passed. Only then does it become a case.',
  },
} as const
