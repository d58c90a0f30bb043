import type { Word } from '@huiyin/contract/words'
import type { Language } from './preferences.tsx'

/** A word of a code; one we do not know is shown as it came. */
export function wordOf(
  words: Readonly<Record<string, Word>>,
  code: string,
  language: Language,
): string {
  return words[code]?.[language] ?? code
}
