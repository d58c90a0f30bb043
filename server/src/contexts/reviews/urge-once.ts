import type { Matter } from '../../kernel/matter/lifecycle.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { ReviewParts } from './parts.ts'

/** Who urges which matter. */
interface Urging {
  readonly matter: Pick<Matter, 'regionCode' | 'number' | 'version'>
  /** The mandate under which somebody acts for the person. */
  readonly agent: string | undefined
  /** Whether it may be urged as it stands now. */
  readonly mayUrge: () => Promise<boolean>
}

/**
 * 催办 by the person: once a period. The second of two taps finds that it is done, which is what was
 * wanted.
 *
 * @throws Refusal `matter/act-not-now`, and of the lifecycle
 */
export async function urgeOnce(
  matters: ReviewParts['matters'],
  { matter: { regionCode, number, version }, agent, mayUrge }: Urging,
): Promise<void> {
  if (!(await mayUrge())) throw new Refusal('matter/act-not-now')
  const acting = { kind: 'reporter', ...(agent && { agent }) } as const
  const request = { regionCode, number, act: 'urge', fields: {}, acting }
  try {
    await matters.act({ ...request, version })
  } catch (error) {
    const isStale = error instanceof Refusal && error.code === 'matter/changed-meanwhile'
    if (!isStale) throw error
    if (await mayUrge()) await matters.act({ ...request, version: undefined })
  }
}
