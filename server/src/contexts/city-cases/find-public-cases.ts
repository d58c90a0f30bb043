import type { CasePublication } from '@huiyin/contract/city-cases'
import { localDayOf } from '@huiyin/contract/time'
import type { Words } from '../../kernel/matter/lifecycle.ts'
import { cityCase } from './case.lifecycle.ts'
import { findClass } from './classes.rules.ts'
import type { CaseParts } from './parts.ts'
import { selectShownPhotos } from './photos/photos.store.ts'
import {
  type ShownAsked,
  type ShownCase,
  selectActs,
  selectLastChanges,
  selectShown,
} from './public-cases.store.ts'
import { casePublication, classKeyOf, hideNumbers, publicCodeOf } from './publication.rules.ts'

/** A case as strangers see it. */
export interface PublicCase extends Omit<ShownCase, 'kind' | 'category' | 'leadNumber'> {
  /** Code of the class, `E0110`. */
  readonly code: string
  readonly className: string
  readonly stateLabel: Words
  readonly unitName: string
  readonly updatedAt: Date
  /** Paths of its covered photos in order of time, where the region shows them. */
  readonly photos: readonly string[]
  /** What happened to it in its order; empty unless wanted. */
  readonly acts: readonly { readonly label: Words; readonly at: Date }[]
}

export interface PublicAsked
  extends Omit<ShownAsked, 'privateClasses' | 'classes' | 'updatedAfter'> {
  /** Public codes of classes; unknown ones find nothing. */
  readonly codes?: readonly string[] | undefined
  readonly updatedAfter?: Date | undefined
  readonly withActs?: true | undefined
}

/** What the region takes and shows today. */
export function publicationOf(
  { rulebook, world }: Pick<CaseParts, 'rulebook' | 'world'>,
  regionCode: string,
): CasePublication {
  return rulebook.inForce(regionCode, casePublication, localDayOf(world.now())).value
}

/**
 * Cases the public may see, the newest first: none where the region publishes none, and none of a
 * class or a case that is kept from it.
 */
export async function findPublicCases(
  parts: Pick<CaseParts, 'db' | 'world' | 'org' | 'rulebook'>,
  { codes, updatedAfter, withActs, ...asked }: PublicAsked,
): Promise<readonly PublicCase[]> {
  const { db, org } = parts
  const { regionCode } = asked
  const { cases, texts, photos, privateClasses } = publicationOf(parts, regionCode)
  if (!cases) return []
  const found = await selectShown(db, {
    ...asked,
    classes: codes?.flatMap(classKeyOf),
    privateClasses: privateClasses.flatMap(classKeyOf),
    updatedAfter:
      updatedAfter === undefined ? undefined : { at: updatedAfter, day: localDayOf(updatedAfter) },
  })
  const matterIds = found.map(({ matterId }) => matterId)
  const changes = await selectLastChanges(db, { regionCode, matterIds })
  const shown = Map.groupBy(
    photos ? await selectShownPhotos(db, { regionCode, matterIds }) : [],
    ({ matterId }) => matterId,
  )
  const acts = Map.groupBy(
    withActs ? await selectActs(db, { regionCode, matterIds }) : [],
    ({ matterId }) => matterId,
  )
  const { unit } = await org.snapshot(regionCode)
  return found.map(({ kind, category, leadNumber, description, address, ...one }) => ({
    ...one,
    code: publicCodeOf({ kind, category }),
    className: findClass(kind, category)?.name ?? category,
    stateLabel: cityCase.states[one.state]?.label ?? { zh: one.state, en: one.state },
    closing: leadNumber === null ? one.closing : `${one.closing} ${leadNumber}`,
    unitName: unit(one.unitCode)?.name ?? one.unitCode,
    description: texts && description !== null ? hideNumbers(description) : null,
    address: address && hideNumbers(address),
    photos: (shown.get(one.matterId) ?? []).map(({ id }) => `/photos/${regionCode}/${id}`),
    updatedAt: one.closedAt ?? changes.get(one.matterId) ?? one.openedAt,
    acts: (acts.get(one.matterId) ?? []).map(({ act, at }) => ({ label: labelOf(act), at })),
  }))
}

function labelOf(act: string): Words {
  const name = act.slice('city_case.'.length)
  return cityCase.acts[name]?.label ?? { zh: '登记', en: 'Registered' }
}
