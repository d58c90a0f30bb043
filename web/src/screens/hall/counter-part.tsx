import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { VisitEvent, Visits } from '@huiyin/contract/hall-visits'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { hallKey, reportVisit } from '../../api/hall.ts'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useOwnWindow } from './own-window.ts'

type Row = Visits['rows'][number]
type Events = readonly Omit<VisitEvent, 'at'>[]

/**
 * The own window: one button that calls the next and, once somebody is there, ends the service. It
 * keeps the focus, so that a day at the window is the Enter key.
 */
export function CounterPart({ visits }: { readonly visits: Visits }) {
  const say = useWords(hallWords)
  const own = useOwnWindow()
  const windowCode = own.current?.code ?? ''
  const here = visits.rows.find(
    ({ state, windows }) => state === 'at_window' && windows.at(-1) === windowCode,
  )
  const { tell, said, error } = useTelling(own.regionCode)
  return (
    <section className="panel" aria-labelledby="hall-counter">
      <h2 id="hall-counter">{say('myWindow')}</h2>
      <div className="filters">
        <Field label={say('window')}>
          {(id) => (
            <Pick
              id={id}
              value={windowCode}
              options={own.windows.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={own.choose}
            />
          )}
        </Field>
      </div>
      <p className="hall-here" lang={officialLanguage}>
        {here === undefined
          ? say('nobodyAtWindow')
          : `${here.ticket} · ${here.itemName ?? say('noItem')}`}
      </p>
      {error !== null && <ProblemNotice error={error} />}
      <CounterButtons
        here={here}
        next={nextOf(visits)}
        windowCode={windowCode}
        others={own.windows.filter(({ code }) => code !== windowCode)}
        tell={tell}
      />
      <p role="status" className="soft">
        {said === '' ? say('keys') : said}
      </p>
    </section>
  )
}

type Tell = (row: Row, what: string, events: Events) => void

/** Reports what happened to a ticket, and keeps the last of it in words. */
function useTelling(regionCode: string) {
  const say = useWords(hallWords)
  const queryClient = useQueryClient()
  const [said, setSaid] = useState('')
  const telling = useMutation({
    mutationFn: ({ row, events }: { readonly row: Row; readonly events: Events }) => {
      const { day, hall, ticket } = row
      return reportVisit({ regionCode, day, hall, ticket, events: [...events] })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [hallKey, 'visits'] }),
  })
  const tell: Tell = (row, what, events) => {
    if (telling.isPending) return
    telling.mutate(
      { row, events },
      { onSuccess: () => setSaid(say('wasDone', { ticket: row.ticket, what })) },
    )
  }
  return { tell, said, error: telling.error }
}

interface CounterButtonsProps {
  readonly here: Row | undefined
  readonly next: Row | undefined
  readonly windowCode: string
  readonly others: readonly { readonly code: string; readonly name: string }[]
  readonly tell: Tell
}

function CounterButtons({ here, next, windowCode, others, tell }: CounterButtonsProps) {
  const say = useWords(hallWords)
  const end = (row: Row, outcome: 'completed' | 'refused') =>
    tell(row, say(outcome === 'completed' ? 'served' : 'refusedIt'), [
      { kind: 'served', windowCode, outcome },
      { kind: 'left' },
    ])
  const press = () => {
    if (here !== undefined) end(here, 'completed')
    else if (next !== undefined) tell(next, say('at_window'), [{ kind: 'called', windowCode }])
  }
  const row = here ?? next
  return (
    <div className="row">
      <Button
        type="primary"
        size="large"
        disabled={row === undefined}
        // The second half of a double click, or a key held down, would end the service just begun.
        onClick={({ detail }) => detail < 2 && press()}
        onKeyDown={(event) => event.repeat && event.preventDefault()}
      >
        {mainLabel(say, here, next)}
      </Button>
      {here !== undefined && (
        <Button onClick={() => end(here, 'refused')}>{say('refusedIt')}</Button>
      )}
      {row !== undefined && (
        <Button onClick={() => tell(row, say('leftIt'), [{ kind: 'left' }])}>
          {say('leftIt')}
        </Button>
      )}
      {here !== undefined && (
        <HandOn
          windows={others}
          onHand={(toWindowCode) =>
            tell(here, say('hand'), [{ kind: 'handed_over', windowCode, toWindowCode }])
          }
        />
      )}
    </div>
  )
}

function mainLabel(
  say: ReturnType<typeof useWords<typeof hallWords>>,
  here: Row | undefined,
  next: Row | undefined,
): string {
  if (here !== undefined) return say('served')
  return next === undefined ? say('nobodyWaits') : say('callNext', { ticket: next.ticket })
}

/** Who waits longest, by number within a second; whoever was led here from another window has waited before. */
function nextOf({ rows }: Visits): Row | undefined {
  const waiting = rows.filter(({ state }) => state === 'waiting' || state === 'handed_on')
  const inOrder = [...waiting].sort(
    (one, other) =>
      (one.takenAt ?? '').localeCompare(other.takenAt ?? '') ||
      one.ticket.localeCompare(other.ticket),
  )
  return inOrder[0]
}

interface HandOnProps {
  readonly windows: readonly { readonly code: string; readonly name: string }[]
  readonly onHand: (windowCode: string) => void
}

function HandOn({ windows, onHand }: HandOnProps) {
  const say = useWords(hallWords)
  const [chosen, setChosen] = useState('')
  const to = windows.find(({ code }) => code === chosen) ?? windows[0]
  if (to === undefined) return null
  return (
    <span className="row hall-hand">
      <select
        className="control"
        aria-label={say('handTo')}
        value={to.code}
        onChange={({ target }) => setChosen(target.value)}
      >
        {windows.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Button onClick={() => onHand(to.code)}>{say('hand')}</Button>
    </span>
  )
}
