import { seatWords } from '@huiyin/contract/desk-seats.words'
import type { SeatsReport } from '@huiyin/contract/hotline-seats'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { seatsReportQuery } from '../../api/hotline.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'

type Seat = SeatsReport['rows'][number]

/** A seat needs a last day; one that is to stay open is given the last that can be written. */
const withoutEnd = '2099-01-01'

/** 专席: when each is open, what is said there, and what came in during thirty days. */
export function SeatsPart() {
  const say = useWords(seatWords)
  const query = useQuery(seatsReportQuery)
  const { data: session } = useQuery(sessionQuery)
  const mayRule = session?.roles.includes('supervisor') ?? false
  const columns = useSeatColumns()
  return (
    <section className="part" aria-labelledby="hotline-seats">
      <h2 id="hotline-seats">{say('seats')}</h2>
      <p className="soft">{say('seatsNote')}</p>
      {mayRule && (
        <p>
          <Link to="/rules/rule" search={{ subject: 'hotline/seats' }}>
            {say('seatsChange')}
          </Link>
        </p>
      )}
      <Answer query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Empty title={say('seatsNone')}>{say('seatsNoneNext')}</Empty>
            </div>
          ) : (
            <DataTable
              caption={say('seats')}
              rows={rows}
              keyOf={({ seat }) => seat}
              columns={columns}
            />
          )
        }
      </Answer>
    </section>
  )
}

function useSeatColumns(): readonly Column<Seat>[] {
  const say = useWords(seatWords)
  const { language } = usePreferences()
  const sayDays = ({ from, until }: NonNullable<Seat['laidDown']>) => {
    const first = sayDay(from, language)
    return until >= withoutEnd
      ? say('spanOpen', { from: first })
      : say('span', { from: first, until: sayDay(until, language) })
  }
  return [
    {
      key: 'name',
      header: say('seat'),
      kind: 'head',
      cell: ({ name, isOpen, laidDown }) => (
        <>
          <span lang={officialLanguage}>{name}</span>{' '}
          <span className={`tag ${isOpen ? 'tag-green' : 'tag-grey'}`}>
            {say(isOpen ? 'open' : laidDown === null ? 'ended' : 'closed')}
          </span>
        </>
      ),
    },
    {
      key: 'days',
      header: say('days'),
      cell: ({ laidDown }) => (laidDown === null ? '—' : sayDays(laidDown)),
    },
    {
      key: 'hours',
      header: say('hours'),
      kind: 'narrow',
      cell: ({ laidDown }) => (laidDown === null ? '—' : `${laidDown.opens}–${laidDown.closes}`),
    },
    {
      key: 'script',
      header: say('script'),
      cell: ({ laidDown }) => <span lang={officialLanguage}>{laidDown?.script ?? '—'}</span>,
    },
    { key: 'received', header: say('received'), kind: 'number', cell: (row) => row.received },
    { key: 'atOnce', header: say('atOnce'), kind: 'number', cell: (row) => row.answeredAtOnce },
    { key: 'left', header: say('left'), kind: 'number', cell: (row) => row.open },
    { key: 'overdue', header: say('overdue'), kind: 'number', cell: (row) => row.overdue },
  ]
}
