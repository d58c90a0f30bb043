import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { Frame } from './frame.tsx'
import { RootLayout } from './root-layout.tsx'

interface RouterContext {
  readonly queryClient: QueryClient
}

/** What every page of the desk lies in. */
export const root = createRootRouteWithContext<RouterContext>()({ component: RootLayout })

/** Everything but the sign-in page is for people who are signed in. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href } })
    const mustPrepare = session.beforeWork !== null && location.pathname !== '/account'
    if (mustPrepare) throw redirect({ to: '/account' })
  },
})
