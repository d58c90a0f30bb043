import { editionWords } from '@huiyin/contract/desk-editions.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayParts } from './say-value.ts'
import type { Schema } from './schema.ts'

/** A value in words, one line a leaf. */
export function ValueList({ schema, value }: { readonly schema: Schema; readonly value: unknown }) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  return (
    <dl className="value-list">
      {sayParts(schema, value, { say, language }).map((part) => (
        <div key={part.label}>
          <dt>{part.label}</dt>
          <dd>
            {part.value}
            {part.range && <span className="soft"> （{part.range}）</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
