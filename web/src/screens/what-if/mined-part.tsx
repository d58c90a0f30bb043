import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { WhatIfDistribution, WhatIfMined } from '@huiyin/contract/what-if'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDays, sayShare } from './figures.ts'

const daySeconds = 86_400

/** What the log says of how work went: sizes, ways, hand-overs, rework, four eyes. */
export function MinedPart({ mined }: { readonly mined: WhatIfMined }) {
  const say = useWords(whatIfWords)
  const { handover, rework, fourEyes } = mined
  const rows = [
    [say('minedCases'), mined.cases],
    [say('events'), mined.events],
    [say('activities'), mined.activities],
    [say('variantCount'), mined.variantCount],
    [say('throughput'), inDays(mined.throughputSeconds)],
    [say('handoverPairs'), sayShare(handover.pairShare)],
    [say('handoverTime'), sayShare(handover.timeShare)],
    [say('reworkCases'), sayShare(rework.caseShare)],
    [say('reworkEvents'), sayShare(rework.eventShare)],
    [say('fourEyes'), sayShare(fourEyes.onePersonShare)],
    [say('skipped'), mined.skipped],
  ] as const
  return (
    <section className="panel" aria-labelledby="mined">
      <h2 id="mined">{say('mined')}</h2>
      <DataTable
        caption={say('figures')}
        staysTable
        rows={rows}
        keyOf={([figure]) => figure}
        columns={[
          { key: 'figure', header: say('figure'), kind: 'head', cell: ([figure]) => figure },
          { key: 'value', header: say('value'), kind: 'number', cell: ([, value]) => value },
        ]}
      />
      <h3 className="part">{say('variants')}</h3>
      <DataTable
        caption={say('variants')}
        rows={mined.variants}
        keyOf={({ activities }) => activities.join(' ')}
        columns={[
          {
            key: 'way',
            header: say('variants'),
            kind: 'head',
            cell: ({ activities }) => activities.join(' → '),
          },
          { key: 'n', header: say('count'), kind: 'number', cell: ({ count }) => count },
        ]}
      />
      {rework.activities.length > 0 && (
        <>
          <h3 className="part">{say('rework')}</h3>
          <DataTable
            caption={say('rework')}
            rows={rework.activities}
            keyOf={({ activity }) => activity}
            columns={[
              {
                key: 'activity',
                header: say('activity'),
                kind: 'head',
                cell: ({ activity }) => activity,
              },
              { key: 'n', header: say('count'), kind: 'number', cell: ({ cases }) => cases },
            ]}
          />
        </>
      )}
    </section>
  )
}

function inDays({ median, mean, p90, max }: WhatIfDistribution): string {
  const days = (seconds: number | null) => sayDays(seconds === null ? null : seconds / daySeconds)
  return [median, mean, p90, max].map(days).join(' / ')
}
