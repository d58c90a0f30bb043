import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { approvalRoutes } from './approval-routes.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { frame, root } from './frame-route.ts'
import { hotlineRoutes } from './hotline-routes.ts'
import { firstScreen } from './menu.ts'
import {
  readCalendarSearch,
  readCasesSearch,
  readExchangeSearch,
  readFiguresSearch,
  readListSearch,
  readOutsideSearch,
  readPhotosSearch,
  readReviewsSearch,
  readRuleSearch,
  readSecurityLogSearch,
  readSignInSearch,
  readTasksSearch,
  readWorkSearch,
} from './search.ts'
import { streetRoutes } from './street-routes.ts'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(
    () => import('../screens/sign-in/sign-in-screen.tsx'),
    'SignInScreen',
  ),
})

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    throw redirect({ to: firstScreen(session?.posts ?? []) })
  },
})
const work = createRoute({
  getParentRoute: () => frame,
  path: '/work',
  validateSearch: readWorkSearch,
  component: lazyRouteComponent(() => import('../screens/work/work-screen.tsx'), 'WorkScreen'),
})
const matter = createRoute({
  getParentRoute: () => frame,
  path: '/matters/$number',
  component: lazyRouteComponent(
    () => import('../screens/matter/matter-screen.tsx'),
    'MatterScreen',
  ),
})
const tasks = createRoute({
  getParentRoute: () => frame,
  path: '/tasks',
  component: lazyRouteComponent(() => import('../screens/tasks/tasks-screen.tsx'), 'TasksScreen'),
})
const taskList = createRoute({
  getParentRoute: () => frame,
  path: '/tasks/list',
  validateSearch: readTasksSearch,
  component: lazyRouteComponent(
    () => import('../screens/tasks/task-list-screen.tsx'),
    'TaskListScreen',
  ),
})
const ledgers = createRoute({
  getParentRoute: () => frame,
  path: '/ledgers',
  component: lazyRouteComponent(
    () => import('../screens/tasks/ledgers-screen.tsx'),
    'LedgersScreen',
  ),
})
const ledger = createRoute({
  getParentRoute: () => frame,
  path: '/ledgers/$ledger',
  component: lazyRouteComponent(() => import('../screens/tasks/ledger-screen.tsx'), 'LedgerScreen'),
})
const figures = createRoute({
  getParentRoute: () => frame,
  path: '/figures',
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(
    () => import('../screens/reviews/figures-screen.tsx'),
    'FiguresScreen',
  ),
})
const reviews = createRoute({
  getParentRoute: () => frame,
  path: '/reviews',
  validateSearch: readReviewsSearch,
  component: lazyRouteComponent(
    () => import('../screens/reviews/reviews-screen.tsx'),
    'ReviewsScreen',
  ),
})
const exchange = createRoute({
  getParentRoute: () => frame,
  path: '/exchange',
  validateSearch: readExchangeSearch,
  component: lazyRouteComponent(
    () => import('../screens/exchange/exchange-screen.tsx'),
    'ExchangeScreen',
  ),
})
const cases = createRoute({
  getParentRoute: () => frame,
  path: '/cases',
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import('../screens/cases/cases-screen.tsx'), 'CasesScreen'),
})
const caseReport = createRoute({
  getParentRoute: () => frame,
  path: '/cases/report',
  component: lazyRouteComponent(
    () => import('../screens/cases/report/report-screen.tsx'),
    'ReportScreen',
  ),
})
const casePhotos = createRoute({
  getParentRoute: () => frame,
  path: '/cases/photos',
  validateSearch: readPhotosSearch,
  component: lazyRouteComponent(
    () => import('../screens/cases/photos/photos-screen.tsx'),
    'PhotosScreen',
  ),
})
const outside = createRoute({
  getParentRoute: () => frame,
  path: '/outside',
  validateSearch: readOutsideSearch,
  component: lazyRouteComponent(
    () => import('../screens/outside/outside-screen.tsx'),
    'OutsideScreen',
  ),
})
const integrity = createRoute({
  getParentRoute: () => frame,
  path: '/integrity',
  component: lazyRouteComponent(
    () => import('../screens/integrity/integrity-screen.tsx'),
    'IntegrityScreen',
  ),
})
const frozen = createRoute({
  getParentRoute: () => frame,
  path: '/frozen',
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(
    () => import('../screens/frozen/frozen-screen.tsx'),
    'FrozenScreen',
  ),
})
const snapshot = createRoute({
  getParentRoute: () => frame,
  path: '/frozen/$id',
  component: lazyRouteComponent(
    () => import('../screens/frozen/snapshot-screen.tsx'),
    'SnapshotScreen',
  ),
})
const tags = createRoute({
  getParentRoute: () => frame,
  path: '/tags',
  component: lazyRouteComponent(() => import('../screens/reference/tags-screen.tsx'), 'TagsScreen'),
})
const calendar = createRoute({
  getParentRoute: () => frame,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(
    () => import('../screens/reference/calendar-screen.tsx'),
    'CalendarScreen',
  ),
})
const units = createRoute({
  getParentRoute: () => frame,
  path: '/units',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../screens/reference/units-screen.tsx'),
    'UnitsScreen',
  ),
})
const absences = createRoute({
  getParentRoute: () => frame,
  path: '/absences',
  component: lazyRouteComponent(
    () => import('../screens/absences/absences-screen.tsx'),
    'AbsencesScreen',
  ),
})
const rules = createRoute({
  getParentRoute: () => frame,
  path: '/rules',
  component: lazyRouteComponent(
    () => import('../screens/reference/rules-screen.tsx'),
    'RulesScreen',
  ),
})
const rule = createRoute({
  getParentRoute: () => frame,
  path: '/rules/rule',
  validateSearch: readRuleSearch,
  component: lazyRouteComponent(() => import('../screens/reference/rule-screen.tsx'), 'RuleScreen'),
})
const edition = createRoute({
  getParentRoute: () => frame,
  path: '/rules/edition',
  validateSearch: readRuleSearch,
  component: lazyRouteComponent(
    () => import('../screens/reference/edition-screen.tsx'),
    'EditionScreen',
  ),
})
const notices = createRoute({
  getParentRoute: () => frame,
  path: '/notices',
  component: lazyRouteComponent(
    () => import('../screens/notices/notices-screen.tsx'),
    'NoticesScreen',
  ),
})
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyRouteComponent(
    () => import('../screens/account/account-screen.tsx'),
    'AccountScreen',
  ),
})
const help = createRoute({
  getParentRoute: () => frame,
  path: '/help',
  component: lazyRouteComponent(() => import('../screens/help/help-screen.tsx'), 'HelpScreen'),
})
const phoneChanges = createRoute({
  getParentRoute: () => frame,
  path: '/phone-changes',
  component: lazyRouteComponent(
    () => import('../screens/counter/phone-change-screen.tsx'),
    'PhoneChangeScreen',
  ),
})

