import type { CaseBulletin, DueClass, LinkedUnit } from '@huiyin/contract/case-bulletins'
import { dueClassWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'

const columns = [
  ['due', 'all'],
  ['closed', 'closed'],
  ['inProcess', 'in_process'],
  ['overdue', 'overdue'],
  ['disputed', 'disputed'],
] as const satisfies readonly (readonly [keyof LinkedUnit, DueClass | 'all'])[]

/** Every linked unit with its classes; who had no due case shows 无数据 and not 0. */
export function UnitsPart({ bulletin }: { readonly bulletin: CaseBulletin }) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const header = (shown: DueClass | 'all') =>
    shown === 'all' ? say('due') : dueClassWords[shown][language]
  const isWhole = bulletin.units.reduce((sum, { due }) => sum + due, 0) === bulletin.figures.due
  return (
    <section className="panel" aria-labelledby="units">
      <h2 id="units">{say('units')}</h2>
      <DataTable
        caption={say('unitsTable')}
        rows={bulletin.units}
        keyOf={({ code }) => code}
        staysTable
        columns={[
          {
            key: 'unit',
            header: say('unit'),
            kind: 'head',
            cell: ({ name }) => name,
            ...(isWhole && { foot: say('whole') }),
          },
          { key: 'group', header: say('group'), cell: ({ group }) => group },
          ...columns.map(
            ([key, shown]): Column<LinkedUnit> => ({
              key,
              header: header(shown),
              kind: 'number',
              cell: (unit) => (
                <Count bulletin={bulletin} unit={unit} shown={shown} label={header(shown)}>
                  {unit[key]}
                </Count>
              ),
              ...(isWhole && { foot: bulletin.figures[key] }),
            }),
          ),
        ]}
      />
    </section>
  )
}

interface CountProps {
  readonly bulletin: CaseBulletin
  readonly unit: LinkedUnit
  readonly shown: DueClass | 'all'
  readonly label: string
  readonly children: number
}

function Count({ bulletin, unit, shown, label, children: count }: CountProps) {
  const say = useWords(weekScreenWords)
  if (unit.due === 0) return shown === 'all' ? say('noData') : '—'
  if (count === 0) return 0
  return (
    <Link
      to="/bulletins/cases/$bulletin"
      params={{ bulletin: bulletin.id }}
      search={{ class: shown, unit: unit.code }}
      hash="cases"
      aria-label={say('opens', { unit: unit.name, class: label, n: count })}
    >
      {count}
    </Link>
  )
}
