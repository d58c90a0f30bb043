import { localDayOf } from '@huiyin/contract/time'
import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import type { DraftFile } from './draft.types.ts'
import type { DraftRow } from './drafts.store.ts'
import { selectEarlierFiles } from './filings.store.ts'
import type { ApplyForm } from './form.rules.ts'
import { type OnlineParts, ownIds } from './own-ids.ts'
import { type EarlierFile, isReusable, isSamePerson, reuseLimits } from './reuse.rules.ts'

/** Files handed in before that may be used again, by the id of the material they stand in for. */
export type EarlierFiles = ReadonlyMap<string, readonly EarlierFile[]>

/**
 * What the applicant handed in before and may use again for the materials of a form: of their own
 * applications, still kept, not too old. An agent sees what was handed in under the same mandate,
 * and nothing else of whom they act for.
 */
export async function findEarlierFiles(
  parts: OnlineParts,
  session: CitizenSession,
  draft: Pick<DraftRow, 'applicantId' | 'mandateId'>,
  { steps }: ApplyForm,
): Promise<EarlierFiles> {
  const { regionCode } = session
  const { mandateId } = draft
  const citizenIds = await recordsOf(parts, session, draft)
  const files = await selectEarlierFiles(parts.db, { regionCode, citizenIds, mandateId })
  const now = parts.world.now()
  const { days } = parts.rulebook.inForce(regionCode, reuseLimits, localDayOf(now)).value
  return new Map(
    steps.flatMap((step) => {
      if (step.kind !== 'material') return []
      const { material } = step
      const fit = files.filter((file) => isReusable(material, file, { now, days }))
      return fit.length === 0 ? [] : [[material.id, fit] as const]
    }),
  )
}

/** Every record of the applicant of a draft that whoever fills it in has proved to be theirs. */
async function recordsOf(
  parts: OnlineParts,
  session: CitizenSession,
  { applicantId, mandateId }: Pick<DraftRow, 'applicantId' | 'mandateId'>,
): Promise<readonly string[]> {
  const ids = mandateId === null ? await ownIds(parts, session) : []
  const own = await parts.people.own(parts.db, session.regionCode, [...ids, applicantId])
  const applicant = own.find(({ citizenId }) => citizenId === applicantId)
  if (applicant === undefined) return []
  return own.filter((one) => isSamePerson(one, applicant)).map(({ citizenId }) => citizenId)
}

/**
 * The files of a draft that still count: one used again goes when it was erased, or has become too
 * old, since it was chosen.
 */
export function filesThatCount(
  files: readonly DraftFile[],
  earlier: EarlierFiles,
): readonly DraftFile[] {
  return files.filter(({ materialId, reusedFrom }) => {
    if (reusedFrom === null) return true
    return earlier.get(materialId)?.some(({ evidenceId }) => evidenceId === reusedFrom) ?? false
  })
}
