import { collectWords } from '@huiyin/contract/collect.words'

type Language = 'zh' | 'en'
type Name = keyof typeof collectWords

/** The language of the phone's owner, as chosen here. */
export function language(): Language {
  return localStorage.getItem('language') === 'en' ? 'en' : 'zh'
}

export function changeLanguage(): void {
  localStorage.setItem('language', language() === 'zh' ? 'en' : 'zh')
  location.reload()
}

/** A word of the app, with its blanks filled in. */
export function say(name: Name, blanks: Readonly<Record<string, string | number>> = {}): string {
  const text: string = collectWords[name][language()]
  return text.replace(/\{(\w+)\}/g, (_whole, blank: string) => String(blanks[blank] ?? ''))
}

/** `6月22日 09:05` of a moment. */
export function momentOf(at: string | number): string {
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
}
