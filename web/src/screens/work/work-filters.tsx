import { workWords } from '@huiyin/contract/desk-work.words'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { unitsQuery } from '../../api/organisation.ts'
import { readWorkSearch, type WorkSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'

type Draft = { readonly [Name in keyof WorkSearch]?: string | undefined }

const kinds = [
  'rectification',
  'task',
  'hall_order',
  'guidance',
  'pressure_report',
  'item_problem',
  'service_check',
  'personal_data_request',
  'integrity_check',
  'outside_matter',
  'application',
  'approval_step',
  'certificate_change',
  'joint_task',
  'city_case',
  'dispute',
  'automatic_review',
  'automatic_audit',
  'promise_check',
  'ticket',
  'friendly_notice',
] as const

interface WorkFiltersProps {
  readonly search: WorkSearch
  /** Stands on the same line. */
  readonly beside: ReactNode
}

/** Filters are typed first and applied together, so that a list never jumps while one types. */
export function WorkFilters({ search, beside }: WorkFiltersProps) {
  const say = useWords(workWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>(search)
  const isFiltered = [search.kind, search.unit, search.from, search.to, search.q].some(Boolean)
  const [isOpen, setOpen] = useState(isFiltered)
  const change = (changes: Draft) => setDraft((old) => ({ ...old, ...changes }))
  const apply = () => {
    const { cursor: _, ...filters } = draft
    navigate({ to: '/work', search: readWorkSearch(filters) })
  }

  return (
    <form
      className="work-filters"
      aria-label={say('filters')}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <div className="row row-apart">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? say('fewerFilters') : say('moreFilters')}
        </Button>
        {beside}
      </div>
      {isOpen && (
        <div className="filters panel">
          <Fields draft={draft} change={change} />
          <div className="filter-buttons">
            <Button type="primary" htmlType="submit">
              {sayDesk('apply')}
            </Button>
            <Button
              onClick={() =>
                navigate({ to: '/work', search: search.tab ? { tab: search.tab } : {} })
              }
            >
              {sayDesk('reset')}
            </Button>
          </div>
        </div>
      )}
    </form>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly change: (changes: Draft) => void
}

function Fields({ draft, change }: FieldsProps) {
  const say = useWords(workWords)
  const sayDesk = useDeskWords()
  const { data: units } = useQuery(unitsQuery)
  const all = { value: '', label: sayDesk('all') }
  return (
    <>
      <Field label={say('text')}>
        {(id) => (
          <Input
            id={id}
            value={draft.q ?? ''}
            minLength={2}
            maxLength={80}
            placeholder={say('textShort')}
            onChange={(event) => change({ q: event.target.value || undefined })}
          />
        )}
      </Field>
      <Field label={say('kind')}>
        {(id) => (
          <Select
            id={id}
            value={draft.kind ?? ''}
            options={[all, ...kinds.map((kind) => ({ value: kind, label: say(kind) }))]}
            onChange={(kind: string) => change({ kind: kind || undefined })}
          />
        )}
      </Field>
      <Field label={say('unit')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.unit ?? ''}
            options={[
              all,
              ...(units?.rows ?? []).map((unit) => ({ value: unit.code, label: unit.name })),
            ]}
            onChange={(unit: string) => change({ unit: unit || undefined })}
          />
        )}
      </Field>
      <Field label={say('openedFrom')}>
        {(id) => (
          <DayInput
            id={id}
            value={draft.from}
            max={draft.to}
            onChange={(from) => change({ from })}
          />
        )}
      </Field>
      <Field label={say('openedTo')}>
        {(id) => (
          <DayInput id={id} value={draft.to} min={draft.from} onChange={(to) => change({ to })} />
        )}
      </Field>
    </>
  )
}
