import type { CaseBulletin, LinkedUnit, Stock } from '@huiyin/contract/case-bulletins'
import { stockWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { balances } from './balance.ts'

const names = Object.keys(stockWords) as (keyof Stock)[]

/** What each unit had, got and gave away: opened by whoever wants to add it up. */
export function StockPart({ bulletin }: { readonly bulletin: CaseBulletin }) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const { units } = bulletin
  if (units.length === 0) return null
  return (
    <details className="panel folded">
      <summary>{say('stock')}</summary>
      <DataTable
        caption={say('stock')}
        rows={units}
        keyOf={({ code }) => code}
        staysTable
        columns={[
          { key: 'unit', header: say('unit'), kind: 'head', cell: ({ name }) => name },
          ...names.map(
            (name): Column<LinkedUnit> => ({
              key: name,
              header: stockWords[name][language],
              kind: 'number',
              cell: ({ code, name: unit, stock }) =>
                stock[name] === 0 ? (
                  0
                ) : (
                  <Link
                    to="/bulletins/cases/$bulletin"
                    params={{ bulletin: bulletin.id }}
                    search={{ flow: name, unit: code }}
                    hash="cases"
                    aria-label={say('opens', {
                      unit,
                      class: stockWords[name][language],
                      n: stock[name],
                    })}
                  >
                    {stock[name]}
                  </Link>
                ),
            }),
          ),
          {
            key: 'holds',
            header: say('identities'),
            cell: ({ stock }) => say(balances(stock) ? 'holds' : 'broken'),
          },
        ]}
      />
    </details>
  )
}
