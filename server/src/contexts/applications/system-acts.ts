import type { ActRequest, Matter } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ApplicationParts } from './parts.ts'

/** An act that follows from another, decided on the present state. */
export function systemAct(
  { regionCode }: { readonly regionCode: string },
  number: string,
  act: string,
  fields: Readonly<Record<string, unknown>> = {},
): ActRequest {
  return { regionCode, number, act, version: undefined, fields, acting: { kind: 'system' } }
}

/** An act the system may not take here is a fault of the rules, not of a person. */
export async function takeAll(
  tx: Tx,
  parts: ApplicationParts,
  acts: readonly ActRequest[],
): Promise<readonly Matter[]> {
  if (acts.length === 0) return []
  const outcomes = await parts.matters.actIn(tx, acts)
  return [...outcomes.values()].map((outcome) => {
    if (!outcome.ok) throw outcome.error
    return outcome.value
  })
}
