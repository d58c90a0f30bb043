import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import { selectDraftedFiles } from './drafts.store.ts'
import { draftsOf, type OnlineParts, sweepDrafts } from './open-drafts.ts'

export { type ApplyParts, applyPages } from './apply.pages.ts'

/** 在线申请: what citizens and enterprises fill in and hand in themselves. */
export interface Online {
  readonly parts: OnlineParts
  /** See {@link draftsOf}. */
  draftsOf(session: CitizenSession): ReturnType<typeof draftsOf>
  /** Deletes drafts whose time has passed; run daily. */
  sweepDrafts(regionCode: string): Promise<number>
}

/** Opens the module; files of drafts are kept from the sweep of uploads that no matter took. */
export function openOnline(parts: OnlineParts): Online {
  parts.evidence.spare((regionCode, names) => selectDraftedFiles(parts.db, regionCode, names))
  return {
    parts,
    draftsOf: (session) => draftsOf(parts, session),
    sweepDrafts: (regionCode) => sweepDrafts(parts, regionCode),
  }
}
