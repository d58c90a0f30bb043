import { useRouter, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { useDeskWords } from '../app/words.ts'

interface PagingProps {
  readonly cursor: string | undefined
  readonly nextCursor: string | null
  /** Goes to the page that starts at a cursor; `undefined` is the first. */
  readonly onPage: (cursor: string | undefined, pageNumber: number) => void
}

/** Pages follow each other by cursor, so that page two thousand costs no more than the first. */
export function Paging({ cursor, nextCursor, onPage }: PagingProps) {
  const say = useDeskWords()
  const router = useRouter()
  const kept = useRouterState({ select: (state) => state.location.state.pageNumber })
  const pageNumber = cursor === undefined ? 1 : kept
  if (cursor === undefined && nextCursor === null) return null
  return (
    <nav className="paging" aria-label={say('pages')}>
      {cursor !== undefined && (
        <Button onClick={() => onPage(undefined, 1)}>{say('firstPage')}</Button>
      )}
      {pageNumber !== undefined && pageNumber > 1 && (
        <Button onClick={() => router.history.back()}>{say('previousPage')}</Button>
      )}
      {pageNumber !== undefined && <span>{say('pageNumber', { n: pageNumber })}</span>}
      {nextCursor !== null && (
        <Button type="primary" ghost onClick={() => onPage(nextCursor, (pageNumber ?? 1) + 1)}>
          {say('nextPage')}
        </Button>
      )}
    </nav>
  )
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Which page of a list this is, as long as one paged to it. */
    pageNumber?: number
  }
}
