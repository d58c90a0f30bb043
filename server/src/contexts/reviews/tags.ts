import type { Grade, ReviewTag } from '@huiyin/contract/reviews'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { selectTags } from './tags.store.ts'

/** 评价标签 by level, in memory: a list that changes once in years. */
export interface Tags {
  /** All of them, retired ones too, in the order of their codes. */
  list(): readonly ReviewTag[]
  /** Those that may be chosen today. */
  selectable(): readonly ReviewTag[]
  /** Why these tags cannot go with this level, if they cannot. */
  refusalOf(grade: Grade, codes: readonly string[]): Refusal | undefined
}

export async function openTags(db: Db): Promise<Tags> {
  const all = await selectTags(db)
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
