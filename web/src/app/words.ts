import { deskWords } from '@huiyin/contract/desk.words'
import type { Dictionary } from '@huiyin/contract/words'
import { useCallback } from 'react'
import { usePreferences } from './preferences.tsx'

export type Values = Readonly<Record<string, string | number>>

/** Says a word of a dictionary in the language of the desk, with `{name}` filled in. */
export type Say<Words extends Dictionary> = (key: keyof Words & string, values?: Values) => string

export function useWords<Words extends Dictionary>(dictionary: Words): Say<Words> {
  const { language } = usePreferences()
  return useCallback(
    (key, values) => fill(dictionary[key]?.[language] ?? key, values),
    [dictionary, language],
  )
}

/** The words every screen has. */
export function useDeskWords(): Say<typeof deskWords> {
  return useWords(deskWords)
}

function fill(text: string, values: Values | undefined): string {
  if (values === undefined) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The name of a role; one we have no word for is shown as it is. */
export function roleWord(say: Say<typeof deskWords>, role: string): string {
  return role in deskWords ? say(role as keyof typeof deskWords) : role
}
