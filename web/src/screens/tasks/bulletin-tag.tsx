import type { BulletinState } from '@huiyin/contract/task-bulletins'
import { bulletinStateWords } from '@huiyin/contract/task-bulletins.words'
import { usePreferences } from '../../app/preferences.tsx'

const tones: Record<BulletinState, string> = {
  draft: 'amber',
  checked: 'blue',
  issued: 'green',
  withdrawn: 'grey',
}

export function BulletinTag({ state }: { readonly state: BulletinState }) {
  const { language } = usePreferences()
  return <span className={`tag tag-${tones[state]}`}>{bulletinStateWords[state][language]}</span>
}
