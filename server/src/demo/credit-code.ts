const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const bodyDigits = '0123456789'

/**
 * A credit code that is valid by its arithmetic and belongs to nobody: its region part lies outside
 * GB/T 2260. Rules: GB 32100-2015, its body GB 11714.
 *
 * @param serial - 0 to 99 999 999
 */
export function demoCreditCode(kind: '11' | '12' | '91', region: string, serial: number): string {
  const body = String(serial).padStart(8, '0')
  const head = `${kind}${region}${body}${bodyCheck(body)}`
  const sum = [...head].reduce(
    (total, letter, index) => total + alphabet.indexOf(letter) * 3 ** index,
    0,
  )
  return head + alphabet[(31 - (Number(sum) % 31)) % 31]
}

function bodyCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce(
    (total, weight, index) => total + weight * bodyDigits.indexOf(body[index] ?? '0'),
    0,
  )
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}
