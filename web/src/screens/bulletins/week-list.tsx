import type { CaseBulletin, DueClass, FlowName } from '@huiyin/contract/case-bulletins'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../app/words.ts'
import { Paging } from '../../parts/paging.tsx'

/** Where a list of cases of a week is. */
export interface WeekListPlace {
  readonly bulletin: CaseBulletin
  readonly unit: string | undefined
  readonly cursor: string | undefined
}

/** What a number of the week opens to, with the way back to the week. */
export function WeekListPanel({
  bulletin,
  title,
  children,
}: Pick<WeekListPlace, 'bulletin'> & { readonly title: string; readonly children: ReactNode }) {
  const say = useWords(weekScreenWords)
  return (
    <section className="panel" id="cases" aria-labelledby="cases-title">
      <div className="row row-apart">
        <h2 id="cases-title">{title}</h2>
        <Link
          to="/bulletins/cases/$bulletin"
          params={{ bulletin: bulletin.id }}
          resetScroll={false}
        >
          {say('closeList')}
        </Link>
      </div>
      {children}
    </section>
  )
}

/** As many as the interface answers at once; fewer are the last page. */
const pageSize = 200

interface WeekPagingProps extends WeekListPlace {
  /** The number the list belongs to. */
  readonly shown: { readonly flow: FlowName } | { readonly class: DueClass | 'all' }
  readonly rows: readonly { readonly number: string }[]
}

/** From page to page of such a list. */
export function WeekPaging({ bulletin, unit, cursor, shown, rows }: WeekPagingProps) {
  const navigate = useNavigate()
  const last = rows.length < pageSize ? undefined : rows.at(-1)?.number
  return (
    <Paging
      cursor={cursor}
      nextCursor={last ?? null}
      onPage={(next, pageNumber) =>
        navigate({
          to: '/bulletins/cases/$bulletin',
          params: { bulletin: bulletin.id },
          search: { ...shown, ...(unit && { unit }), ...(next && { cursor: next }) },
          hash: 'cases',
          state: { pageNumber },
        })
      }
    />
  )
}
