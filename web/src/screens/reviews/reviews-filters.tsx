import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import { channelWords, gradeWords } from '@huiyin/contract/reviews.words'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { itemsQuery, unitsQuery } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { type ReviewsSearch, readReviewsSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'

interface Option {
  readonly value: string
  readonly label: string
}

export function ReviewsFilters({ search }: { readonly search: ReviewsSearch }) {
  const say = useWords(reviewsWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Record<string, string | undefined>>({ ...search })
  const change = (name: keyof ReviewsSearch, value: string) =>
    setDraft((old) => ({ ...old, [name]: value || undefined }))
  const choices = useChoices()
  return (
    <form
      className="filters panel"
      aria-label={say('filters')}
      onSubmit={(event) => {
        event.preventDefault()
        const { cursor: _, ...filters } = draft
        navigate({ to: '/reviews', search: readReviewsSearch(filters) })
      }}
    >
      {choices.map(([name, options]) => (
        <Field key={name} label={say(name)}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={draft[name] ?? ''}
              options={[{ value: '', label: sayDesk('all') }, ...options]}
              onChange={(value: string) => change(name, value)}
            />
          )}
        </Field>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={sayDesk(name)}>
          {(id) => <DayInput id={id} value={draft[name]} onChange={(day) => change(name, day)} />}
        </Field>
      ))}
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit">
          {sayDesk('apply')}
        </Button>
        <Button onClick={() => navigate({ to: '/reviews', search: {} })}>{sayDesk('reset')}</Button>
      </div>
    </form>
  )
}

function useChoices(): readonly (readonly [
  'grade' | 'unit' | 'item' | 'channel' | 'counted',
  Option[],
])[] {
  const say = useWords(reviewsWords)
  const { language } = usePreferences()
  const { data: units } = useQuery(unitsQuery)
  const { data: items } = useQuery(itemsQuery)
  const listed = (rows: readonly { readonly code: string; readonly name: string }[] = []) =>
    rows.map(({ code, name }) => ({ value: code, label: name }))
  const worded = (words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
  return [
    [
      'grade',
      [
        { value: 'good', label: say('good') },
        { value: 'bad', label: say('bad') },
        ...worded(gradeWords),
      ],
    ],
    ['unit', listed(units?.rows)],
    ['item', listed(items?.rows)],
    ['channel', worded(channelWords)],
    ['counted', [{ value: 'yes', label: say('countedOnly') }]],
  ]
}
