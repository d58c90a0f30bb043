/** Shortest password; GB/T 22239-2019 asks for complexity and leaves the length to the operator. */
const passwordLengthMin = 10
const kindsMin = 3

/** A one-time password is good for this long: it was read from paper or a screen. */
export const oneTimePasswordDays = 14

/** Beginnings of passwords that everybody tries first. */
const commonParts = [
  'password',
  'passw0rd',
  'qwerty',
  'admin',
  '123456',
  'abc123',
  'iloveyou',
  'huiyin',
]

/**
 * Whether a new password is strong enough.
 *
 * @param loginName - must not be part of it
 */
export function isStrongPassword(password: string, loginName: string): boolean {
  const lower = password.toLowerCase()
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password))
  if (password.length < passwordLengthMin || kinds.length < kindsMin) return false
  if (new Set(password).size < passwordLengthMin / 2) return false
  return !lower.includes(loginName) && !commonParts.some((part) => lower.includes(part))
}

// Letters and digits that cannot be mistaken for each other when read aloud or copied by hand.
const clearLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * A password to be handed over once, `k7mq-x3vd-9tha-wc4u`: 16 letters of 31, 79 bits.
 *
 * @param randomBytes - at least 32 unpredictable bytes
 */
export function oneTimePassword(randomBytes: Uint8Array): string {
  // Bytes at and above the largest multiple of 31 are left out: each letter is equally likely.
  const usable = [...randomBytes].filter((byte) => byte < clearLetters.length * 8)
  const letters = usable.slice(0, 16).map((byte) => clearLetters[byte % clearLetters.length])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}
