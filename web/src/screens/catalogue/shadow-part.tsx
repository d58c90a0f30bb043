import type { ShadowTable } from '@huiyin/contract/automatic'
import { automaticWords } from '@huiyin/contract/desk-automatic.words'
import { useQuery } from '@tanstack/react-query'
import { shadowRunQuery } from '../../api/automatic.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'

/** Whom a version with decision tables would have answered otherwise in the last month. */
export function ShadowPart({ id }: { readonly id: string }) {
  const say = useWords(automaticWords)
  const query = useQuery(shadowRunQuery(id))
  return (
    <section className="part" aria-labelledby="shadow">
      <h2 id="shadow">{say('shadow')}</h2>
      <Answer query={query} lines={3}>
        {({ tables }) =>
          tables.length === 0 ? (
            <p>{say('shadowNone')}</p>
          ) : (
            tables.map((table) => <Compared key={table.beforeHash} table={table} />)
          )
        }
      </Answer>
    </section>
  )
}

function Compared({ table }: { readonly table: ShadowTable }) {
  const say = useWords(automaticWords)
  const { language } = usePreferences()
  const { decisions, same, sameByAnotherRule, changes } = table
  const counts = {
    decisions: String(decisions),
    same: String(same),
    other: String(sameByAnotherRule),
    changed: String(decisions - same - sameByAnotherRule),
  }
  return (
    <>
      <p>{say('shadowCounts', counts)}</p>
      {changes.length > 0 && (
        <DataTable
          caption={table.tableName}
          rows={changes}
          keyOf={({ before, after }) => `${before.zh} ${after.zh}`}
          columns={[
            {
              key: 'before',
              header: say('before'),
              kind: 'head',
              cell: ({ before }) => before[language],
            },
            { key: 'after', header: say('after'), cell: ({ after }) => after[language] },
            { key: 'count', header: say('count'), kind: 'number', cell: ({ count }) => count },
            {
              key: 'examples',
              header: say('examples'),
              cell: ({ examples }) => examples.slice(0, 3).join(' '),
            },
          ]}
        />
      )}
    </>
  )
}
