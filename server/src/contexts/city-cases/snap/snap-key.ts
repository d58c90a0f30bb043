import { createHash, createHmac } from 'node:crypto'
import { receiptCodeBytes, receiptCodeOf } from '../../../kernel/matter/index.ts'
import type { CryptoProvider } from '../../../platform/crypto/index.ts'
import type { CaseParts } from '../parts.ts'

/** What seals a form on its way. */
export type Sealing = Pick<CryptoProvider, 'encrypt' | 'decrypt'>

const context = 'the id of a report of the public'
const keyHours = 24

/**
 * What the id of the report is made of that a form will make, sealed: nobody can name the id of
 * another's, which would give them its receipt.
 */
export function newSnapKey({ world }: Pick<CaseParts, 'world'>, crypto: Sealing): string {
  const until = world.now().getTime() + keyHours * 3_600_000
  return crypto.encrypt(JSON.stringify({ id: world.newId(), until }), context)
}

/**
 * The id of the report a form of ours makes. The same sent twice is one report; who goes back and
 * sends another photo or another place from the same form makes another. A form that is too old or not
 * ours makes one of its own each time.
 *
 * @param sent - whatever was filled in and chosen
 */
export function idOfSnap(
  { world }: Pick<CaseParts, 'world'>,
  crypto: Sealing,
  { key, sent }: { readonly key: string; readonly sent: readonly (string | Buffer)[] },
): string {
  try {
    const { id, until } = JSON.parse(crypto.decrypt(key, context))
    if (until > world.now().getTime()) return idOfSent(id, sent)
  } catch {
    // Whatever does not open was not sealed here.
  }
  return world.newId()
}

/** A UUIDv7 of the moment of the form, its other bits from what was sent with it. */
function idOfSent(id: string, sent: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256').update(id)
  for (const one of sent) hash.update(createHash('sha256').update(one).digest())
  const bits = hash.digest('hex')
  const moment = id.slice(0, '01234567-0123-7'.length)
  return `${moment}${bits.slice(0, 3)}-8${bits.slice(3, 6)}-${bits.slice(6, 18)}`
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
