import type { Actor, RoutePolicy } from './actor.ts'

/**
 * Whether a policy entry admits an actor. An entry that names nobody admits nobody.
 *
 * @returns why not, when not: somebody unknown may sign in, somebody known may not come in
 */
export function decideAdmission(
  actor: Actor,
  entry: RoutePolicy,
): 'admitted' | 'sign-in-needed' | 'not-permitted' {
  if (entry.public) return 'admitted'
  switch (actor.kind) {
    case 'anonymous':
      return 'sign-in-needed'
    case 'api':
      return actor.scopes.some((scope) => entry.scopes?.includes(scope))
        ? 'admitted'
        : 'not-permitted'
    case 'staff': {
      if (entry.signedIn) return 'admitted'
      const holds = actor.posts.some((post) => entry.roles?.includes(post.role))
      return holds ? 'admitted' : 'not-permitted'
    }
    // The program itself calls use cases, never routes.
    case 'system':
      return 'not-permitted'
  }
}
