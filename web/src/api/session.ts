import type { SignIn, SignInProviders, WhoAmI } from '@huiyin/contract/access'
import type { SessionHints } from '@huiyin/contract/desk'
import { queryOptions } from '@tanstack/react-query'
import { openDraftsOf } from './drafts.ts'
import { Problem } from './problem.ts'
import { read, send } from './request.ts'

export type Session = WhoAmI
export type SessionPost = WhoAmI['posts'][number]

const sessionPath = '/api/v1/session'

/** `null` when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await read<Session>(sessionPath, {}, signal)
      openDraftsOf(session.staffId)
      return session
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

export const hintsQuery = queryOptions({
  queryKey: ['session-hints'],
  queryFn: ({ signal }) => read<SessionHints>(`${sessionPath}/hints`, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** Identity providers of the regions, one button each. */
export const providersQuery = queryOptions({
  queryKey: ['session-providers'],
  queryFn: ({ signal }) => read<SignInProviders>(`${sessionPath}/providers`, {}, signal),
  staleTime: 5 * 60_000,
  retry: false,
})

/** Codes of the demo change every half minute, and the page shows the present one. */
export const presentHintsQuery = queryOptions({ ...hintsQuery, refetchInterval: 10_000 })

export function signIn(credentials: SignIn): Promise<unknown> {
  return send('POST', sessionPath, credentials)
}

export function signOut(): Promise<void> {
  return send('DELETE', sessionPath)
}
