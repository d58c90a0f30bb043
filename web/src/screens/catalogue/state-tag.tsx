import { type VersionState, versionStateWords } from '@huiyin/contract/catalog-item.words'
import { usePreferences } from '../../app/preferences.tsx'

const tones = {
  draft: 'amber',
  reviewed: 'blue',
  published: 'green',
  withdrawn: 'grey',
} as const satisfies Record<VersionState, string>

/** Where a version stands, in a word. */
export function StateTag({ state }: { readonly state: VersionState }) {
  const { language } = usePreferences()
  return <span className={`tag tag-${tones[state]}`}>{versionStateWords[state][language]}</span>
}
