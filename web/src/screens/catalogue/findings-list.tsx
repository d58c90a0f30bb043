import type { CheckFinding } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'

/** What the checks say, what must be mended first. */
export function FindingsList({ findings }: { readonly findings: readonly CheckFinding[] }) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  if (findings.length === 0) return <p>{say('noFindings')}</p>
  const order = [...findings].sort((one, other) => one.weight.localeCompare(other.weight))
  return (
    <ul className="findings">
      {order.map((finding) => (
        <li key={`${finding.code} ${finding.at}`}>
          <span className={`tag tag-${finding.weight === 'fault' ? 'red' : 'amber'}`}>
            {say(finding.weight)}
          </span>{' '}
          {finding[language]} <span className="soft">{finding.at}</span>
        </li>
      ))}
    </ul>
  )
}
