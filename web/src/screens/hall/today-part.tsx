import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { Visits } from '@huiyin/contract/hall-visits'
import { useQuery } from '@tanstack/react-query'
import { visitsQuery } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { CounterPart } from './counter-part.tsx'
import { OrdersOfToday } from './orders-part.tsx'
import { TicketForm } from './ticket-form.tsx'
import { VisitsTable } from './visits-table.tsx'

/** Those who may call and serve; everybody else of the hall looks on. */
const serving = ['window_clerk', 'handler']

/** 今日大厅: how many wait, the own window, and every ticket of the day. */
export function TodayPart() {
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(visitsQuery)
  const serves = session?.roles.some((role) => serving.includes(role)) ?? false
  return (
    <Answer query={query} lines={8}>
      {(visits) => (
        <>
          <Counts visits={visits} />
          {serves && <CounterPart visits={visits} />}
          {serves && <TicketForm />}
          <OrdersOfToday />
          <VisitsTable visits={visits} />
        </>
      )}
    </Answer>
  )
}

function Counts({ visits: { rows } }: { readonly visits: Visits }) {
  const say = useWords(hallWords)
  const count = (is: (row: Visits['rows'][number]) => boolean) => rows.filter(is).length
  const counts = [
    ['countWaiting', count(({ state }) => state === 'waiting' || state === 'handed_on')],
    ['countAtWindow', count(({ state }) => state === 'at_window')],
    ['countServed', count(({ outcome }) => outcome === 'completed')],
    ['countFailed', count(({ outcome }) => outcome !== null && outcome !== 'completed')],
  ] as const
  return (
    <dl className="hall-counts">
      {counts.map(([label, n]) => (
        <div key={label}>
          <dt>{say(label)}</dt>
          <dd className="figure">{n}</dd>
        </div>
      ))}
    </dl>
  )
}
