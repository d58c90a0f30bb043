import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frame } from './frame-route.ts'
import { readHotlineFiguresSearch } from './search.ts'

const calls = createRoute({
  getParentRoute: () => frame,
  path: '/calls',
  component: lazyRouteComponent(() => import('../screens/calls/calls-screen.tsx'), 'CallsScreen'),
})
const callbacks = createRoute({
  getParentRoute: () => frame,
  path: '/callbacks',
  component: lazyRouteComponent(
    () => import('../screens/callbacks/callbacks-screen.tsx'),
    'CallbacksScreen',
  ),
})
const knowledge = createRoute({
  getParentRoute: () => frame,
  path: '/knowledge',
  component: lazyRouteComponent(
    () => import('../screens/knowledge/knowledge-screen.tsx'),
    'KnowledgeScreen',
  ),
})
const hotlineFigures = createRoute({
  getParentRoute: () => frame,
  path: '/hotline-figures',
  validateSearch: readHotlineFiguresSearch,
  component: lazyRouteComponent(
    () => import('../screens/hotline-figures/hotline-figures-screen.tsx'),
    'HotlineFiguresScreen',
  ),
})

const hotlineSeats = createRoute({
  getParentRoute: () => frame,
  path: '/hotline-seats',
  component: lazyRouteComponent(
    () => import('../screens/hotline-seats/hotline-seats-screen.tsx'),
    'HotlineSeatsScreen',
  ),
})

/** Screens of the hotline, from the call to what it tells. */
export const hotlineRoutes = [calls, callbacks, knowledge, hotlineSeats, hotlineFigures]
