/**
 * Writes the shipped years from the library chinese-days, with the notice that each day stands on:
 * `node server/src/kernel/clock/calendar-data/generate.ts`. A test holds the files to it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { localDay } from '@huiyin/contract/time'
import type { SpecialDay } from '../calendar-source.ts'
import type { NationalYear } from '../national-calendar.ts'

/** The yearly notice of the General Office of the State Council (国务院办公厅). */
const notices: Readonly<Record<number, string>> = {
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}

/** Days that a later notice changed: the Spring Festival of 2020 was extended. */
const laterNotices: Readonly<Record<string, string>> = {
  '2020-01-31': '国办发明电〔2020〕1号',
  '2020-02-01': '国办发明电〔2020〕1号',
  '2020-02-02': '国办发明电〔2020〕1号',
}

const fullNames: Readonly<Record<string, string>> = {
  清明: '清明节',
  端午: '端午节',
  中秋: '中秋节',
}

export const shippedYears = Object.keys(notices).map(Number)

interface LibraryYear {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

/** One year as the library has it, in our form. */
export function yearFromLibrary(year: number): NationalYear {
  const path = createRequire(import.meta.url).resolve(`chinese-days/dist/years/${year}.json`)
  const library = JSON.parse(readFileSync(path, 'utf8')) as LibraryYear
  const notice = notices[year] ?? ''
  const special = (type: SpecialDay['type']) => (entry: [string, string]) => {
    const [day, label] = entry
    const name = label.split(',')[1] ?? ''
    return {
      day: localDay(day),
      type,
      name: fullNames[name] ?? name,
      notice: laterNotices[day] ?? notice,
    }
  }
  const days = [
    ...Object.entries(library.holidays).map(special('holiday')),
    ...Object.entries(library.workdays).map(special('workday')),
  ].sort((one, other) => (one.day < other.day ? -1 : 1))
  return { year, edition: 1, notice, days }
}

function write(year: number): void {
  const { days, ...head } = { status: 'announced', ...yearFromLibrary(year) }
  const lines = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n')
  const text = `${JSON.stringify(head).slice(0, -1)},\n  "days": [\n${lines}\n  ]\n}\n`
  writeFileSync(new URL(`./${year}.json`, import.meta.url), text)
}

if (import.meta.main) shippedYears.forEach(write)
