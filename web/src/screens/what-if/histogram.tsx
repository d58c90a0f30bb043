import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { WhatIfReplay } from '@huiyin/contract/what-if'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDays } from './figures.ts'

type Bin = WhatIfReplay['bins'][number]

const size = { width: 640, height: 180, foot: 24 } as const
const gap = 4

/** How long cases take, in series and beside each other; the table below has the same numbers. */
export function Histogram({ bins }: { readonly bins: readonly Bin[] }) {
  const say = useWords(whatIfWords)
  const rows = bins.filter(({ serial, parallel }) => serial + parallel > 0)
  return (
    <>
      <h3 className="part">{say('histogram')}</h3>
      <figure className="what-if-histogram">
        <Columns bins={bins} />
        <figcaption className="soft">
          <span className="what-if-key what-if-key-serial">{say('serial')}</span>{' '}
          <span className="what-if-key what-if-key-parallel">{say('parallel')}</span>
        </figcaption>
      </figure>
      <DataTable
        caption={say('histogram')}
        staysTable
        rows={rows}
        keyOf={({ from }) => String(from)}
        columns={[
          {
            key: 'bin',
            header: say('workingDays'),
            kind: 'head',
            cell: ({ from, until }) => say('bin', { from: sayDays(from), until: sayDays(until) }),
          },
          {
            key: 'serial',
            header: say('serialCases'),
            kind: 'number',
            cell: ({ serial }) => serial,
          },
          {
            key: 'parallel',
            header: say('parallelCases'),
            kind: 'number',
            cell: ({ parallel }) => parallel,
          },
        ]}
      />
    </>
  )
}

function Columns({ bins }: { readonly bins: readonly Bin[] }) {
  const most = Math.max(...bins.flatMap(({ serial, parallel }) => [serial, parallel]), 1)
  const across = size.width / bins.length
  const column = (across - gap) / 2
  const tall = (count: number) => (count / most) * (size.height - size.foot)
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {bins.map(({ from, serial, parallel }, index) => (
        <g key={from} transform={`translate(${index * across} 0)`}>
          <rect
            className="what-if-serial"
            width={column}
            y={size.height - size.foot - tall(serial)}
            height={tall(serial)}
          />
          <rect
            className="what-if-parallel"
            x={column}
            width={column}
            y={size.height - size.foot - tall(parallel)}
            height={tall(parallel)}
          />
          <text x={0} y={size.height - 6}>
            {sayDays(from)}
          </text>
        </g>
      ))}
    </svg>
  )
}
