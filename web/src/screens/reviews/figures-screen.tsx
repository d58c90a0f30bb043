import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import type { Summary } from '@huiyin/contract/reviews'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { type SummaryFilters, summaryQuery } from '../../api/reviews.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Page } from '../../parts/page.tsx'
import { Definitions } from './definitions.tsx'
import { FiguresFilters } from './figures-filters.tsx'
import { FiguresTable } from './figures-table.tsx'
import { lastDays } from './periods.ts'
import './reviews.css'

const route = getRouteApi('/frame/figures')
const FiguresChart = lazy(async () => {
  const module = await import('./figures-chart.tsx')
  return { default: module.FiguresChart }
})

/** Counts and shares of reviews, with a chart, the table it is drawn from, and each number's list. */
export function FiguresScreen() {
  const say = useWords(reviewsWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  const search = route.useSearch()
  const filters: SummaryFilters = {
    regionCode: session?.regionCode ?? '',
    groupBy: 'unit',
    ...lastDays(30),
    ...search,
  }
  const query = useQuery(summaryQuery(filters))
  return (
    <Page title={sayDesk('figures')} lead={say('figuresLead')}>
      <FiguresFilters key={JSON.stringify(filters)} filters={filters} />
      <Answer query={query} lines={8}>
        {(summary) => <Figures summary={summary} filters={filters} />}
      </Answer>
    </Page>
  )
}

interface FiguresProps {
  readonly summary: Summary
  readonly filters: SummaryFilters
}

function Figures({ summary, filters }: FiguresProps) {
  const say = useWords(reviewsWords)
  const { language } = usePreferences()
  if (summary.rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('emptyFigures')}>
          <p>{say('emptyFiguresNext')}</p>
        </Empty>
      </section>
    )
  }
  return (
    <>
      <section className="panel" aria-labelledby="figures-chart">
        <h2 id="figures-chart">{say('chart')}</h2>
        <Suspense fallback={<Loading lines={6} />}>
          <FiguresChart summary={summary} />
        </Suspense>
      </section>
      <div className="row row-apart figures-head">
        <span className="soft figure">
          {say('countedAt', { at: sayInstant(summary.countedAt, language) })}
        </span>
        <div className="row">
          <Exports filters={filters} />
        </div>
      </div>
      <FiguresTable summary={summary} />
      <Definitions />
    </>
  )
}

function Exports({ filters }: { readonly filters: SummaryFilters }) {
  const say = useWords(reviewsWords)
  const name = `${filters.from}-${filters.to}`
  return (
    <>
      <ExportButton
        label={say('csv')}
        path="/api/v1/reviews/summary.csv"
        query={{ ...filters }}
        fileName={`${name}.csv`}
      />
      <ExportButton
        label={say('excel')}
        path="/api/v1/reviews/summary.xlsx"
        query={{ ...filters }}
        fileName={`${name}.xlsx`}
      />
    </>
  )
}
