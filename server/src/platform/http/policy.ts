import assert from 'node:assert/strict'
import type { FastifyRequest } from 'fastify'
import type { RequestLimit } from './limits.ts'

/**
 * The zone in which a route is served: to everybody outside, in the offices, or in both
 * (ARCHITECTURE.md, Two zones).
 */
export type Side = 'public' | 'desk' | 'both'

/** What the platform needs to know of a policy entry; who may call is the doorkeeper's to judge. */
export interface PolicyEntry {
  /** Anybody, signed in or not. */
  readonly public?: true
  /** Where it is served: a route for anybody must say it, every other is the desk's unless it does. */
  readonly side?: Side
  /**
   * Every request carries its own key among its fields, and nothing a browser adds by itself is
   * looked at: another site has nothing to ride on.
   */
  readonly keyInFields?: true
  /** Names whose meaning the doorkeeper knows. */
  readonly signedIn?: true
  readonly roles?: readonly string[]
  readonly scopes?: readonly string[]
  /** Named request limit; without it `read` for GET and `submit` for what changes something. */
  readonly limit?: RequestLimit
}

/** Recognises who asks and decides whether the policy lets them. */
export interface Doorkeeper {
  /**
   * Sets `request.actor` and names who asks: `anonymous`, or a text that stays the same for the
   * same principal. Refuses credentials that are not valid. Synchronous when it knows the answer,
   * so that a request by a known session costs no turn of the event loop.
   */
  identify(request: FastifyRequest): string | Promise<string>
  /** Refuses a request whose actor the entry does not admit. */
  admit(request: FastifyRequest, entry: PolicyEntry): void
}

/** Whether a process or listener of one side answers a route. */
export function isServed(entry: PolicyEntry, serves: Side): boolean {
  const side = entry.side ?? 'desk'
  return serves === 'both' || side === 'both' || side === serves
}

/** All policy tables of the program, checked against its routes: default deny. */
export class PolicyBook {
  readonly #entries = new Map<string, PolicyEntry>()
  readonly #routed = new Set<string>()

  register(table: Readonly<Record<string, PolicyEntry>>): void {
    for (const [route, entry] of Object.entries(table)) {
      assert(!this.#entries.has(route), `two policy entries for ${route}`)
      assert(!entry.public || entry.side, `${route} is public: say on which side it is served`)
      this.#entries.set(route, entry)
    }
  }

  /** The entry of a route that is being added. @throws when there is none: nobody may call it. */
  entryFor(method: string, url: string): PolicyEntry {
    const route = `${method} ${url}`
    const entry = this.#entries.get(route)
    assert(entry, `${route} has no policy entry; register its policy table before its routes`)
    this.#routed.add(route)
    return entry
  }

  /** @throws when an entry names no route: a typing error there would be a silent gap. */
  assertComplete(): void {
    const idle = [...this.#entries.keys()].filter((route) => !this.#routed.has(route))
    assert(idle.length === 0, `policy entries without a route: ${idle.join(', ')}`)
  }

  /** Every route with its entry, for the test that walks them all. */
  entries(): ReadonlyMap<string, PolicyEntry> {
    return this.#entries
  }
}
