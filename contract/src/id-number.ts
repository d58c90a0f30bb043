const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'
const form =
  /^[1-9][0-9]{5}(1[89]|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$/

/**
 * Whether a text is a citizen's identity number (公民身份号码, GB 11643-1999): six digits of the
 * division at first registration, the day of birth, three of sequence (odd for men) and a check
 * character by ISO 7064 MOD 11-2. The division need not exist today: counties merge, numbers stay.
 * The day of birth must exist. Small `x` is not accepted; upper-case it first.
 */
export function isIdNumber(text: string): boolean {
  return form.test(text) && isDay(text.slice(6, 14)) && checkCharacterOf(text) === text[17]
}

/** The check character that belongs to the first seventeen digits. */
export function checkCharacterOf(text: string): string | undefined {
  const sum = weights.reduce((all, weight, index) => all + weight * Number(text[index]), 0)
  return checkCharacters[sum % 11]
}

function isDay(text: string): boolean {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}
