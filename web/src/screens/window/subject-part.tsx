import { windowWords } from '@huiyin/contract/desk-window.words'
import type { WindowSubject } from '@huiyin/contract/window'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { subjectsQuery } from '../../api/window.ts'
import { useWords } from '../../app/words.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { emptyDraft } from './draft.ts'
import type { PartProps } from './window-screen.tsx'

/** The number of an application, as it stands on the receipt. */
const numberForm = /^BJ[0-9]{6,12}-/i

/** What the person came for; typing finds it, Enter takes it and leads on. */
export function SubjectPart({ draft, change }: PartProps) {
  const say = useWords(windowWords)
  const { subject } = draft
  return (
    <section className="panel" aria-labelledby="window-subject">
      <h2 id="window-subject">{say('subject')}</h2>
      {subject === null ? (
        <SubjectSearch onChoose={(chosen) => change({ ...emptyDraft, subject: chosen })} />
      ) : (
        <p className="row row-apart">
          <SubjectName subject={subject} />
          <Button onClick={() => change({ subject: null })}>{say('change')}</Button>
        </p>
      )}
    </section>
  )
}

function SubjectName({ subject }: { readonly subject: WindowSubject }) {
  const say = useWords(windowWords)
  return (
    <span lang={officialLanguage}>
      {subject.kind === 'theme' && <span className="tag tag-blue">{say('theme')}</span>}{' '}
      <strong>{subject.name}</strong>{' '}
      <span className="soft">
        {subject.unitName} · {subject.code}
      </span>
    </span>
  )
}

const quietMs = 150

function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), quietMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}

/** A box with a list below it, as the pattern for comboboxes of WAI-ARIA has it. */
function SubjectSearch({ onChoose }: { readonly onChoose: (subject: WindowSubject) => void }) {
  const say = useWords(windowWords)
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const [wants, setWants] = useState(false)
  const listId = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const settled = useSettled(typed)
  const query = useQuery(subjectsQuery(settled))
  const rows = settled.trim() === '' ? [] : (query.data?.rows ?? [])
  const isCurrent = settled === typed && !query.isFetching
  const chosen = rows[Math.min(place, rows.length - 1)]
  // Whoever types faster than the list comes has pressed Enter already: it is taken when it is there.
  useEffect(() => {
    if (wants && isCurrent && chosen !== undefined) onChoose(chosen)
  }, [wants, isCurrent, chosen, onChoose])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, rows.length - 1))
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0))
    else if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.key !== 'Enter') return
    const number = typed.trim().toUpperCase()
    if (numberForm.test(number)) navigate({ to: '/window/$number', params: { number } })
    else setWants(true)
  }
  return (
    <div className="field">
      <label htmlFor={`${listId}-box`}>{say('subjectLabel')}</label>
      <input
        ref={box}
        id={`${listId}-box`}
        className="control"
        role="combobox"
        autoComplete="off"
        maxLength={60}
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-describedby={`${listId}-help`}
        aria-activedescendant={chosen && `${listId}-${chosen.code}`}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setPlace(0)
          setWants(false)
        }}
        onKeyDown={press}
      />
      <p id={`${listId}-help`} className="soft">
        {say('subjectHelp')}
      </p>
      {query.error !== null && <ProblemNotice error={query.error} />}
      <Found id={listId} rows={rows} chosen={chosen} onChoose={onChoose} />
      {isCurrent && settled.trim() !== '' && rows.length === 0 && !numberForm.test(typed) && (
        <p role="status">{say('nothingFound')}</p>
      )}
    </div>
  )
}

interface FoundProps {
  readonly id: string
  readonly rows: readonly WindowSubject[]
  readonly chosen: WindowSubject | undefined
  readonly onChoose: (subject: WindowSubject) => void
}

function Found({ id, rows, chosen, onChoose }: FoundProps) {
  const say = useWords(windowWords)
  return (
    <div id={id} role="listbox" aria-label={say('found')} className="subjects">
      {rows.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keyboard.
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box.
        <div
          key={`${row.kind} ${row.code}`}
          id={`${id}-${row.code}`}
          role="option"
          aria-selected={row === chosen}
          onClick={() => onChoose(row)}
        >
          <SubjectName subject={row} />
        </div>
      ))}
    </div>
  )
}
