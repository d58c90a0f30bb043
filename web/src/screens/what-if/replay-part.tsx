import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { WhatIfReplay } from '@huiyin/contract/what-if'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Bars } from './bars.tsx'
import { sayDays, sayShare } from './figures.ts'
import { Histogram } from './histogram.tsx'

interface ReplayPartProps {
  readonly replay: WhatIfReplay | null
  readonly nameOf: (id: string) => string
}

/** The cases run again on the graph: how long, who decided it, which cases still take longest. */
export function ReplayPart({ replay, nameOf }: ReplayPartProps) {
  const say = useWords(whatIfWords)
  return (
    <section className="panel" aria-labelledby="by-log">
      <h2 id="by-log">{say('byLog')}</h2>
      {replay === null ? (
        <Empty title={say('noLog')}>{say('noLogNext')}</Empty>
      ) : (
        <Replayed replay={replay} nameOf={nameOf} />
      )}
    </section>
  )
}

interface ReplayedProps {
  readonly replay: WhatIfReplay
  readonly nameOf: (id: string) => string
}

function Replayed({ replay, nameOf }: ReplayedProps) {
  const say = useWords(whatIfWords)
  const { cases, casesLeftOut, unmatched, units } = replay
  return (
    <>
      <p className="soft">
        {say('cases', { n: cases, left: casesLeftOut })}
        {unmatched.length > 0 && ` ${say('unmatched', { names: unmatched.join('、') })}`}
      </p>
      <Quantiles replay={replay} />
      <Histogram bins={replay.bins} />
      <h3 className="part">{say('whoDecided')}</h3>
      <Bars
        rows={units.map(({ unit, share }) => ({
          label: unit,
          length: share,
          words: sayShare(share),
        }))}
      />
      <DataTable
        caption={say('whoDecided')}
        staysTable
        rows={units}
        keyOf={({ unit }) => unit}
        columns={[
          { key: 'unit', header: say('unit'), kind: 'head', cell: ({ unit }) => unit },
          { key: 'n', header: say('timesOn'), kind: 'number', cell: (row) => row.cases },
          {
            key: 'share',
            header: say('share'),
            kind: 'number',
            cell: ({ share }) => sayShare(share),
          },
        ]}
      />
      <Paths replay={replay} nameOf={nameOf} />
      <Longest replay={replay} nameOf={nameOf} />
    </>
  )
}

function Quantiles({ replay }: { readonly replay: WhatIfReplay }) {
  const say = useWords(whatIfWords)
  const rows = [
    { way: say('serial'), ...replay.serial },
    { way: say('parallel'), ...replay.parallel },
  ]
  const figures = ['median', 'mean', 'p90', 'max'] as const
  return (
    <DataTable
      caption={say('quantiles')}
      staysTable
      rows={rows}
      keyOf={({ way }) => way}
      columns={[
        { key: 'way', header: say('workingDays'), kind: 'head', cell: ({ way }) => way },
        ...figures.map((key) => ({
          key,
          header: say(key),
          kind: 'number' as const,
          cell: (row: (typeof rows)[number]) => sayDays(row[key]),
        })),
      ]}
    />
  )
}

function Paths({ replay, nameOf }: ReplayedProps) {
  const say = useWords(whatIfWords)
  return (
    <>
      <h3 className="part">{say('paths')}</h3>
      <DataTable
        caption={say('paths')}
        rows={replay.paths}
        keyOf={({ steps }) => steps.join(' ')}
        columns={[
          {
            key: 'path',
            header: say('pathHead'),
            kind: 'head',
            cell: ({ steps }) => steps.map(nameOf).join(' → '),
          },
          { key: 'n', header: say('count'), kind: 'number', cell: ({ cases }) => cases },
        ]}
      />
    </>
  )
}

function Longest({ replay, nameOf }: ReplayedProps) {
  const say = useWords(whatIfWords)
  return (
    <details className="what-if-longest">
      <summary>{say('longest')}</summary>
      <p className="soft">{say('longestHint')}</p>
      <DataTable
        caption={say('longest')}
        rows={replay.longest}
        keyOf={({ id }) => id}
        columns={[
          { key: 'id', header: say('matter'), kind: 'head', cell: ({ id }) => id },
          {
            key: 'serial',
            header: say('serial'),
            kind: 'number',
            cell: ({ serial }) => sayDays(serial),
          },
          {
            key: 'parallel',
            header: say('parallel'),
            kind: 'number',
            cell: ({ parallel }) => sayDays(parallel),
          },
          {
            key: 'path',
            header: say('pathHead'),
            cell: ({ path }) => path.map(nameOf).join(' → '),
          },
        ]}
      />
    </details>
  )
}
