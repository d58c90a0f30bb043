import type { Language } from '../http/language.ts'

/** A unit, item or window as people call it; `UnitRef` of the contract is one too. */
export interface Named {
  readonly name: string
  readonly nameEn?: string | null
}

/** The name in the reader's language where one is known; names are never translated by us. */
export function nameIn(language: Language, named: Named): string {
  return language === 'en' ? (named.nameEn ?? named.name) : named.name
}
