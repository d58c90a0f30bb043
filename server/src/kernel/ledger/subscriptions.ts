import assert from 'node:assert/strict'
import type { EntriesHandler } from './types.ts'

/** Who wants to hear of which act. */
export interface Subscriptions {
  add(act: string, name: string, handler: EntriesHandler): void
  /** The subscriptions to an act. */
  to(act: string): readonly string[]
  /** All subscriptions. */
  names(): readonly string[]
  handlerOf(name: string): EntriesHandler
}

const nobody: readonly string[] = []

export function openSubscriptions(): Subscriptions {
  const handlers = new Map<string, EntriesHandler>()
  const namesByAct = new Map<string, string[]>()
  return {
    add(act, name, handler) {
      // The name is stored with what is on its way; two of a name would take each other's entries.
      assert(!handlers.has(name), `two subscriptions are named ${name}`)
      handlers.set(name, handler)
      namesByAct.set(act, [...(namesByAct.get(act) ?? []), name])
    },
    to: (act) => namesByAct.get(act) ?? nobody,
    names: () => [...handlers.keys()],
    handlerOf(name) {
      const handler = handlers.get(name)
      assert(handler, `no subscription is named ${name}`)
      return handler
    },
  }
}
