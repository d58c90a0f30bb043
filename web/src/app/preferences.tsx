import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'

export type Language = 'zh' | 'en'

/** How somebody wants the desk; kept in this browser only. */
export interface Preferences {
  readonly language: Language
  readonly isLarge: boolean
  /** Single keys as shortcuts can be switched off: speech input types letters (WCAG 2.1.4). */
  readonly hasShortcuts: boolean
}

interface PreferencesHandle extends Preferences {
  readonly change: (changes: Partial<Preferences>) => void
}

const storageKey = 'huiyin-desk'
const standard: Preferences = { language: 'zh', isLarge: false, hasShortcuts: true }
const yearSeconds = 31_536_000

const PreferencesContext = createContext<PreferencesHandle>({ ...standard, change: () => {} })

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(readPreferences)

  useEffect(() => {
    const root = document.documentElement
    root.lang = preferences.language === 'zh' ? 'zh-CN' : 'en'
    root.classList.toggle('large', preferences.isLarge)
    keep(preferences)
  }, [preferences])

  const handle = useMemo(
    () => ({
      ...preferences,
      change: (changes: Partial<Preferences>) =>
        setPreferences((current) => ({ ...current, ...changes })),
    }),
    [preferences],
  )
  return <PreferencesContext value={handle}>{children}</PreferencesContext>
}

export function usePreferences(): PreferencesHandle {
  return use(PreferencesContext)
}

function readPreferences(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>
    return {
      language: kept.language === 'en' ? 'en' : 'zh',
      isLarge: kept.isLarge === true,
      hasShortcuts: kept.hasShortcuts !== false,
    }
  } catch {
    return standard
  }
}

/** The server words its labels and refusals by the cookie, so both always speak one language. */
function keep(preferences: Preferences): void {
  // biome-ignore lint/suspicious/noDocumentCookie: browsers of offices lack the cookie store.
  document.cookie = `lang=${preferences.language}; path=/; max-age=${yearSeconds}; samesite=lax`
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences))
  } catch {
    // A browser that keeps nothing still shows the desk.
  }
}
