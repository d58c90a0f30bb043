import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { World } from '../../platform/world.ts'

/** Lets somebody who is signed in and known act on their own matter without its receipt code. */
export interface Tickets {
  /** @param agent - the mandate under which somebody acts for the reporter */
  give(number: string, agent?: string): string
  /** The mandate a ticket was given under; the caller asks whether it still holds. */
  agentOf(ticket: string): string | undefined
  /** Whether a ticket was given for this matter, and not too long ago. */
  opens(number: string, ticket: string): boolean
}

const ticketMinutes = 30
const context = 'ticket to an own matter'

export function openTickets(parts: {
  readonly crypto: Pick<CryptoProvider, 'encrypt' | 'decrypt'>
  readonly world: World
}): Tickets {
  const { crypto, world } = parts
  return {
    give(number, agent = '') {
      const until = world.now().getTime() + ticketMinutes * 60_000
      return crypto.encrypt(`${until} ${number} ${agent}`, context)
    },
    agentOf(ticket) {
      try {
        const [, , agent = ''] = crypto.decrypt(ticket, context).split(' ', 3)
        return agent === '' ? undefined : agent
      } catch {
        return undefined
      }
    },
    opens(number, ticket) {
      try {
        const [until = '0', given] = crypto.decrypt(ticket, context).split(' ', 2)
        return given === number && Number(until) > world.now().getTime()
      } catch {
        // Whatever does not open was not given here.
        return false
      }
    },
  }
}
