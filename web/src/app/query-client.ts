import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '../api/problem.ts'
import { sessionQuery } from '../api/session.ts'

const readRetriesMax = 2

/**
 * Server state of the desk. When any answer says that nobody is signed in any more, the session
 * becomes empty and the frame leads to the sign-in page and back.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noteEnd }),
    mutationCache: new MutationCache({ onError: noteEnd }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Without this, nothing is asked while the browser believes to be offline, and no error shows.
        networkMode: 'always',
        retry: (count, error) => count < readRetriesMax && mayHelp(error),
      },
      mutations: { networkMode: 'always' },
    },
  })

  function noteEnd(error: unknown): void {
    const isSignedIn = client.getQueryData(sessionQuery.queryKey) !== null
    if (error instanceof Problem && error.status === 401 && isSignedIn) {
      client.setQueryData(sessionQuery.queryKey, null)
    }
  }
  return client
}

function mayHelp(error: unknown): boolean {
  return error instanceof Problem && (error.isOffline || error.status >= 502)
}
