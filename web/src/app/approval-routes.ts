import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frame } from './frame-route.ts'
import {
  readCatalogueSearch,
  readCertificatesSearch,
  readHallSearch,
  readToleranceSearch,
  readWhatIfSearch,
} from './search.ts'

const oneWindow = createRoute({
  getParentRoute: () => frame,
  path: '/window',
  component: lazyRouteComponent(
    () => import('../screens/window/window-screen.tsx'),
    'WindowScreen',
  ),
})
const windowReturn = createRoute({
  getParentRoute: () => frame,
  path: '/window/$number',
  component: lazyRouteComponent(
    () => import('../screens/window/return-screen.tsx'),
    'ReturnScreen',
  ),
})
const hall = createRoute({
  getParentRoute: () => frame,
  path: '/hall',
  validateSearch: readHallSearch,
  component: lazyRouteComponent(() => import('../screens/hall/hall-screen.tsx'), 'HallScreen'),
})
const steps = createRoute({
  getParentRoute: () => frame,
  path: '/steps',
  component: lazyRouteComponent(() => import('../screens/work/steps-screen.tsx'), 'StepsScreen'),
})
const tolerance = createRoute({
  getParentRoute: () => frame,
  path: '/tolerance',
  validateSearch: readToleranceSearch,
  component: lazyRouteComponent(
    () => import('../screens/tolerance/tolerance-screen.tsx'),
    'ToleranceScreen',
  ),
})
const certificates = createRoute({
  getParentRoute: () => frame,
  path: '/certificates',
  validateSearch: readCertificatesSearch,
  component: lazyRouteComponent(
    () => import('../screens/certificates/certificates-screen.tsx'),
    'CertificatesScreen',
  ),
})
const certificate = createRoute({
  getParentRoute: () => frame,
  path: '/certificates/$number',
  component: lazyRouteComponent(
    () => import('../screens/certificates/certificate-screen.tsx'),
    'CertificateScreen',
  ),
})
const whatIf = createRoute({
  getParentRoute: () => frame,
  path: '/what-if',
  validateSearch: readWhatIfSearch,
  component: lazyRouteComponent(
    () => import('../screens/what-if/what-if-screen.tsx'),
    'WhatIfScreen',
  ),
})
const items = createRoute({
  getParentRoute: () => frame,
  path: '/items',
  validateSearch: readCatalogueSearch,
  component: lazyRouteComponent(
    () => import('../screens/catalogue/catalogue-screen.tsx'),
    'CatalogueScreen',
  ),
})
const newItem = createRoute({
  getParentRoute: () => frame,
  path: '/items/new',
  component: lazyRouteComponent(
    () => import('../screens/catalogue/new-item-screen.tsx'),
    'NewItemScreen',
  ),
})
const itemVersion = createRoute({
  getParentRoute: () => frame,
  path: '/items/$id',
  component: lazyRouteComponent(
    () => import('../screens/catalogue/version-screen.tsx'),
    'ItemVersionScreen',
  ),
})
const itemMoves = createRoute({
  getParentRoute: () => frame,
  path: '/items/$id/moves',
  component: lazyRouteComponent(() => import('../screens/catalogue/move-screen.tsx'), 'MoveScreen'),
})
const projectRecords = createRoute({
  getParentRoute: () => frame,
  path: '/project-records',
  component: lazyRouteComponent(
    () => import('../screens/records/records-screen.tsx'),
    'RecordsScreen',
  ),
})
const supervisionLinks = createRoute({
  getParentRoute: () => frame,
  path: '/supervision-links',
  component: lazyRouteComponent(
    () => import('../screens/catalogue/supervision-screen.tsx'),
    'SupervisionScreen',
  ),
})

/** Screens of the catalogue and of applications, from the window to the decision. */
export const approvalRoutes = [
  oneWindow,
  windowReturn,
  hall,
  steps,
  tolerance,
  certificates,
  certificate,
  whatIf,
  items,
  newItem,
  itemVersion,
  itemMoves,
  supervisionLinks,
  projectRecords,
]
