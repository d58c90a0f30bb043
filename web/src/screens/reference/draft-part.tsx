import { editionWords } from '@huiyin/contract/desk-editions.words'
import type { RuleRow } from '@huiyin/contract/editions'
import type { LetterWording } from '@huiyin/contract/letter-wordings'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { draftEdition } from '../../api/reference.ts'
import { useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { today } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import type { Schema } from '../../parts/schema/schema.ts'
import { SchemaFields } from '../../parts/schema/schema-fields.tsx'
import { WordingFields } from '../wordings/wording-fields.tsx'
import { GroundInput } from './ground-input.tsx'

/** Drafts the next version, beginning with what holds; leads to its preview. */
export function DraftPart({ rule }: { readonly rule: RuleRow }) {
  const say = useWords(editionWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const schema = rule.schema as Schema
  const [value, setValue] = useState<unknown>(rule.value)
  const [effectiveFrom, setEffectiveFrom] = useState('')
  const [ground, setGround] = useState('')
  const saving = useMutation({
    mutationFn: () => draftEdition({ subject: rule.name, value, effectiveFrom, ground }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['rules'] })
      await navigate({ to: '/rules/edition', search: { id } })
    },
  })
  return (
    <details className="panel folded">
      <summary>{say('makeDraft')}</summary>
      <p className="soft">{say('makeDraftNote')}</p>
      <form
        className={rule.group === 'letters' ? 'wide-form wording-form' : 'wide-form'}
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        {saving.error !== null && <ProblemNotice error={saving.error} />}
        {rule.group === 'letters' ? (
          <WordingFields
            subject={rule.name}
            fields={schema.fields ?? []}
            value={value as LetterWording}
            onChange={setValue}
          />
        ) : (
          <SchemaFields schema={schema} label="" value={value} onChange={setValue} />
        )}
        <Field label={say('effectiveFrom')}>
          {(id) => (
            <DayInput
              id={id}
              value={effectiveFrom}
              min={today()}
              onChange={setEffectiveFrom}
              isRequired
            />
          )}
        </Field>
        <GroundInput
          label={`${say('ground')}（${say('groundNote')}）`}
          value={ground}
          onChange={setGround}
        />
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say('saveDraft')}
        </Button>
      </form>
    </details>
  )
}
