import { outsideWords } from '@huiyin/contract/desk-outside.words'
import { replyStates } from '@huiyin/contract/outside-matters'
import { replyStateWords } from '@huiyin/contract/outside-matters.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { noteOutsideNumber } from '../../api/outside.ts'
import { sessionQuery } from '../../api/session.ts'
import { matterQuery } from '../../api/work.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const blank = {
  system: '',
  number: '',
  due: '',
  replyState: 'none' as (typeof replyStates)[number],
}

type Draft = typeof blank

/** The supervising office notes what another system calls this matter, of whatever kind. */
export function OutsidePart({ number }: { readonly number: string }) {
  const say = useWords(outsideWords)
  const { data: session } = useQuery(sessionQuery)
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Draft>(blank)
  const noting = useMutation({
    mutationFn: () =>
      noteOutsideNumber(number, {
        system: draft.system.trim(),
        number: draft.number.trim(),
        replyState: draft.replyState,
        ...(draft.due !== '' && { dueAt: `${draft.due}:00+08:00` }),
      }),
    onSuccess: () => {
      setDraft(blank)
      return queryClient.invalidateQueries({ queryKey: matterQuery(number).queryKey })
    },
  })
  if (session?.posts.some(({ role }) => role === 'supervisor') !== true) return null
  return (
    <details className="panel folded no-print">
      <summary>{say('note')}</summary>
      <p>{say('noteLead')}</p>
      {noting.error !== null && <ProblemNotice error={noting.error} />}
      {noting.isSuccess && <Notice tone="done" isUrgent title={say('noted')} />}
      <NoteForm
        draft={draft}
        isSending={noting.isPending}
        onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
        onSubmit={() => noting.mutate()}
      />
    </details>
  )
}

interface NoteFormProps {
  readonly draft: Draft
  readonly isSending: boolean
  readonly onChange: (part: Partial<Draft>) => void
  readonly onSubmit: () => void
}

function NoteForm({ draft, isSending, onChange, onSubmit }: NoteFormProps) {
  const say = useWords(outsideWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const text = (name: 'system' | 'number' | 'due', label: string, type = 'text') => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type={type}
          className="control"
          value={draft[name]}
          maxLength={name === 'system' ? 40 : 64}
          required={name !== 'due'}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const states = replyStates.map((value) => ({ value, label: replyStateWords[value][language] }))
  return (
    <form className="filters" aria-label={say('note')} onSubmit={submit}>
      {text('system', say('system'))}
      {text('number', say('number'))}
      {text('due', say('dueOptional'), 'datetime-local')}
      <Field label={say('replyState')}>
        {(id) => (
          <Pick
            id={id}
            value={draft.replyState}
            options={states}
            onChange={(value) =>
              onChange({ replyState: replyStates.find((one) => one === value) ?? 'none' })
            }
          />
        )}
      </Field>
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit" loading={isSending}>
          {sayDesk('save')}
        </Button>
      </div>
    </form>
  )
}
