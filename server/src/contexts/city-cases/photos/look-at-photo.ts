import type { PhotoLook } from '@huiyin/contract/city-cases'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { EvidenceRow } from '../../../kernel/evidence/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { loadCases } from '../case.store.ts'
import type { CaseParts } from '../parts.ts'
import { saveLook } from './photos.store.ts'

/**
 * Somebody looked at a photo of a case: which faces, plates and house numbers are covered, and
 * whether it may be shown at all. The copy is drawn here, from these areas alone. A later look takes
 * the place of the one before; who handled the case never decides what is seen of it.
 *
 * @throws Refusal `common/not-found`, `matter/own-work`, `evidence/photo-unreadable`
 */
export async function lookAtPhoto(
  parts: CaseParts,
  actor: StaffActor,
  { id, isShown, areas }: PhotoLook & { readonly id: string },
): Promise<void> {
  const { db, world, matters } = parts
  const { evidence } = matters.parts
  const { regionCode, staffId } = actor
  const row = await evidence.find(db, regionCode, id)
  const { number, matterId } = await caseOf(parts, actor, row)
  if (row === undefined) throw new Refusal('common/not-found')
  await parts.clock.load(regionCode)
  const copy = isShown ? await evidence.cover(regionCode, row, areas) : null
  await db.transaction(regionCode, async (tx) => {
    const request = {
      regionCode,
      number,
      act: 'look_at_photo',
      version: undefined,
      fields: { photo: id, shown: isShown ? 'yes' : 'no', by: `staff:${staffId}` },
      acting: { kind: 'system' },
    } as const
    const outcome = (await matters.actIn(tx, [request])).get(request)
    if (outcome?.ok === false) throw outcome.error
    await saveLook(tx, {
      evidenceId: id,
      matterId,
      sha256: copy?.sha256 ?? null,
      areas,
      lookedBy: staffId,
      lookedAt: world.now(),
    })
  })
}

/** The case of a photo, where the one who looks has not handled it. */
async function caseOf(
  { db, matters }: CaseParts,
  { regionCode, staffId }: StaffActor,
  row: EvidenceRow | undefined,
) {
  const matterId = row?.matterId ?? null
  if (matterId === null) throw new Refusal('common/not-found')
  const own = (await loadCases(db, regionCode, [matterId])).get(matterId)
  const matter = await matters.findById(regionCode, matterId)
  if (own === undefined || matter === undefined || matter.identityGrade === 'sealed') {
    throw new Refusal('common/not-found')
  }
  if (own.handledBy.includes(staffId)) throw new Refusal('matter/own-work')
  return { number: matter.number, matterId }
}
