import type { Grade, ReviewTag } from '@huiyin/contract/reviews'
import { localDayOf } from '@huiyin/contract/time'
import type { Rulebook, RuleName } from '../../kernel/rulebook/index.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import { selectTags } from './tags.store.ts'

/** A tag a region adds to the national list. */
export interface ExtensionTag {
  /** `x2…` for a tag of the second level from below, so that it is never taken for a national one. */
  readonly code: string
  readonly grade: Grade
  readonly text: string
  readonly textEn: string
  /** Offered no more; what was chosen stays readable. */
  readonly retired: boolean
}

/**
 * Local tags beside the national list, which nobody changes here: indicators are not added or
 * dropped without permission, and an extension is marked as one (docs/domain/reviews.md).
 */
export const extensionTagsRule: RuleName<{ readonly tags: readonly ExtensionTag[] }> = {
  name: 'reviews/tags',
  otherwise: { version: 'shipped-2026-11', value: { tags: [] } },
}

/** The tags of a region on a day. */
export interface RegionTags {
  /** All of them, retired ones too: the national list, then the region's own. */
  list(): readonly ReviewTag[]
  /** Those that may be chosen today. */
  selectable(): readonly ReviewTag[]
  /** Why these tags cannot go with this level, if they cannot. */
  refusalOf(grade: Grade, codes: readonly string[]): Refusal | undefined
}

/** 评价标签 by level, in memory: a list that changes once in years. */
export interface Tags {
  of(regionCode: string): RegionTags
}

export async function openTags(parts: {
  readonly db: Db
  readonly world: World
  readonly rulebook: Pick<Rulebook, 'inForce'>
}): Promise<Tags> {
  const national = await selectTags(parts.db)
  // One list a published version, for as long as the rulebook keeps it.
  const lists = new WeakMap<object, RegionTags>()
  return {
    of(regionCode) {
      const today = localDayOf(parts.world.now())
      const { value } = parts.rulebook.inForce(regionCode, extensionTagsRule, today)
      const known = lists.get(value) ?? regionTags([...national, ...value.tags.map(shownTag)])
      lists.set(value, known)
      return known
    },
  }
}

/** Why local tags cannot be, in a sentence, or `undefined` when they can. */
export function findTagFault(tags: readonly ExtensionTag[]): string | undefined {
  const codes = new Set(tags.map(({ code }) => code))
  if (codes.size < tags.length) return 'a code is given twice'
  const stray = tags.find(({ code, grade }) => code[1] !== levelOf[grade])
  return stray && `${stray.code} is not a code of ${stray.grade}`
}

/** As in the national codes: the level is the first digit, 5 is the best. */
const levelOf: Readonly<Record<Grade, string>> = {
  very_satisfied: '5',
  satisfied: '4',
  basically_satisfied: '3',
  dissatisfied: '2',
  very_dissatisfied: '1',
}

function shownTag(tag: ExtensionTag): ReviewTag {
  return { ...tag, base: false, extension: true }
}

function regionTags(all: readonly ReviewTag[]): RegionTags {
  const selectable = all.filter((tag) => !tag.retired)
  const gradeOf = new Map(selectable.map((tag) => [tag.code, tag.grade]))
  return {
    list: () => all,
    selectable: () => selectable,
    refusalOf(grade, codes) {
      for (const code of codes) {
        const tagGrade = gradeOf.get(code)
        if (tagGrade === undefined) return new Refusal('reviews/tag-unknown', { code })
        if (tagGrade !== grade) return new Refusal('reviews/tag-not-of-grade', { code })
      }
      return undefined
    },
  }
}
