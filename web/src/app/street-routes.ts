import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frame } from './frame-route.ts'
import { readComponentsSearch } from './search.ts'

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

/** Screens of what stands in the street and of who keeps it. */
export const streetRoutes = [components, component]
