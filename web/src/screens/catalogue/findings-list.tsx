import type { CheckFinding } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { editionWords } from '@huiyin/contract/desk-editions.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { findPlace } from '../../parts/schema/say-value.ts'
import type { Schema } from '../../parts/schema/schema.ts'

interface FindingsListProps {
  readonly findings: readonly CheckFinding[]
  /** Of the document: says the place as the form does. */
  readonly schema: Schema
}

/** What the checks say and where, what must be mended first. */
export function FindingsList({ findings, schema }: FindingsListProps) {
  const say = useWords(catalogueWords)
  const sayEditions = useWords(editionWords)
  const { language } = usePreferences()
  if (findings.length === 0) return <p>{say('noFindings')}</p>
  const order = [...findings].sort((one, other) => one.weight.localeCompare(other.weight))
  const placeOf = ({ at }: CheckFinding) =>
    findPlace(schema, at.split('/').slice(1), { say: sayEditions, language }).label
  return (
    <ul className="findings">
      {order.map((finding) => (
        <li key={`${finding.code} ${finding.at}`}>
          <span className={`tag tag-${finding.weight === 'fault' ? 'red' : 'amber'}`}>
            {say(finding.weight)}
          </span>{' '}
          <strong>{placeOf(finding)}</strong> {finding[language]}
        </li>
      ))}
    </ul>
  )
}
