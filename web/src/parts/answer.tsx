import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from './loading.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface AnswerProps<Value> {
  readonly query: UseQueryResult<Value>
  readonly lines?: number
  readonly children: (value: Value) => ReactNode
}

/** Draws what was asked for: grey lines while it comes, the problem if it failed, else the value. */
export function Answer<Value>({ query, lines, children }: AnswerProps<Value>) {
  const { data, error, isFetching, refetch } = query
  const isStale = query.isPlaceholderData && isFetching
  if (data === undefined && error !== null) {
    return <ProblemNotice error={error} onRetry={() => refetch()} />
  }
  if (data === undefined) return <Loading {...(lines !== undefined && { lines })} />
  return (
    <>
      {error !== null && <ProblemNotice error={error} onRetry={() => refetch()} />}
      <div className={isStale ? 'stale' : undefined} aria-busy={isStale}>
        {children(data)}
      </div>
    </>
  )
}
