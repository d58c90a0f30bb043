import { createHmac } from 'node:crypto'
import { receiptCodeBytes, receiptCodeOf } from '../../../kernel/matter/index.ts'
import type { CryptoProvider } from '../../../platform/crypto/index.ts'
import type { CaseParts } from '../parts.ts'

/** What seals a form on its way. */
export type Sealing = Pick<CryptoProvider, 'encrypt' | 'decrypt'>

const context = 'the id of a report of the public'
const keyHours = 24

/**
 * The id of the report a form will make, sealed: sent twice it is one report. Nobody can name the id
 * of another's, which would give them its receipt.
 */
export function newSnapKey({ world }: Pick<CaseParts, 'world'>, crypto: Sealing): string {
  const until = world.now().getTime() + keyHours * 3_600_000
  return crypto.encrypt(JSON.stringify({ id: world.newId(), until }), context)
}

/** The id of a form of ours; another one where the form is too old or not ours. */
export function idOfSnap(
  { world }: Pick<CaseParts, 'world'>,
  crypto: Sealing,
  key: string,
): string {
  try {
    const { id, until } = JSON.parse(crypto.decrypt(key, context))
    if (until > world.now().getTime()) return id
  } catch {
    // Whatever does not open was not sealed here.
  }
  return world.newId()
}

/** The receipt code of a report, the same for the second of two taps. */
export function receiptCodeFor({ secrets }: Pick<CaseParts, 'secrets'>, id: string): string {
  const { key } = secrets.current('receipt')
  return receiptCodeOf(
    createHmac('sha256', key)
      .update(`city-cases/snap ${id}`)
      .digest()
      .subarray(0, receiptCodeBytes),
  )
}
