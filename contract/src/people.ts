/**
 * How a person is known: to the handler (实名), through the platform only (隐名), to the supervising
 * body only (密封), to nobody (匿名). Said to the person before anything is asked.
 */
export const identityGrades = ['open', 'masked', 'sealed', 'anonymous'] as const
export type IdentityGrade = (typeof identityGrades)[number]

/** Why somebody looks at contact data; every look is kept and shown to the person. */
export const contactPurposes = [
  'first_contact',
  'follow_up',
  'independent_check',
  'clarification',
  'delivery',
  'upload',
] as const
export type ContactPurpose = (typeof contactPurposes)[number]

/** Kinds of data about people, each kept for its own time. */
export const retentionClasses = [
  'review_contact',
  'served_person',
  'complaint_contact',
  'pressure_report',
] as const
export type RetentionClass = (typeof retentionClasses)[number]

/** What a phone code is asked for; a code for one thing is none for another. */
export const phoneCodePurposes = [
  'static_review',
  'matter_access',
  'sign_in',
  'new_phone',
  'link_phone',
  'booking',
] as const
export type PhoneCodePurpose = (typeof phoneCodePurposes)[number]

/** What a person may ask about their own data (个人信息保护法 第四十四条至第四十八条). */
export const dataRequestTypes = ['correct', 'new_phone', 'erase', 'withdraw', 'explain'] as const
export type DataRequestType = (typeof dataRequestTypes)[number]

export const dataRequestWords = {
  correct: { zh: '更正姓名', en: 'Correct the name' },
  new_phone: { zh: '更换手机号', en: 'A new phone number' },
  erase: { zh: '删除', en: 'Erase' },
  withdraw: { zh: '撤回同意', en: 'Withdraw consent' },
  explain: { zh: '解释说明', en: 'Explain' },
} as const satisfies Record<DataRequestType, { readonly zh: string; readonly en: string }>
