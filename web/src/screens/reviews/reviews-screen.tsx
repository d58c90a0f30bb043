import type { ReviewList, ReviewRow } from '@huiyin/contract/desk'
import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import { channelWords, originWords } from '@huiyin/contract/reviews.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { tagsQuery } from '../../api/reference.ts'
import { reviewListQuery } from '../../api/reviews.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import type { ReviewsSearch } from '../../app/search.ts'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { GradeTag } from './grade-tag.tsx'
import { lastDays } from './periods.ts'
import { ReviewsFilters } from './reviews-filters.tsx'
import { wordOf } from './words-of.ts'
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
  const columns = useColumns()
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

function useColumns(): readonly Column<ReviewRow>[] {
  const say = useWords(reviewsWords)
  const { language } = usePreferences()
  const { data: tags } = useQuery(tagsQuery)
  const tagWord = (code: string) => {
    const tag = tags?.rows.find((one) => one.code === code)
    return (language === 'en' ? tag?.textEn : tag?.text) ?? code
  }
  return [
    {
      key: 'grade',
      header: say('grade'),
      kind: 'narrow',
      cell: (row) => <GradeTag grade={row.grade} />,
    },
    {
      key: 'review',
      header: say('review'),
      kind: 'head',
      cell: (row) => (
        <>
          <span className={row.text === null ? 'soft' : undefined}>
            {row.text ?? say('noText')}
          </span>
          {row.tags.length > 0 && (
            <span className="review-tags">{row.tags.map(tagWord).join(' · ')}</span>
          )}
        </>
      ),
    },
    {
      key: 'service',
      header: say('service'),
      cell: (row) => (
        <span>
          {row.item}
          <span className="soft review-under">{row.unit}</span>
        </span>
      ),
    },
    {
      key: 'when',
      header: say('when'),
      kind: 'narrow',
      cell: (row) => (
        <span>
          <time className="figure" dateTime={row.submittedAt}>
            {shortInstant(row.submittedAt)}
          </time>
          <span className="soft review-under">
            {wordOf(channelWords, row.channel, language)}
            {row.origin !== 'explicit' && ` · ${wordOf(originWords, row.origin, language)}`}
          </span>
        </span>
      ),
    },
    {
      key: 'rectification',
      header: say('rectification'),
      kind: 'narrow',
      cell: ({ matterNumber, adopted }) => (
        <span>
          {matterNumber !== null && (
            <Link
              to="/matters/$number"
              params={{ number: matterNumber }}
              className="figure"
              {...{ [rowLinkMark]: '' }}
            >
              {matterNumber}
            </Link>
          )}
          {!adopted && <span className="tag tag-grey">{say('notAdopted')}</span>}
          {matterNumber === null && adopted && '—'}
        </span>
      ),
    },
  ]
}
