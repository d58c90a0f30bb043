import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useDeskWords } from '../app/words.ts'
import { Page } from './page.tsx'
import { ProblemNotice } from './problem-notice.tsx'

/** Instead of a screen that could not be drawn. */
export function ProblemPage({ error }: { readonly error: unknown }) {
  const say = useDeskWords()
  const router = useRouter()
  const queryClient = useQueryClient()
  const retry = async () => {
    await queryClient.resetQueries()
    await router.invalidate()
  }
  return (
    <Page title={say('pageFailed')}>
      <ProblemNotice error={error} onRetry={retry} />
    </Page>
  )
}

export function NotFoundPage() {
  const say = useDeskWords()
  return (
    <Page title={say('notFoundTitle')}>
      <p>{say('notFoundText')}</p>
      <p>
        <Link to="/">{say('home')}</Link>
      </p>
    </Page>
  )
}
