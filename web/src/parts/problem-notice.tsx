import { asProblem, type Problem } from '../api/problem.ts'
import { useDeskWords } from '../app/words.ts'
import { Notice } from './notice.tsx'

interface ProblemNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What went wrong and what to do about it, in the words of the server where it has some. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const say = useDeskWords()
  const problem = asProblem(error)
  return (
    <Notice tone="problem" title={useProblemTitle(problem)} isUrgent>
      <p>{textOf(problem, say)}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={field.field + field.message}>{field.message}</li>
          ))}
        </ul>
      )}
      {problem.retryAfterSeconds !== undefined && (
        <p>{say('waitSeconds', { n: problem.retryAfterSeconds })}</p>
      )}
      {problem.isFault && problem.reference !== undefined && (
        <p>{say('reference', { id: problem.reference })}</p>
      )}
      {onRetry !== undefined && (
        <button type="button" className="plain-button" onClick={onRetry}>
          {say('retry')}
        </button>
      )}
    </Notice>
  )
}

function useProblemTitle(problem: Problem): string {
  const say = useDeskWords()
  if (problem.isOffline) return say('offlineTitle')
  if (problem.status === 403) return say('forbiddenTitle')
  if (problem.status === 404) return problem.title || say('notFoundTitle')
  return problem.title || say('pageFailed')
}

function textOf(problem: Problem, say: ReturnType<typeof useDeskWords>): string {
  if (problem.isOffline) return say('offlineText')
  if (problem.code !== '') return problem.message
  if (problem.status === 403) return say('forbiddenText')
  if (problem.status === 404) return say('notFoundText')
  return say('faultText')
}
