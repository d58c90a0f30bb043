import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frame } from './frame-route.ts'
import { readComponentsSearch, readCountedSearch, readFrontagesSearch } from './search.ts'

const components = createRoute({
  getParentRoute: () => frame,
  path: '/components',
  validateSearch: readComponentsSearch,
  component: lazyRouteComponent(
    () => import('../screens/components/components-screen.tsx'),
    'ComponentsScreen',
  ),
})
const component = createRoute({
  getParentRoute: () => frame,
  path: '/components/$code',
  component: lazyRouteComponent(
    () => import('../screens/components/component-screen.tsx'),
    'ComponentScreen',
  ),
})

const frontages = createRoute({
  getParentRoute: () => frame,
  path: '/frontages',
  validateSearch: readFrontagesSearch,
  component: lazyRouteComponent(
    () => import('../screens/frontages/frontages-screen.tsx'),
    'FrontagesScreen',
  ),
})

const rechecks = createRoute({
  getParentRoute: () => frame,
  path: '/rechecks',
  component: lazyRouteComponent(
    () => import('../screens/rechecks/rechecks-screen.tsx'),
    'RechecksScreen',
  ),
})
const recheck = createRoute({
  getParentRoute: () => frame,
  path: '/rechecks/$id',
  component: lazyRouteComponent(
    () => import('../screens/rechecks/recheck-screen.tsx'),
    'RecheckScreen',
  ),
})

const caseFigures = createRoute({
  getParentRoute: () => frame,
  path: '/case-figures',
  validateSearch: readCountedSearch,
  component: lazyRouteComponent(
    () => import('../screens/case-figures/case-figures-screen.tsx'),
    'CaseFiguresScreen',
  ),
})

/** Screens of what stands in the street, of who keeps it, and of how it is kept. */
export const streetRoutes = [components, component, frontages, rechecks, recheck, caseFigures]
