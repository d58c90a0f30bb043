import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { LoadingPage } from '../parts/loading.tsx'
import { NotFoundPage, ProblemPage } from '../parts/problem-page.tsx'
import { routeTree } from './router.tsx'
import { parseSearch, stringifySearch } from './search.ts'

export function createDeskRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/desk',
    context: { queryClient },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPendingComponent: LoadingPage,
    defaultPendingMs: 300,
    defaultErrorComponent: ProblemPage,
    defaultNotFoundComponent: NotFoundPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}
