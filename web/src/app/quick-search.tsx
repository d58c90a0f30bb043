import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useRef } from 'react'
import { useDeskWords } from './words.ts'

/** What a number of ours looks like: prefix and region, day, running number. */
const numberPattern = /^[A-Z]{2}\d{6,12}-\d{6}-\d{3,8}$/i
const queryLengthMin = 2

/** The search of the top bar: a whole number opens its matter, anything else the list. */
export function QuickSearch() {
  const say = useDeskWords()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)

  const search = (event: SubmitEvent) => {
    event.preventDefault()
    const q = input.current?.value.trim() ?? ''
    if (q.length < queryLengthMin) return
    if (numberPattern.test(q))
      navigate({ to: '/matters/$number', params: { number: q.toUpperCase() } })
    else navigate({ to: '/work', search: { tab: 'all', q } })
  }

  return (
    <search className="quick-search">
      <form onSubmit={search}>
        <input
          ref={input}
          id="quick-search"
          type="search"
          minLength={queryLengthMin}
          maxLength={80}
          required
          autoComplete="off"
          aria-label={say('searchLabel')}
          placeholder={say('searchHint')}
        />
        <button type="submit">{say('search')}</button>
      </form>
    </search>
  )
}
