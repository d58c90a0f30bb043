import assert from 'node:assert/strict'
import type { EntriesHandler, IsWanted } from './types.ts'

/** Who wants to hear of which act. */
export interface Subscriptions {
  add(act: string, name: string, handler: EntriesHandler, isWanted?: IsWanted): void
  /** The subscriptions to an act that want it in a region. */
  to(act: string, regionCode: string): Promise<readonly string[]>
  /** All subscriptions. */
  names(): readonly string[]
  handlerOf(name: string): EntriesHandler
}

const always: IsWanted = async () => true

export function openSubscriptions(): Subscriptions {
  const handlers = new Map<string, EntriesHandler>()
  const byAct = new Map<string, { readonly name: string; readonly isWanted: IsWanted }[]>()
  return {
    add(act, name, handler, isWanted = always) {
      // The name is stored with what is on its way; two of a name would take each other's entries.
      assert(!handlers.has(name), `two subscriptions are named ${name}`)
      handlers.set(name, handler)
      byAct.set(act, [...(byAct.get(act) ?? []), { name, isWanted }])
    },
    async to(act, regionCode) {
      const wanting: string[] = []
      for (const { name, isWanted } of byAct.get(act) ?? []) {
        if (await isWanted(regionCode)) wanting.push(name)
      }
      return wanting
    },
    names: () => [...handlers.keys()],
    handlerOf(name) {
      const handler = handlers.get(name)
      assert(handler, `no subscription is named ${name}`)
      return handler
    },
  }
}
