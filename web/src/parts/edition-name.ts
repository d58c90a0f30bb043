import { editionWords } from '@huiyin/contract/desk-editions.words'
import { useWords } from '../app/words.ts'

/** An edition of a rule as people call it: what the product came with was published by nobody. */
export function useEditionName(): (version: string) => string {
  const say = useWords(editionWords)
  return (version) => (/^shipped-\d+$/.test(version) ? say('shipped') : version)
}
