import type { ReviewRow } from '@huiyin/contract/desk'
import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import { channelWords, originWords } from '@huiyin/contract/reviews.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { tagsQuery } from '../../api/reference.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import type { Column } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { GradeTag } from './grade-tag.tsx'

interface CellProps {
  readonly row: ReviewRow
}

/** The columns of the list of reviews. */
export function useReviewColumns(): readonly Column<ReviewRow>[] {
  const say = useWords(reviewsWords)
  return [
    {
      key: 'grade',
      header: say('grade'),
      kind: 'narrow',
      cell: (row) => <GradeTag grade={row.grade} />,
    },
    { key: 'review', header: say('review'), kind: 'head', cell: (row) => <Said row={row} /> },
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
    { key: 'when', header: say('when'), kind: 'narrow', cell: (row) => <When row={row} /> },
    {
      key: 'rectification',
      header: say('rectification'),
      kind: 'narrow',
      cell: (row) => <Outcome row={row} />,
    },
  ]
}

/** What the person wrote and ticked. */
function Said({ row }: CellProps) {
  const say = useWords(reviewsWords)
  const { language } = usePreferences()
  const { data } = useQuery(tagsQuery)
  const tagWord = (code: string) => {
    const tag = data?.rows.find((one) => one.code === code)
    return (language === 'en' ? tag?.textEn : tag?.text) ?? code
  }
  return (
    <>
      <span className={row.text === null ? 'soft' : undefined}>{row.text ?? say('noText')}</span>
      {row.tags.length > 0 && (
        <span className="review-tags">{row.tags.map(tagWord).join(' · ')}</span>
      )}
    </>
  )
}

function When({ row }: CellProps) {
  const { language } = usePreferences()
  return (
    <span>
      <time className="figure" dateTime={row.submittedAt}>
        {shortInstant(row.submittedAt)}
      </time>
      <span className="soft review-under">
        {wordOf(channelWords, row.channel, language)}
        {row.origin !== 'explicit' && ` · ${wordOf(originWords, row.origin, language)}`}
      </span>
    </span>
  )
}

/** The matter a bad review became, and whether the review was set aside. */
function Outcome({ row }: CellProps) {
  const say = useWords(reviewsWords)
  const { matterNumber, adopted } = row
  return (
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
  )
}
