const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const creditForm = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * 统一社会信用代码, GB 32100-2015: registering department, kind of body, division, body code and a
 * check character over an alphabet without I, O, S, V and Z.
 */
export function isCreditCode(text: string): boolean {
  if (!creditForm.test(text)) return false
  const sum = creditWeights.reduce(
    (all, weight, index) => all + weight * creditAlphabet.indexOf(text[index] ?? ''),
    0,
  )
  return creditAlphabet[(31 - (sum % 31)) % 31] === text[17]
}
