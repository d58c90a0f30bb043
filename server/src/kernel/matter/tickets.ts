import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { World } from '../../platform/world.ts'

/** Lets somebody who is signed in and known act on their own matter without its receipt code. */
export interface Tickets {
  give(number: string): string
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
    give(number) {
      const until = world.now().getTime() + ticketMinutes * 60_000
      return crypto.encrypt(`${until} ${number}`, context)
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
