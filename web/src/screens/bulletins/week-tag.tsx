import type { CaseBulletinState } from '@huiyin/contract/case-bulletins'
import { caseBulletinStateWords } from '@huiyin/contract/case-bulletins.words'
import { usePreferences } from '../../app/preferences.tsx'

const tones: Record<CaseBulletinState, string> = {
  draft: 'amber',
  checked: 'blue',
  approved: 'blue',
  published: 'green',
  superseded: 'grey',
  withdrawn: 'grey',
}

export function WeekTag({ state }: { readonly state: CaseBulletinState }) {
  const { language } = usePreferences()
  return (
    <span className={`tag tag-${tones[state]}`}>{caseBulletinStateWords[state][language]}</span>
  )
}
