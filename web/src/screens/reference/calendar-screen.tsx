import type { CalendarYear } from '@huiyin/contract/clock'
import { referenceWords } from '@huiyin/contract/desk-reference.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { calendarQuery } from '../../api/reference.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, today } from '../../parts/dates.ts'
import { Page } from '../../parts/page.tsx'
import { authors } from './authors.ts'
import { MonthGrid } from './month-grid.tsx'
import { NoticePart } from './notice-part.tsx'
import { spansOf } from './spans.ts'
import './reference.css'

const route = getRouteApi('/frame/calendar')
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** The working calendar of a year: what every date is counted by. */
export function CalendarScreen() {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const { year: asked } = route.useSearch()
  const year = Number(asked ?? today().slice(0, 4))
  const query = useQuery(calendarQuery(year))
  const session = useQuery(sessionQuery)
  const isAuthor = session.data?.posts.some(({ role }) => authors.includes(role)) ?? false
  return (
    <Page title={sayDesk('calendar')} lead={say('calendarLead')}>
      <nav className="row year-line" aria-label={sayDesk('pages')} data-leads>
        <Link
          to="/calendar"
          search={{ year: String(year - 1) }}
          aria-label={`${year - 1} ${say('previousYear')}`}
        >
          <span aria-hidden="true">‹ </span>
          {year - 1}
        </Link>
        <h2>{say('year', { year })}</h2>
        <Link
          to="/calendar"
          search={{ year: String(year + 1) }}
          aria-label={`${year + 1} ${say('nextYear')}`}
        >
          {year + 1}
          <span aria-hidden="true"> ›</span>
        </Link>
      </nav>
      <Answer query={query} lines={10}>
        {(calendar) => <Year calendar={calendar} />}
      </Answer>
      {isAuthor && <NoticePart key={year} year={year} />}
    </Page>
  )
}

function Year({ calendar }: { readonly calendar: CalendarYear }) {
  const say = useWords(referenceWords)
  const isAnnounced = calendar.status === 'announced'
  return (
    <>
      <p className="row">
        <span className={`tag tag-${isAnnounced ? 'green' : 'amber'}`}>{say(calendar.status)}</span>
        <span className="soft">{say('legend')}</span>
      </p>
      <div className="months">
        {months.map((month) => (
          <MonthGrid key={month} year={calendar.year} month={month} special={calendar.days} />
        ))}
      </div>
      <Hours hours={calendar.hours} />
      {calendar.days.length > 0 && <SpecialDays days={calendar.days} />}
    </>
  )
}

function Hours({ hours }: { readonly hours: CalendarYear['hours'] }) {
  const say = useWords(referenceWords)
  const { language } = usePreferences()
  if (hours.length === 0) return null
  return (
    <section className="part" aria-labelledby="hours">
      <h2 id="hours">{say('hours')}</h2>
      <ul>
        {hours.map(({ from, to, intervals }) => (
          <li key={from} className="figure">
            {say('hoursLine', {
              from: sayDay(from, language),
              to: sayDay(to, language),
              hours: intervals.join(language === 'zh' ? '，' : ', '),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SpecialDays({ days }: { readonly days: CalendarYear['days'] }) {
  const say = useWords(referenceWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="special-days">
      <h2 id="special-days">{say('specialDays')}</h2>
      <DataTable
        caption={say('specialDays')}
        rows={spansOf(days)}
        keyOf={({ day }) => day}
        columns={[
          {
            key: 'day',
            header: say('day'),
            kind: 'head',
            cell: ({ day, lastDay }) => (
              <span className="figure">
                {sayDay(day, language)}
                {lastDay !== day && ` – ${sayDay(lastDay, language)}`}
              </span>
            ),
          },
          {
            key: 'type',
            header: say('dayType'),
            cell: ({ type }) => say(type === 'holiday' ? 'isHoliday' : 'isWorkday'),
          },
          { key: 'name', header: say('occasion'), cell: ({ name }) => name },
          { key: 'notice', header: say('ground'), cell: ({ notice }) => notice },
        ]}
      />
    </section>
  )
}
