import type { deskWords } from '@huiyin/contract/desk.words'
import { matterRoles } from '@huiyin/contract/roles'
import type { SessionPost } from '../api/session.ts'

export type MenuPath =
  | '/work'
  | '/window'
  | '/hall'
  | '/cases'
  | '/components'
  | '/frontages'
  | '/rechecks'
  | '/case-figures'
  | '/steps'
  | '/tolerance'
  | '/certificates'
  | '/what-if'
  | '/outside'
  | '/figures'
  | '/reviews'
  | '/exchange'
  | '/project-records'
  | '/past-imports'
  | '/frozen'
  | '/integrity'
  | '/tags'
  | '/calendar'
  | '/units'
  | '/rules'
  | '/notices'
  | '/calls'
  | '/callbacks'
  | '/knowledge'
  | '/hotline-figures'
  | '/hotline-seats'
  | '/tasks'
  | '/items'
  | '/supervision-links'
  | '/ledgers'
  | '/clusters'
  | '/bulletins'
  | '/phone-changes'
  | '/account'
  | '/organisation'
  | '/successions'
  | '/people'
  | '/absences'
  | '/accounts'
  | '/grants'
  | '/keys'
  | '/webhooks'
  | '/dead-jobs'
  | '/security-log'

type WordKey = keyof typeof deskWords

interface MenuEntry {
  readonly to: MenuPath
  readonly label: WordKey
  /** Shown to holders of a post with one of these roles; the server decides what they may do. */
  readonly roles?: readonly string[]
}

interface MenuGroup {
  readonly label: WordKey
  readonly entries: readonly MenuEntry[]
}

/** Roles that see matters of every kind and the figures. */
const caseRoles = ['handler', 'unit_leader', 'supervisor', 'follow_up_agent', 'evaluator', 'leader']

/** Who has to do with cases of the street. */
const streetRoles = [
  'acceptor',
  'dispatcher',
  'collector',
  'handler',
  'unit_leader',
  'supervisor',
  'evaluator',
  'leader',
]

/** Who takes applications in: the one window, and sections with a window of their own. */
const windowRoles = ['window_clerk', 'handler', 'unit_leader']

/** Who serves in the hall, and who looks at what it comes to. */
const hallRoles = [...windowRoles, 'supervisor', 'evaluator', 'leader']

/** Roles that draft, review, publish or read the catalogue of items. */
const whatIfRoles = ['unit_leader', 'supervisor', 'evaluator', 'leader'] as const
const catalogueRoles = [
  'handler',
  'unit_leader',
  'window_clerk',
  'supervisor',
  'evaluator',
  'leader',
  'auditor',
  'system_admin',
]

/** Roles that answer for figures, and who checks them from outside. */
const frozenRoles = ['supervisor', 'follow_up_agent', 'evaluator', 'leader', 'auditor']

/** Who keeps units, who gives rights in them, who audits both. */
const administrators = ['system_admin', 'security_admin', 'audit_admin']

/** Who writes, agrees to or reads out answers. */
const knowledgeRoles = [
  'call_agent',
  'dispatcher',
  'handler',
  'unit_leader',
  'supervisor',
  'leader',
]

