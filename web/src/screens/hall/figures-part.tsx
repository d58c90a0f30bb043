import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { HallFigures } from '@huiyin/contract/hall-figures'
import { hallMetrics } from '@huiyin/contract/hall-metrics'
import { useQuery } from '@tanstack/react-query'
import { hallFiguresQuery } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { percent } from '../../parts/percent.ts'
import { HotlineOrders } from './hotline-orders.tsx'
import { SpanFields, useSpan } from './span-fields.tsx'
import { StepTimesPart } from './step-times-part.tsx'

type Row = HallFigures['rows'][number]

/** Who sees how long steps take; window clerks see no applications of departments. */
const seeing = ['handler', 'unit_leader', 'supervisor', 'evaluator', 'leader']

/** 大厅数据: measured by events, beside what is declared, each with its definition. */
export function FiguresPart() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const span = useSpan()
  const query = useQuery(hallFiguresQuery(span))
  const seesSteps = session?.roles.some((role) => seeing.includes(role)) ?? false
  return (
    <>
      <SpanFields span={span} />
      <Answer query={query} lines={8}>
        {(figures) => (
          <>
            <Shares figures={figures} />
            {figures.rows.length === 0 ? (
              <section className="panel">
                <Empty title={say('figuresNone')}>{say('figuresNext')}</Empty>
              </section>
            ) : (
              <ByItem rows={figures.rows} />
            )}
            {figures.hotlineOrders.length > 0 && <HotlineOrders rows={figures.hotlineOrders} />}
          </>
        )}
      </Answer>
      {seesSteps && <StepTimesPart period={span} />}
    </>
  )
}

function Shares({ figures }: { readonly figures: HallFigures }) {
  const { language } = usePreferences()
  const shown = [
    ['at_most_one_visit', figures.atMostOneVisitShare, figures.atMostOneVisit, figures.closed],
    ['approver_not_met', figures.approverNotMetShare, figures.approverNotMet, figures.closed],
    ['abandoned_visits', figures.abandonedShare, figures.abandoned, figures.ended],
  ] as const
  return (
    <dl className="hall-counts">
      {shown.map(([id, share, numerator, denominator]) => (
        <div key={id}>
          <dt>{hallMetrics[id].name[language]}</dt>
          <dd className="figure">
            {percent(share)} <small className="soft">{`${numerator} / ${denominator}`}</small>
          </dd>
          <dd className="hall-meaning soft">{hallMetrics[id].definition[language]}</dd>
        </div>
      ))}
    </dl>
  )
}

function ByItem({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords(hallWords)
  const minutes = (seconds: number | null) =>
    seconds === null ? '—' : say('minutes', { n: Math.round(seconds / 60) })
  return (
    <section className="part" aria-labelledby="hall-by-item">
      <h2 id="hall-by-item">{say('visitsByItem')}</h2>
      <VisitsChart rows={rows} />
      <DataTable
        caption={say('visitsByItem')}
        rows={rows}
        keyOf={({ itemCode }) => itemCode ?? ''}
        columns={[
          {
            key: 'item',
            header: say('item'),
            kind: 'head',
            cell: (row) => <span lang={officialLanguage}>{row.itemName ?? say('noItem')}</span>,
          },
          { key: 'visits', header: say('visitsCount'), kind: 'number', cell: (row) => row.visits },
          {
            key: 'abandoned',
            header: say('abandoned'),
            kind: 'number',
            cell: (row) => row.abandoned,
          },
          {
            key: 'perMatter',
            header: say('perMatter'),
            kind: 'number',
            cell: (row) => row.visitsPerMatter ?? '—',
          },
          {
            key: 'declared',
            header: say('declared'),
            kind: 'number',
            cell: (row) => row.declaredVisits ?? '—',
          },
          {
            key: 'waited',
            header: say('waitedMedian'),
            kind: 'number',
            cell: (row) => minutes(row.waitedMedian),
          },
          {
            key: 'ninth',
            header: say('waitedNinth'),
            kind: 'number',
            cell: (row) => minutes(row.waitedNinth),
          },
          {
            key: 'served',
            header: say('servedMedian'),
            kind: 'number',
            cell: (row) => minutes(row.servedMedian),
          },
        ]}
      />
    </section>
  )
}

/** More bars than these cannot be read side by side; the table has all. */
const barsMax = 12

/** Measured beside declared, where somebody came about a matter. */
function VisitsChart({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords(hallWords)
  const shown = rows.filter(({ visitsPerMatter }) => visitsPerMatter !== null).slice(0, barsMax)
  if (shown.length === 0) return null
  return (
    <figure className="hall-figure">
      <figcaption className="soft">{say('chart', { n: shown.length })}</figcaption>
      <ul className="hall-bars">
        {shown.map((row) => (
          <VisitsBar key={row.itemCode ?? ''} row={row} name={row.itemName ?? say('noItem')} />
        ))}
      </ul>
    </figure>
  )
}

/** Visits that a bar can show before it ends. */
const visitsDrawn = 4

/** The bar is decoration: both numbers stand beside it as text. */
function VisitsBar({ row, name }: { readonly row: Row; readonly name: string }) {
  const say = useWords(hallWords)
  const { visitsPerMatter, declaredVisits } = row
  const widthOf = (visits: number) => (Math.min(visits, visitsDrawn) / visitsDrawn) * 100
  return (
    <li>
      <span lang={officialLanguage}>{name}</span>
      <span className="figure">
        {say('measured')} <b>{visitsPerMatter}</b> · {say('declared')} {declaredVisits ?? '—'}
      </span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="hall-bar" width={widthOf(visitsPerMatter ?? 0)} height="4" />
        {declaredVisits !== null && (
          <rect className="hall-declared" x={widthOf(declaredVisits)} width="0.6" height="4" />
        )}
      </svg>
    </li>
  )
}
