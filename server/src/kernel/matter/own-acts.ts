import type { PermittedAct } from '@huiyin/contract/matter'
import type { Language } from '../../platform/http/language.ts'
import type { Upload } from '../evidence/index.ts'
import { permittedActs } from './acts.rules.ts'
import type { Lane } from './lane.ts'
import type { Matter } from './lifecycle.ts'
import type { FoundMatter } from './show-matter.ts'
import { surroundingsOf } from './surroundings.ts'
import type { ActRequest } from './take-acts.ts'
import { nameOf, situationOf } from './take-acts.ts'
import type { WorkListParts } from './work-list.ts'

/** What the person a matter belongs to may do about it now, on its page. */
export async function ownActs(
  parts: WorkListParts,
  found: FoundMatter,
  language: Language,
): Promise<PermittedAct[]> {
  const { lifecycle, matter } = found
  const { ownActs: offered = [] } = lifecycle
  if (offered.length === 0) return []
  const around = await surroundingsOf(parts.org, matter.regionCode)
  const situation = situationOf<unknown>(parts, { ...found, around }, { kind: 'reporter' })
  return permittedActs(lifecycle, situation, language).filter(({ act }) => offered.includes(act))
}

/** An act as its form sent it: fields as texts, and files that become evidence. */
export interface OwnActSent {
  readonly act: string
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly Upload[]
}

const reporter = { kind: 'reporter' } as const

/**
 * Takes an act of the person a matter belongs to; what was not filled in counts as not sent.
 *
 * @throws Refusal of the lifecycle and of evidence
 */
export async function takeOwnAct(
  parts: WorkListParts,
  lane: Lane<ActRequest, Matter>,
  { matter, lifecycle }: FoundMatter,
  sent: OwnActSent & { readonly agent?: string | undefined },
): Promise<Matter> {
  const { regionCode, number } = matter
  const { db, evidence } = parts
  const { agent } = sent
  const acting = agent === undefined ? reporter : ({ kind: 'reporter', agent } as const)
  const isOffered = lifecycle.ownActs?.includes(sent.act) ?? false
  const accepted =
    isOffered && sent.files.length > 0
      ? await evidence.accept(regionCode, sent.files, 'evidence')
      : []
  const rows = await db.transaction(regionCode, (tx) =>
    evidence.store(tx, accepted, { uploadedBy: nameOf(acting) }),
  )
  const filled = Object.entries(sent.fields).filter(([, value]) => value.trim() !== '')
  return lane.submit({
    regionCode,
    number,
    act: isOffered ? sent.act : '',
    version: undefined,
    fields: {
      ...Object.fromEntries(filled),
      ...(rows.length === 0 ? {} : { evidence: rows.map(({ id }) => id) }),
    },
    acting,
  })
}