const menu: readonly MenuGroup[] = [
  {
    label: 'groupWork',
    entries: [
      { to: '/work', label: 'work', roles: matterRoles },
      { to: '/window', label: 'oneWindow', roles: windowRoles },
      { to: '/hall', label: 'hall', roles: hallRoles },
      { to: '/steps', label: 'steps', roles: ['handler', 'unit_leader'] },
      {
        to: '/tolerance',
        label: 'tolerance',
        roles: ['handler', 'unit_leader', 'supervisor', 'evaluator', 'leader'],
      },
      { to: '/certificates', label: 'certificates', roles: caseRoles },
      { to: '/outside', label: 'outside', roles: ['supervisor', 'evaluator', 'leader'] },
      { to: '/notices', label: 'notices', roles: matterRoles },
      { to: '/absences', label: 'absences', roles: ['unit_leader'] },
      { to: '/phone-changes', label: 'phoneChanges', roles: ['window_clerk'] },
    ],
  },
  {
    label: 'groupStreet',
    entries: [
      { to: '/cases', label: 'cases', roles: streetRoles },
      { to: '/case-figures', label: 'caseFigures', roles: streetRoles },
      { to: '/components', label: 'components', roles: streetRoles },
      {
        to: '/frontages',
        label: 'frontages',
        roles: ['acceptor', 'dispatcher', 'collector', 'supervisor'],
      },
      {
        to: '/rechecks',
        label: 'rechecks',
        roles: ['collector', 'acceptor', 'supervisor', 'evaluator', 'leader'],
      },
    ],
  },
  {
    label: 'groupHotline',
    entries: [
      { to: '/calls', label: 'calls', roles: ['call_agent'] },
      { to: '/callbacks', label: 'callbacks', roles: ['follow_up_agent'] },
      {
        to: '/hotline-figures',
        label: 'hotlineFigures',
        roles: ['call_agent', 'dispatcher', 'follow_up_agent', 'supervisor', 'evaluator', 'leader'],
      },
      { to: '/knowledge', label: 'knowledge', roles: knowledgeRoles },
      {
        to: '/hotline-seats',
        label: 'hotlineSeats',
        roles: ['call_agent', 'dispatcher', 'supervisor'],
      },
    ],
  },
  {
    label: 'groupTasks',
    entries: [
      { to: '/tasks', label: 'tasks', roles: caseRoles },
      { to: '/ledgers', label: 'ledgers', roles: ['supervisor', 'evaluator', 'leader'] },
      { to: '/clusters', label: 'clusters', roles: ['supervisor', 'evaluator', 'leader'] },
      {
        to: '/bulletins',
        label: 'bulletins',
        roles: ['handler', 'unit_leader', 'supervisor', 'evaluator', 'leader'],
      },
    ],
  },
  {
    label: 'groupFigures',
    entries: [
      { to: '/figures', label: 'figures', roles: caseRoles },
      { to: '/reviews', label: 'reviews', roles: caseRoles },
      { to: '/exchange', label: 'exchange', roles: ['supervisor', 'evaluator', 'leader'] },
      { to: '/project-records', label: 'projectRecords', roles: ['supervisor'] },
      { to: '/past-imports', label: 'pastImports', roles: ['supervisor'] },
      { to: '/integrity', label: 'integrity', roles: ['supervisor', 'evaluator', 'leader'] },
      { to: '/frozen', label: 'frozen', roles: frozenRoles },
    ],
  },
  {
    label: 'groupAdministration',
    entries: [
      { to: '/organisation', label: 'organisation', roles: administrators },
      { to: '/successions', label: 'successions', roles: administrators },
      { to: '/people', label: 'people', roles: ['system_admin'] },
      { to: '/absences', label: 'absences', roles: ['system_admin'] },
      { to: '/accounts', label: 'accounts', roles: ['system_admin', 'security_admin'] },
      { to: '/grants', label: 'grants', roles: ['security_admin'] },
      { to: '/keys', label: 'keys', roles: ['security_admin'] },
      { to: '/webhooks', label: 'webhooks', roles: ['system_admin'] },
      { to: '/dead-jobs', label: 'deadJobs', roles: ['system_admin'] },
      { to: '/notices', label: 'notices', roles: ['system_admin'] },
      { to: '/security-log', label: 'securityLog', roles: ['audit_admin'] },
    ],
  },
  {
    label: 'groupReference',
    entries: [
      { to: '/items', label: 'catalogue', roles: catalogueRoles },
      { to: '/what-if', label: 'whatIf', roles: whatIfRoles },
      { to: '/supervision-links', label: 'supervisionLinks', roles: ['handler', 'unit_leader'] },
      { to: '/rules', label: 'rules', roles: [...caseRoles, 'system_admin'] },
      { to: '/calendar', label: 'calendar' },
      { to: '/tags', label: 'tags' },
      { to: '/units', label: 'units' },
    ],
  },
  { label: 'groupOwn', entries: [{ to: '/account', label: 'account' }] },
]

/** The menu of somebody who holds these posts, without empty groups. */
export function menuFor(posts: readonly SessionPost[]): readonly MenuGroup[] {
  const isShown = ({ roles }: MenuEntry) => roles === undefined || holdsOne(posts, roles)
  return menu
    .map((group) => ({ ...group, entries: group.entries.filter(isShown) }))
    .filter((group) => group.entries.length > 0)
}

/** Where somebody begins: the first screen of the own menu. */
export function firstScreen(posts: readonly SessionPost[]): MenuPath {
  return posts.length === 0 ? '/account' : (menuFor(posts)[0]?.entries[0]?.to ?? '/account')
}

/** Where somebody goes back to from a matter: window clerks have no list of matters but the hall. */
export function workPlace(posts: readonly SessionPost[]): '/work' | '/hall' {
  return posts.length === 0 || holdsOne(posts, matterRoles) ? '/work' : '/hall'
}

/** Who has a list of matters, and looks for one by what a caller reads out. */
export function doesCaseWork(posts: readonly SessionPost[]): boolean {
  return holdsOne(posts, matterRoles)
}

function holdsOne(posts: readonly SessionPost[], roles: readonly string[]): boolean {
  return posts.some((post) => roles.includes(post.role))
}
