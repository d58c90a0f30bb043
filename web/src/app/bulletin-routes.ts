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

/** Bulletins of the street, of the hotline and of problem ledgers. */
export const bulletinRoutes = [bulletins, bulletin, week, hotlineBulletin]
