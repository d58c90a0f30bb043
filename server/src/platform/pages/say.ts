import { type PublicKey, publicWords } from '@huiyin/contract/public.words'
import type { Language } from '../http/language.ts'

type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never

type Filled<Key extends PublicKey> = [Slots<(typeof publicWords)[Key]['zh']>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<(typeof publicWords)[Key]['zh']>, string | number>>]

/** A sentence of the dictionary; the compiler asks for exactly the values it has room for. */
export type Say = <Key extends PublicKey>(key: Key, ...filled: Filled<Key>) => string

/** The dictionary in one language. */
export function sayIn(language: Language): Say {
  return (key, ...[values]) => {
    const text: string = publicWords[key][language]
    if (values === undefined) return text
    const named: Readonly<Record<string, string | number>> = values
    return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(named[name] ?? slot))
  }
}
