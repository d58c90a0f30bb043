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