const organisation = createRoute({
  getParentRoute: () => frame,
  path: '/organisation',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../screens/organisation/organisation-screen.tsx'),
    'OrganisationScreen',
  ),
})
const unit = createRoute({
  getParentRoute: () => frame,
  path: '/organisation/$code',
  component: lazyRouteComponent(
    () => import('../screens/organisation/unit-screen.tsx'),
    'UnitScreen',
  ),
})
const successions = createRoute({
  getParentRoute: () => frame,
  path: '/successions',
  component: lazyRouteComponent(
    () => import('../screens/organisation/successions-screen.tsx'),
    'SuccessionsScreen',
  ),
})
const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../screens/organisation/people-screen.tsx'),
    'PeopleScreen',
  ),
})
const person = createRoute({
  getParentRoute: () => frame,
  path: '/people/$staffId',
  component: lazyRouteComponent(
    () => import('../screens/organisation/person-screen.tsx'),
    'PersonScreen',
  ),
})
const accounts = createRoute({
  getParentRoute: () => frame,
  path: '/accounts',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../screens/admin/accounts-screen.tsx'),
    'AccountsScreen',
  ),
})
const grants = createRoute({
  getParentRoute: () => frame,
  path: '/grants',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('../screens/admin/grants-screen.tsx'), 'GrantsScreen'),
})
const keys = createRoute({
  getParentRoute: () => frame,
  path: '/keys',
  component: lazyRouteComponent(() => import('../screens/admin/keys-screen.tsx'), 'KeysScreen'),
})
const webhooks = createRoute({
  getParentRoute: () => frame,
  path: '/webhooks',
  component: lazyRouteComponent(
    () => import('../screens/admin/webhooks-screen.tsx'),
    'WebhooksScreen',
  ),
})
const deadJobs = createRoute({
  getParentRoute: () => frame,
  path: '/dead-jobs',
  component: lazyRouteComponent(
    () => import('../screens/admin/dead-jobs-screen.tsx'),
    'DeadJobsScreen',
  ),
})
const securityLog = createRoute({
  getParentRoute: () => frame,
  path: '/security-log',
  validateSearch: readSecurityLogSearch,
  component: lazyRouteComponent(
    () => import('../screens/admin/security-log-screen.tsx'),
    'SecurityLogScreen',
  ),
})

/** Every screen of the desk by its address. */
export const routeTree = root.addChildren([
  signIn,
  frame.addChildren([
    home,
    work,
    matter,
    ...approvalRoutes,
    ...hotlineRoutes,
    tasks,
    taskList,
    ledgers,
    ledger,
    ...bulletinRoutes,
    figures,
    reviews,
    exchange,
    frozen,
    integrity,
    cases,
    ...streetRoutes,
    casePhotos,
    caseReport,
    outside,
    snapshot,
    tags,
    calendar,
    units,
    absences,
    rules,
    rule,
    edition,
    notices,
    account,
    help,
    phoneChanges,
    organisation,
    unit,
    successions,
    people,
    person,
    accounts,
    grants,
    keys,
    webhooks,
    deadJobs,
    securityLog,
  ]),
])
