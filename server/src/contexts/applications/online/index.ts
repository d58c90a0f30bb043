import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import type { FoundMatter } from '../../../kernel/matter/index.ts'
import { agentFor, agentMay } from './agents.ts'
import { selectDraftedFiles } from './drafts.store.ts'
import { noteAgentAct } from './mandates.ts'
import { draftsOf, sweepDrafts } from './open-drafts.ts'
import type { OnlineParts } from './own-ids.ts'

export { applyPages } from './apply.pages.ts'

/** 在线申请: what citizens and enterprises fill in and hand in themselves. */
export interface Online {
  readonly parts: OnlineParts
  /** See {@link draftsOf}. */
  draftsOf(session: CitizenSession): ReturnType<typeof draftsOf>
  /** See {@link agentFor}. */
  agentFor(session: CitizenSession, number: string): Promise<string | null>
  /** See {@link agentMay}. */
  agentMay(found: FoundMatter, mandateId: string): Promise<boolean>
  /** Writes down what an agent did on a matter. */
  agentActed(found: FoundMatter, mandateId: string, act: string): Promise<void>
  /** Deletes drafts whose time has passed; run daily. */
  sweepDrafts(regionCode: string): Promise<number>
}

/** Opens the module; files of drafts are kept from the sweep of uploads that no matter took. */
export function openOnline(parts: OnlineParts): Online {
  parts.evidence.spare((regionCode, names) => selectDraftedFiles(parts.db, regionCode, names))
  return {
    parts,
    draftsOf: (session) => draftsOf(parts, session),
    agentFor: (session, number) => agentFor(parts, session, number),
    agentMay: (found, mandateId) => agentMay(parts, found, mandateId),
    agentActed: ({ matter: { regionCode, id } }, mandateId, act) =>
      noteAgentAct(parts, { regionCode, mandateId, matterId: id, act }),
    sweepDrafts: (regionCode) => sweepDrafts(parts, regionCode),
  }
}
