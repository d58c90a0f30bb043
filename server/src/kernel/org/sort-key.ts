import { pinyin } from 'pinyin-pro'

const sortKeyLengthMax = 500

/**
 * The order in which a Chinese reader looks for a name: by the pinyin of each character with its
 * tone, then the character itself. Stored beside the name, because the database sorts by bytes.
 *
 * @example pinyinSortKey('公安局') < pinyinSortKey('人社局')
 */
export function pinyinSortKey(name: string): string {
  const syllables = pinyin(name, { toneType: 'num', type: 'array', nonZh: 'consecutive', v: true })
  return `${syllables.join(' ')} ${name}`.toLowerCase().slice(0, sortKeyLengthMax)
}

/**
 * The first letters of the pinyin of a name, as clerks type them: `不动产登记` is `bdcdj`. Characters
 * with several readings take the one the word asks for; what is not Chinese stays as it is.
 */
export function pinyinInitials(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
  return letters
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}
