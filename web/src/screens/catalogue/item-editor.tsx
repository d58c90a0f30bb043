import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { NewVersion, VersionMade } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { itemFindingsQuery } from '../../api/catalogue.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { memberOf, type Schema } from '../../parts/schema/schema.ts'
import { SchemaFields } from '../../parts/schema/schema-fields.tsx'
import { StepsDrawing } from '../../parts/steps-drawing.tsx'
import { FindingsList } from './findings-list.tsx'

interface ItemEditorProps {
  readonly schema: unknown
  /** What is there before anything is typed. */
  readonly draft: Omit<NewVersion, 'content'> & { readonly content: ItemContent }
  /** A wholly new item is named by its code first. */
  readonly isNew?: boolean
  readonly save: (draft: NewVersion) => Promise<VersionMade>
}

/** The document in a form, checked and drawn while somebody types; saved as a draft. */
export function ItemEditor({ schema, draft, isNew = false, save }: ItemEditorProps) {
  const say = useWords(catalogueWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [code, setCode] = useState(draft.code)
  const [content, setContent] = useState<ItemContent>(draft.content)
  const [validFrom, setValidFrom] = useState(draft.validFrom)
  const [ground, setGround] = useState(draft.ground)
  const saving = useMutation({
    mutationFn: () => save({ code, content, validFrom, ground }),
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
      {isNew && (
        <Field label={say('code')}>
          {(id) => (
            <Input
              id={id}
              required
              pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,35}"
              maxLength={36}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          )}
        </Field>
      )}
      {isNew && <p className="soft">{say('codeHelp')}</p>}
      <Sections schema={schema as Schema} content={content} onChange={setContent} />
      <Typed code={code === '' ? unnamed : code} content={content} schema={schema as Schema} />
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
      {saving.error !== null && <ProblemNotice error={saving.error} />}
      <Button type="primary" htmlType="submit" loading={saving.isPending}>
        {say('save')}
      </Button>
    </form>
  )
}

/** Checked under this code as long as somebody has not named the item. */
const unnamed = 'new'

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

interface TypedProps {
  readonly code: string
  readonly content: ItemContent
  readonly schema: Schema
}

/** Asks the checks again when somebody has stopped typing, and draws the steps as they are now. */
function Typed({ code, content, schema }: TypedProps) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  const [settled, setSettled] = useState(content)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(content), quietMs)
    return () => clearTimeout(timer)
  }, [content])
  const query = useQuery(itemFindingsQuery(code, settled))
  const isChecking = settled !== content || query.isFetching
  const drawn = query.data?.drawn
  return (
    <section className="panel" aria-live="polite" aria-busy={isChecking}>
      <h2>{say('findings')}</h2>
      {isChecking && <p className="soft">{say('checking')}</p>}
      {query.data && <FindingsList findings={query.data.findings} schema={schema} />}
      {drawn && (
        <StepsDrawing
          drawing={drawn.drawing}
          inWords={drawn.steps.map((step) => step[language]).join(' ')}
        />
      )}
    </section>
  )
}
