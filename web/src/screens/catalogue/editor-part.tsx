import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { VersionShown } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { draftItem, itemFindingsQuery, reviseItem } from '../../api/catalogue.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { memberOf, type Schema } from '../../parts/schema/schema.ts'
import { SchemaFields } from '../../parts/schema/schema-fields.tsx'
import { FindingsList } from './findings-list.tsx'

const authors = ['handler', 'unit_leader', 'supervisor', 'system_admin']

/** The document in a form, checked while somebody types; saved as a draft of its own. */
export function EditorPart({ shown }: { readonly shown: VersionShown }) {
  const say = useWords(catalogueWords)
  const { data: session } = useQuery(sessionQuery)
  const [isOpen, setOpen] = useState(false)
  const { row, decisions } = shown
  const isOwnDraft = row.state === 'draft' && decisions.includes('withdraw')
  const mayDraft = session?.posts.some(({ role }) => authors.includes(role)) === true
  if (!mayDraft || !(isOwnDraft || row.state === 'published')) return null
  return (
    <details className="panel folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(isOwnDraft ? 'edit' : 'draftNext')}</summary>
      {isOpen && <Editor shown={shown} isOwnDraft={isOwnDraft} />}
    </details>
  )
}

interface EditorProps {
  readonly shown: VersionShown
  readonly isOwnDraft: boolean
}

function Editor({ shown, isOwnDraft }: EditorProps) {
  const { row, schema } = shown
  const say = useWords(catalogueWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [content, setContent] = useState<ItemContent>(shown.content)
  const [validFrom, setValidFrom] = useState(isOwnDraft ? row.validFrom : '')
  const [ground, setGround] = useState(isOwnDraft ? row.ground : '')
  const saving = useMutation({
    mutationFn: () => {
      const draft = { code: row.code, content, validFrom, ground }
      return isOwnDraft ? reviseItem(row.id, draft) : draftItem(draft)
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['items'] })
      await navigate({ to: '/items/$id', params: { id } })
    },
  })
  return (
    <form
      className="wide-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      {saving.error !== null && <ProblemNotice error={saving.error} />}
      <Sections schema={schema as Schema} content={content} onChange={setContent} />
      <TypedFindings code={row.code} content={content} />
      <Field label={say('validFrom')}>
        {(id) => <DayInput id={id} value={validFrom} onChange={setValidFrom} isRequired />}
      </Field>
      <Field label={say('ground')}>
        {(id) => (
          <Input
            id={id}
            required
            minLength={2}
            maxLength={200}
            value={ground}
            onChange={({ target }) => setGround(target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={saving.isPending}>
        {say('save')}
      </Button>
    </form>
  )
}

interface SectionsProps {
  readonly schema: Schema
  readonly content: ItemContent
  readonly onChange: (content: ItemContent) => void
}

/** A section a fold: nobody looks at two hundred fields at once. */
function Sections({ schema, content, onChange }: SectionsProps) {
  const { language } = usePreferences()
  const keys = Object.keys(schema.properties ?? {}) as (keyof ItemContent)[]
  return (
    <>
      {keys.map((key) => {
        const member = memberOf(schema, key)
        const label = member.label?.[language] ?? key
        return (
          <details key={key} className="folded item-section">
            <summary>{label}</summary>
            <SchemaFields
              schema={member}
              label={label}
              value={content[key]}
              onChange={(next) => onChange({ ...content, [key]: next })}
            />
          </details>
        )
      })}
    </>
  )
}

const quietMs = 600

/** Asks the checks again when somebody has stopped typing. */
function TypedFindings({
  code,
  content,
}: {
  readonly code: string
  readonly content: ItemContent
}) {
  const say = useWords(catalogueWords)
  const [settled, setSettled] = useState(content)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(content), quietMs)
    return () => clearTimeout(timer)
  }, [content])
  const query = useQuery(itemFindingsQuery(code, settled))
  const isChecking = settled !== content || query.isFetching
  return (
    <section className="panel" aria-live="polite" aria-busy={isChecking}>
      <h3>{say('findings')}</h3>
      {isChecking && <p className="soft">{say('checking')}</p>}
      {query.data && <FindingsList findings={query.data.findings} />}
    </section>
  )
}
