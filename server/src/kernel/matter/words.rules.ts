const wordsMax = 200
const run = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/**
 * The words by which a text is found: pairs of neighbouring Han characters, and other words whole
 * in lower case (a plate, a number, an English word). No extension and no dictionary needed.
 */
export function wordsOf(...texts: readonly string[]): string[] {
  const words = new Set<string>()
  for (const text of texts) {
    for (const [part] of text.normalize('NFKC').matchAll(run)) {
      if (/\p{Script=Han}/u.test(part)) addPairs(words, [...part])
      else words.add(part.toLowerCase())
      if (words.size >= wordsMax) return [...words].slice(0, wordsMax)
    }
  }
  return [...words]
}

/**
 * The words to search a text by. A lone character between others, as the province of a plate, stands
 * in no text by itself (`车牌豫A12345` has 牌豫): it is left out unless it is all that is asked.
 */
export function searchWordsOf(text: string): string[] {
  const words = wordsOf(text)
  const longer = words.filter((word) => [...word].length > 1 || !/\p{Script=Han}/u.test(word))
  return longer.length > 0 ? longer : words
}

function addPairs(words: Set<string>, characters: readonly string[]): void {
  if (characters.length === 1) words.add(characters.join(''))
  for (let index = 0; index + 1 < characters.length; index += 1) {
    words.add(characters.slice(index, index + 2).join(''))
  }
}
