import { administrationWords, securityActWords } from '@huiyin/contract/desk-access.words'
import { useNavigate } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import type { SecurityLogSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { DayInput, Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'

interface SecurityLogFiltersProps {
  readonly filter: SecurityLogSearch
}

/** What happened, and in which days; each choice is in the address. */
export function SecurityLogFilters({ filter }: SecurityLogFiltersProps) {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const narrow = (next: SecurityLogSearch) =>
    navigate({ to: '/security-log', search: { ...filter, ...next }, replace: true })
  const acts = Object.keys(securityActWords).map((act) => ({
    value: act,
    label: wordOf(securityActWords, act, language),
  }))
  return (
    <div className="filters">
      <Field label={say('what')}>
        {(id) => (
          <Pick
            id={id}
            value={filter.what ?? ''}
            options={[{ value: '', label: say('allActs') }, ...acts]}
            onChange={(what) => narrow({ what })}
          />
        )}
      </Field>
      <Field label={sayDesk('from')}>
        {(id) => <DayInput id={id} value={filter.from} onChange={(from) => narrow({ from })} />}
      </Field>
      <Field label={sayDesk('to')}>
        {(id) => <DayInput id={id} value={filter.to} onChange={(to) => narrow({ to })} />}
      </Field>
    </div>
  )
}
