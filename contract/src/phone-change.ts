import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }

/** What somebody shows at the counter. */
export const counterDocuments = [
  'identity_card',
  'household_register',
  'residence_permit',
  'passport',
] as const
export type CounterDocument = (typeof counterDocuments)[number]

export const counterDocumentWords = {
  identity_card: { zh: '居民身份证', en: 'identity card' },
  household_register: { zh: '户口簿', en: 'household register' },
  residence_permit: { zh: '居留证件', en: 'residence permit' },
  passport: { zh: '护照', en: 'passport' },
} as const satisfies Record<CounterDocument, { readonly zh: string; readonly en: string }>

const phone = Type.String({ minLength: 11, maxLength: 20 })

/** A code goes to the new number, which the person has in hand. */
export const PhoneChangeCodeBody = Type.Object({ newPhone: phone }, strict)
export type PhoneChangeCodeBody = Static<typeof PhoneChangeCodeBody>

export const PhoneChangeCode = Type.Object(
  { challenge: Type.String(), expiresAt: Type.String() },
  strict,
)
export type PhoneChangeCode = Static<typeof PhoneChangeCode>

/** Who it is: by name and number of the document, or by the old number and a receipt. */
export const PhoneChangeBody = Type.Object(
  {
    document: Type.Enum([...counterDocuments]),
    challenge: Type.String({ minLength: 1, maxLength: 1_000 }),
    code: Type.String({ pattern: '^[0-9]{6}$' }),
    person: Type.Union([
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 60 }),
          idNumber: Type.String({ minLength: 6, maxLength: 30 }),
        },
        strict,
      ),
      Type.Object(
        { oldPhone: phone, receiptCode: Type.String({ minLength: 8, maxLength: 20 }) },
        strict,
      ),
    ]),
  },
  strict,
)
export type PhoneChangeBody = Static<typeof PhoneChangeBody>

/** What the person takes away from the counter. */
export const PhoneChangeReceipt = Type.Object(
  {
    number: Type.String(),
    receiptCode: Type.String(),
    /** Before this moment nobody can grant it: the old number has been told. */
    earliestAt: Type.String(),
  },
  strict,
)
export type PhoneChangeReceipt = Static<typeof PhoneChangeReceipt>
