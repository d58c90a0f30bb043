import type { IFlattenedRuleSet } from 'dependency-cruiser'

// Who may import whom (ARCHITECTURE.md), in the words of dependency-cruiser.

/** Contexts whose front doors another context may use. */
const mayAsk: Readonly<Record<string, readonly string[]>> = {
  applications: ['catalog', 'personal'],
  certificates: ['applications'],
  // A guidance ends with its application.
  hall: ['applications', 'catalog'],
  reviews: ['catalog'],
  exchange: ['catalog', 'reviews'],
  integrity: ['reviews'],
  // What if: the steps of an item, and how its closed applications went.
  mining: ['applications', 'catalog'],
  // A case about a component goes to whoever the register says.
  'city-cases': ['components', 'routing'],
  // What was told before a door and is not put right becomes a case.
  frontages: ['city-cases'],
  open311: ['city-cases'],
  hotline: ['catalog', 'hall', 'routing'],
  // Each kind makes matters of its own rows; the reading of files is one mechanism.
  'past-matters': ['city-cases', 'hotline'],
  // What gathers among cases and tickets becomes a task.
  clusters: ['city-cases', 'hotline', 'tasks'],
  evaluation: ['catalog', 'applications', 'hall', 'reviews', 'hotline', 'city-cases', 'surveys'],
  bulletins: ['evaluation', 'applications', 'hall', 'reviews', 'hotline', 'city-cases', 'surveys'],
}

const test = '\\.test\\.ts$|/test-[a-z-]+\\.ts$|^server/test/'
const contexts = '^server/src/contexts/'
const wiring =
  '^server/src/(app(-doors|-jobs|-metrics|-routes)?|house|main)\\.ts$|^server/src/(demo|commands|wiring)/'

export const importRules = [
  rule('a cycle', { to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } }),
  rule('rules are pure', {
    from: { path: '\\.rules\\.ts$' },
    // Rules of the platform are pure too: they are bound by this rule themselves.
    to: {
      path: '\\.(store|routes|pages|jobs|policy)\\.ts$|^server/src/platform/(?!world|.*\\.rules\\.ts$)',
    },
  }),
  rule('rules touch no files and no network', {
    from: { path: '\\.rules\\.ts$' },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|assert|assert/strict|buffer)$' },
  }),
  rule('a store knows the database alone', {
    from: { path: '\\.store\\.ts$' },
    to: { path: '^server/src/platform/(?!db/|world)|\\.(routes|pages|jobs|policy)\\.ts$' },
  }),
  rule('SQL is written in stores', {
    from: {
      path: '^server/src/(kernel|contexts)/',
      pathNot: `\\.store\\.ts$|${test}`,
    },
    to: { path: '^server/src/platform/db/(sql|rows)\\.ts$', dependencyTypesNot: ['type-only'] },
  }),
  rule('routes, pages and jobs go through use cases', {
    from: { path: '\\.(routes|pages|jobs)\\.ts$' },
    to: { path: '\\.store\\.ts$', dependencyTypesNot: ['type-only'] },
  }),
  rule('the kernel knows no context', {
    from: { path: '^server/src/kernel/' },
    to: { path: contexts },
  }),
  rule('the platform knows nobody', {
    from: { path: '^server/src/platform/', pathNot: test },
    to: {
      path: '^server/src/(kernel|contexts|demo|commands|wiring)/|^server/src/(app|main)\\.ts$',
    },
  }),
  rule('nobody knows the wiring', {
    from: { path: '^server/src/(kernel|contexts|platform)/', pathNot: test },
    to: { path: wiring },
  }),
  rule('a module is entered by its front door', {
    from: { path: '^server/src/(kernel|contexts)/([^/]+)/', pathNot: `\\.rules\\.ts$|${test}` },
    to: {
      path: '^server/src/(kernel|contexts)/([^/]+)/',
      pathNot: '^server/src/$1/$2/|/index\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule('rules use the rules and the front doors of others', {
    from: { path: '^server/src/(kernel|contexts)/([^/]+)/.*\\.rules\\.ts$' },
    to: {
      path: '^server/src/(kernel|contexts)/([^/]+)/',
      pathNot: '^server/src/$1/$2/|\\.rules\\.ts$|/index\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule('the order of contexts', {
    from: {
      path: `${contexts}([^/]+)/`,
      pathNot: `${contexts}(${Object.keys(mayAsk).join('|')})/|${test}`,
    },
    to: { path: contexts, pathNot: `${contexts}$1/` },
  }),
  ...Object.entries(mayAsk).map(([context, others]) =>
    rule(`the order of contexts: ${context}`, {
      from: { path: `${contexts}${context}/`, pathNot: test },
      to: { path: contexts, pathNot: `${contexts}(${[context, ...others].join('|')})/` },
    }),
  ),
  rule('the contract is a leaf', {
    from: { path: '^contract/' },
    to: { path: '^(server|web|bench)/' },
  }),
  rule('the desk knows the contract alone', {
    from: { path: '^web/' },
    to: { path: '^(server|bench)/' },
  }),
  rule('the program needs no tests', {
    from: { path: '^(server/src|contract/src)/', pathNot: test },
    to: { path: test },
  }),
  rule('every import can be found', { to: { couldNotResolve: true } }),
]

type ForbiddenRule = NonNullable<IFlattenedRuleSet['forbidden']>[number]

/** What a rule forbids: an import from one side to the other, each by path and kind. */
interface Sides {
  readonly from?: Readonly<Record<string, unknown>>
  readonly to: Readonly<Record<string, unknown>>
}

function rule(name: string, { from = {}, to }: Sides): ForbiddenRule & { readonly name: string } {
  return { name, severity: 'error', from, to }
}
