import type { CountedMatters, FigureGroups, FigurePart } from '@huiyin/contract/counted-figures'
import { countedFiguresWords } from '@huiyin/contract/counted-figures.words'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePreferences } from '../app/preferences.tsx'
import { useWords } from '../app/words.ts'
import { Answer } from './answer.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { sayInstant } from './dates.ts'
import { Empty } from './empty.tsx'
import { Paging } from './paging.tsx'

/** As many as the interface answers at once; fewer are the last page. */
const pageSize = 100

interface CountedMattersPartProps {
  readonly groups: FigureGroups
  /** The number somebody opened. */
  readonly figure: string
  readonly part: FigurePart
  readonly unit: string | undefined
  readonly cursor: string | undefined
  readonly query: UseQueryResult<CountedMatters>
  /** The way back to the figures alone; it is given its words. */
  readonly closing: (words: string) => ReactNode
  readonly onPage: (cursor: string | undefined, pageNumber: number) => void
}

/** The matters behind the number somebody opened; the page jumps here, so its id is an address. */
export function CountedMattersPart(opened: CountedMattersPartProps) {
  const { groups, figure, part, unit, query, closing } = opened
  const say = useWords(countedFiguresWords)
  const { language } = usePreferences()
  const unitName = groups.units.find((one) => one.unit.code === unit)?.unit.name
  const title = say('list', {
    figure: groups.total.figures.find(({ id }) => id === figure)?.name[language] ?? figure,
    part: say(part),
    unit: unitName ?? unit ?? say('inAll'),
    n: query.data?.total ?? '…',
  })
  return (
    <section className="panel" id="counted" aria-labelledby="counted-title">
      <div className="row row-apart">
        <h2 id="counted-title">{title}</h2>
        {closing(say('closeList'))}
      </div>
      <Answer query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('nothing')} />
          ) : (
            <Rows {...opened} title={title} rows={rows} />
          )
        }
      </Answer>
    </section>
  )
}

interface RowsProps extends Pick<CountedMattersPartProps, 'cursor' | 'onPage'> {
  readonly title: string
  readonly rows: CountedMatters['rows']
}

function Rows({ title, rows, cursor, onPage }: RowsProps) {
  const say = useWords(countedFiguresWords)
  const { language } = usePreferences()
  const moment = (at: string | null) => (at === null ? '—' : sayInstant(at, language))
  const last = rows.length < pageSize ? undefined : rows.at(-1)?.number
  const ofStep: Column<CountedMatters['rows'][number]>[] = [
    { key: 'due', header: say('due'), cell: ({ dueAt }) => moment(dueAt) },
    { key: 'done', header: say('done'), cell: ({ doneAt }) => moment(doneAt) },
  ]
  return (
    <>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={({ number }) => number}
        columns={[
          {
            key: 'number',
            header: say('number'),
            kind: 'head',
            cell: ({ number }) => (
              <Link to="/matters/$number" params={{ number }} className="figure">
                {number}
              </Link>
            ),
          },
          { key: 'what', header: say('what'), cell: (row) => row.title },
          { key: 'unit', header: say('unit'), cell: ({ unitName }) => unitName },
          { key: 'state', header: say('state'), cell: ({ stateLabel }) => stateLabel },
          { key: 'opened', header: say('opened'), cell: ({ openedAt }) => moment(openedAt) },
          ...(rows.some(({ dueAt }) => dueAt !== null) ? ofStep : []),
        ]}
      />
      <Paging cursor={cursor} nextCursor={last ?? null} onPage={onPage} />
    </>
  )
}
