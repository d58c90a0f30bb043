import { seatWords } from '@huiyin/contract/desk-seats.words'
import type { Shifts } from '@huiyin/contract/hotline-seats'
import { addDays, localDay } from '@huiyin/contract/time'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { shiftsQuery } from '../../api/hotline.ts'
import { staffQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayWeekday, today } from '../../parts/dates.ts'
import { Loading } from '../../parts/loading.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ShiftsForm } from './shifts-form.tsx'

const daysShown = 7
const keeping = ['dispatcher', 'supervisor']

/** 班次: a week day by day, the hours nobody answers first; the line is open day and night. */
export function RosterPart() {
  const say = useWords(seatWords)
  const { data: session } = useQuery(sessionQuery)
  const mayKeep = session?.roles.some((role) => keeping.includes(role)) ?? false
  const [edited, setEdited] = useState<string>()
  const days = Array.from({ length: daysShown }, (_, index) => addDays(localDay(today()), index))
  const queries = useQueries({ queries: days.map(shiftsQuery) })
  const failed = queries.find(({ error }) => error !== null)
  return (
    <section className="part" aria-labelledby="hotline-roster">
      <h2 id="hotline-roster">{say('roster')}</h2>
      <p className="soft">{say('rosterNote')}</p>
      {failed !== undefined && (
        <ProblemNotice error={failed.error} onRetry={() => failed.refetch()} />
      )}
      <ol className="roster">
        {queries.map(({ data }, index) => (
          <li key={days[index]} className="panel">
            {data === undefined ? (
              <Loading lines={1} />
            ) : edited === data.day ? (
              <ShiftsForm shifts={data} onEnd={() => setEdited(undefined)} />
            ) : (
              <Day shifts={data} {...(mayKeep && { onEdit: () => setEdited(data.day) })} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface DayProps {
  readonly shifts: Shifts
  readonly onEdit?: () => void
}

function Day({ shifts: { day, rows, uncovered }, onEdit }: DayProps) {
  const say = useWords(seatWords)
  const { language } = usePreferences()
  const nameOf = useStaffNames()
  const gaps = uncovered.map(({ from, until }) => `${from}–${until}`).join('、')
  return (
    <>
      <div className="row row-apart">
        <h3 className="part-heading">{sayWeekday(day, language)}</h3>
        <span className={`tag ${gaps === '' ? 'tag-green' : 'tag-red'}`}>
          {gaps === '' ? say('covered') : say('uncovered', { hours: gaps })}
        </span>
        {onEdit !== undefined && (
          <Button
            size="small"
            aria-label={say('editDay', { day: sayWeekday(day, language) })}
            onClick={onEdit}
          >
            {say('edit')}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <ul>
          {rows.map(({ name, from, until, staffCodes }) => (
            <li key={name}>
              <span className="figure">
                {from}–{until}
              </span>{' '}
              {name}：{staffCodes.map(nameOf).join('、')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Names of the people of the own unit by their code; the code itself for anybody else. */
function useStaffNames(): (code: string) => string {
  const { data: session } = useQuery(sessionQuery)
  const unitCode = session?.posts[0]?.unitCode ?? ''
  const { data } = useQuery({ ...staffQuery({ unitCode }), enabled: unitCode !== '' })
  const names = new Map((data?.rows ?? []).map((one) => [one.staffCode, one.displayName]))
  return (code) => names.get(code) ?? code
}
