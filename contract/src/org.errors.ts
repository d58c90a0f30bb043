export const orgErrors = {
  'org/unknown-region': {
    status: 404,
    zh: '没有这个地区，请核对地区代码。',
    en: 'There is no such region. Check the region code.',
  },
  'org/absence-days': {
    status: 422,
    zh: '请假起止日期有误：结束日期不能早于开始日期或今天，且最长 366 天。',
    en: 'The days of absence are not valid: the last may not lie before the first or before today, and at most 366 days apart.',
  },
  'org/deputy-not-suitable': {
    status: 422,
    zh: '代岗人须为同一单位的在岗人员，且本人在此期间没有请假。',
    en: 'A deputy works in the same unit and is not absent in those days.',
  },
  'org/not-your-unit': {
    status: 403,
    zh: '只能登记本人的请假；单位负责人可登记本单位人员的请假。',
    en: 'You may enter your own absence; a unit leader may enter those of the unit.',
  },
  'org/unknown-staff': {
    status: 404,
    zh: '没有找到这位工作人员。',
    en: 'There is no such member of staff.',
  },
  'org/unknown-absence': {
    status: 404,
    zh: '没有找到这条请假记录，或已撤销。',
    en: 'There is no such absence, or it was revoked.',
  },
} as const
