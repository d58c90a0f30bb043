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
export const phoneCodePurposes = ['static_review', 'matter_access', 'sign_in', 'new_phone'] as const
export type PhoneCodePurpose = (typeof phoneCodePurposes)[number]
