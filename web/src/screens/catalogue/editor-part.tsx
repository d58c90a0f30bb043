import type { VersionShown } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { draftItem, reviseItem } from '../../api/catalogue.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'
import { ItemEditor } from './item-editor.tsx'
import { mayDraft } from './may-draft.ts'

/** An own draft is changed; what holds is the beginning of the next version. */
export function EditorPart({ shown }: { readonly shown: VersionShown }) {
  const say = useWords(catalogueWords)
  const { data: session } = useQuery(sessionQuery)
  const [isOpen, setOpen] = useState(false)
  const { row, content, decisions, schema } = shown
  const isOwnDraft = row.state === 'draft' && decisions.includes('withdraw')
  if (!mayDraft(session) || !(isOwnDraft || row.state === 'published')) return null
  const { code } = row
  const draft = isOwnDraft
    ? { code, content, validFrom: row.validFrom, ground: row.ground }
    : { code, content, validFrom: '', ground: '' }
  return (
    <details className="panel folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(isOwnDraft ? 'edit' : 'draftNext')}</summary>
      {isOpen && (
        <ItemEditor
          schema={schema}
          draft={draft}
          save={(typed) => (isOwnDraft ? reviseItem(row.id, typed) : draftItem(typed))}
        />
      )}
    </details>
  )
}
