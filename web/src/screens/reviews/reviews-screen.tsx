import type { ReviewList } from '@huiyin/contract/desk'
import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { reviewListQuery } from '../../api/reviews.ts'
import { sessionQuery } from '../../api/session.ts'
import type { ReviewsSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { lastDays } from './periods.ts'
import { useReviewColumns } from './review-cells.tsx'
import { ReviewsFilters } from './reviews-filters.tsx'
import './reviews.css'

const route = getRouteApi('/frame/reviews')

/** The reviews behind a figure, or any others; filters are in the address. */
export function ReviewsScreen() {
  const say = useWords(reviewsWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const filters = { regionCode: session?.regionCode ?? '', ...lastDays(30), ...search }
  const query = useQuery(reviewListQuery(filters))
  return (
    <Page title={sayDesk('reviews')} lead={say('listLead')}>
      <ReviewsFilters key={JSON.stringify(filters)} search={filters} />
      <Answer query={query} lines={8}>
        {(list) => <Rows list={list} search={search} title={sayDesk('reviews')} />}
      </Answer>
    </Page>
  )
}

interface RowsProps {
  readonly list: ReviewList
  readonly search: ReviewsSearch
  readonly title: string
}

function Rows({ list, search, title }: RowsProps) {
  const say = useWords(reviewsWords)
  const navigate = useNavigate()
  const columns = useReviewColumns()
  const { cursor, ...filters } = search
  if (list.rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('emptyReviews')}>
          <p>{say('emptyReviewsNext')}</p>
        </Empty>
      </section>
    )
  }
  return (
    <>
      <DataTable caption={title} columns={columns} rows={list.rows} keyOf={(row) => row.number} />
      <Paging
        cursor={cursor}
        nextCursor={list.nextCursor}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/reviews',
            search: { ...filters, ...(next && { cursor: next }) },
            state: { pageNumber },
          })
        }
      />
    </>
  )
}
