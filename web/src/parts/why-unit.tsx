import { routingWords } from '@huiyin/contract/desk-routing.words'
import type { RouteExplained, RouteLook } from '@huiyin/contract/routing'
import { routedByWords } from '@huiyin/contract/routing.words'
import { usePreferences } from '../app/preferences.tsx'
import { useWords } from '../app/words.ts'
import { DataTable } from './data-table.tsx'

/** What decided that a unit answers, and everything that fitted and was passed over. */
export function WhyTable({ explained }: { readonly explained: RouteExplained }) {
  const say = useWords(routingWords)
  const { language } = usePreferences()
  const { version, rows, looked } = explained
  const used = looked.findIndex((one) => one.used)
  // What comes before the one that was used could not be taken; what comes after was not needed.
  const outcomeOf = (one: RouteLook) => {
    if (one.used) return say('used')
    return say(looked.indexOf(one) < used ? 'gone' : 'later')
  }
  return (
    <>
      <DataTable
        caption={say('lookedAt')}
        rows={looked}
        keyOf={(one) => `${looked.indexOf(one)}`}
        columns={[
          {
            key: 'by',
            header: say('by'),
            kind: 'head',
            cell: ({ by, reference }) =>
              [routedByWords[by][language], reference].filter(Boolean).join(' '),
          },
          {
            key: 'unit',
            header: say('unit'),
            cell: ({ unitName, unitCode }) => unitName ?? unitCode,
          },
          { key: 'ground', header: say('ground'), cell: ({ ground }) => ground },
          {
            key: 'outcome',
            header: say('outcome'),
            cell: (one) => (one.used ? <b>{outcomeOf(one)}</b> : outcomeOf(one)),
          },
        ]}
      />
      <p className="soft">{say('whyOf', { version, rows })}</p>
    </>
  )
}

/** The same behind a button, where the unit itself stands before it. */
export function WhyUnit({ explained }: { readonly explained: RouteExplained }) {
  const say = useWords(routingWords)
  return (
    <details>
      <summary>{say('why')}</summary>
      <WhyTable explained={explained} />
    </details>
  )
}
