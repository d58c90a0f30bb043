import type { CalendarYear } from '@huiyin/contract/clock'
import { referenceWords } from '@huiyin/contract/desk-reference.words'
import { useWords } from '../../app/words.ts'

interface MonthGridProps {
  readonly year: number
  readonly month: number
  readonly special: CalendarYear['days']
}

/** One month, Monday first; special days carry a word, not only a colour. */
export function MonthGrid({ year, month, special }: MonthGridProps) {
  const say = useWords(referenceWords)
  const weeks = weeksOf(year, month)
  const typeOf = new Map(special.map(({ day, type }) => [day, type]))
  return (
    <table className="month">
      <caption>{say('monthOf', { year, month })}</caption>
      <thead>
        <tr>
          {[...say('weekdays')].map((weekday, index) => (
            // Seven weekdays, two of which share a letter.
            <th key={index} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.join()}>
            {week.map((date, index) => {
              const type = typeOf.get(dayText(year, month, date))
              const isWeekend = index > 4
              return (
                <td
                  // A place in the week is what it is.
                  key={index}
                  className={type ?? (isWeekend ? 'weekend' : undefined)}
                >
                  {date > 0 && date}
                  {date > 0 && type !== undefined && <span>{say(type)}</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Dates by week; 0 where the week reaches into another month. */
function weeksOf(year: number, month: number): readonly (readonly number[])[] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (first.getUTCDay() + 6) % 7
  const weeks: number[][] = []
  for (let monday = 1 - before; monday <= length; monday += 7) {
    const week = Array.from({ length: 7 }, (_, offset) => monday + offset)
    weeks.push(week.map((date) => (date >= 1 && date <= length ? date : 0)))
  }
  return weeks
}

function dayText(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
