import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frame } from './frame-route.ts'
import { readBulletinsSearch, readWeekSearch } from './search.ts'

const bulletins = createRoute({
  getParentRoute: () => frame,
  path: '/bulletins',
  validateSearch: readBulletinsSearch,
  component: lazyRouteComponent(
    () => import('../screens/bulletins/bulletins-screen.tsx'),
    'BulletinsScreen',
  ),
})
const week = createRoute({
  getParentRoute: () => frame,
  path: '/bulletins/cases/$bulletin',
  validateSearch: readWeekSearch,
  component: lazyRouteComponent(() => import('../screens/bulletins/week-screen.tsx'), 'WeekScreen'),
})
const hotlineBulletin = createRoute({
  getParentRoute: () => frame,
  path: '/bulletins/hotline/$bulletin',
  component: lazyRouteComponent(
    () => import('../screens/bulletins/hotline-bulletin-screen.tsx'),
    'HotlineBulletinScreen',
  ),
})
const bulletin = createRoute({
  getParentRoute: () => frame,
  path: '/bulletins/$bulletin',
  component: lazyRouteComponent(
    () => import('../screens/tasks/bulletin-screen.tsx'),
    'BulletinScreen',
  ),
})

const clusters = createRoute({
  getParentRoute: () => frame,
  path: '/clusters',
  component: lazyRouteComponent(
    () => import('../screens/clusters/clusters-screen.tsx'),
    'ClustersScreen',
  ),
})
const pastImports = createRoute({
  getParentRoute: () => frame,
  path: '/past-imports',
  component: lazyRouteComponent(
    () => import('../screens/past-imports/past-imports-screen.tsx'),
    'PastImportsScreen',
  ),
})

/** What came in from elsewhere, what gathers, and the bulletins of street, hotline and ledgers. */
export const bulletinRoutes = [bulletins, bulletin, week, hotlineBulletin, clusters, pastImports]
