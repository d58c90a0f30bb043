import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { Visits } from '@huiyin/contract/hall-visits'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sessionQuery } from '../../api/session.ts'
import { workPlace } from '../../app/menu.ts'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'

type Row = Visits['rows'][number]

const tones: Readonly<Record<string, string>> = {
  waiting: 'amber',
  handed_on: 'amber',
  at_window: 'blue',
  completed: 'green',
  refused: 'red',
  abandoned: 'red',
}

/** Every ticket of the day, whoever still waits first. */
export function VisitsTable({ visits: { rows } }: { readonly visits: Visits }) {
  const say = useWords(hallWords)
  const columns = useVisitColumns()
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('visitsNone')}>{say('visitsNext')}</Empty>
      </section>
    )
  }
  return (
    <section className="part" aria-labelledby="hall-visits">
      <h2 id="hall-visits">{say('visits')}</h2>
      <DataTable
        caption={say('visits')}
        rows={rows}
        keyOf={({ hall, ticket }) => `${hall} ${ticket}`}
        columns={columns}
      />
    </section>
  )
}

function useVisitColumns(): readonly Column<Row>[] {
  const say = useWords(hallWords)
  const minutes = (seconds: number | null) =>
    seconds === null ? '—' : say('minutes', { n: Math.round(seconds / 60) })
  return [
    {
      key: 'ticket',
      header: say('ticket'),
      kind: 'head',
      cell: ({ ticket, takenAt }) => (
        <span className="figure">
          {ticket} <span className="soft">{takenAt?.slice(11, 16)}</span>
        </span>
      ),
    },
    {
      key: 'item',
      header: say('item'),
      cell: ({ itemName, matterNumber }) => (
        <>
          <span lang={officialLanguage}>{itemName ?? say('noItem')}</span>
          {matterNumber !== null && <MatterLink number={matterNumber} />}
        </>
      ),
    },
    { key: 'state', header: say('state'), kind: 'narrow', cell: (row) => <VisitTag row={row} /> },
    { key: 'window', header: say('window'), cell: ({ windowName }) => windowName ?? '—' },
    {
      key: 'waited',
      header: say('waited'),
      kind: 'number',
      cell: ({ waitedSeconds }) => minutes(waitedSeconds),
    },
    {
      key: 'served',
      header: say('servedFor'),
      kind: 'number',
      cell: ({ servedSeconds }) => minutes(servedSeconds),
    },
    {
      key: 'first',
      header: say('firstContact'),
      cell: ({ firstStaffCode, responsibleStaffCode, handOvers }) => (
        <>
          {firstStaffCode ?? '—'}
          {handOvers > 0 && (
            <span className="soft hall-under">
              {say('handOvers', { n: handOvers })}
              {responsibleStaffCode !== null &&
                ` · ${say('nowAnswers', { code: responsibleStaffCode })}`}
            </span>
          )}
        </>
      ),
    },
  ]
}

/** Window clerks open an application at their window; they have no matter page of it. */
function MatterLink({ number }: { readonly number: string }) {
  const { data: session } = useQuery(sessionQuery)
  const to = workPlace(session?.posts ?? []) === '/work' ? '/matters/$number' : '/window/$number'
  return (
    <Link to={to} params={{ number }} className="hall-under figure">
      {number}
    </Link>
  )
}

function VisitTag({ row: { state, outcome } }: { readonly row: Row }) {
  const say = useWords(hallWords)
  const name = outcome ?? state
  const label = name === 'served' || name === 'gone' ? 'servedState' : name
  return <span className={`tag tag-${tones[name] ?? 'grey'}`}>{say(label)}</span>
}
