import { badGrades, type Grade, grades } from '@huiyin/contract/reviews'
import type { Fault } from '../../../platform/pages/fields.ts'
import { type FormBody, many, one } from '../../../platform/pages/form-body.ts'
import type { Say } from '../../../platform/pages/say.ts'

/** Longest text of a review, in characters as the browser counts them. */
export const reviewTextMax = 1_000
/** Most photos of a review. */
export const photosMax = 9

const phonePattern = /^[0-9+-]{5,20}$/

/** What a person filled in, right or wrong, so that a form comes back as it was left. */
export interface ReviewFilledIn {
  readonly grade: Grade | null
  readonly tags: readonly string[]
  readonly text: string
  readonly allowsContact: boolean
  readonly phone: string
  /** Ids of photos already kept. */
  readonly photos: readonly string[]
}

/** The form as it is first shown: nothing chosen, because a preset level would falsify the figures. */
export const nothingFilledIn: ReviewFilledIn = {
  grade: null,
  tags: [],
  text: '',
  allowsContact: false,
  phone: '',
  photos: [],
}

/**
 * Reads the review form. Boxes of other levels may have stayed ticked while hidden; only those of
 * the chosen level are read.
 */
export function readReview(body: FormBody): ReviewFilledIn {
  const grade = grades.find((each) => each === one(body, 'grade')) ?? null
  return {
    grade,
    tags: grade === null ? [] : many(body, tagsFieldOf(grade)),
    text: one(body, 'text').replaceAll('\r\n', '\n').trim(),
    allowsContact:
      grade !== null && badGrades.includes(grade) && one(body, 'allowsContact') === '1',
    phone: one(body, 'phone').replace(/[\s()（）]/g, ''),
    photos: many(body, 'photo'),
  }
}

/** Each level has its own boxes, so that a hidden box of another level can never be sent as its own. */
export function tagsFieldOf(grade: Grade): string {
  return `tags_${grade}`
}

/** What has to be corrected before the review can be taken; empty when nothing has. */
export function faultsOfReview(review: ReviewFilledIn, say: Say): Fault[] {
  const faults: Fault[] = []
  const { grade, text } = review
  if (grade === null) faults.push({ field: 'grade', message: say('faultGrade') })
  else if (badGrades.includes(grade) && review.tags.length === 0 && text === '') {
    // A bad review that names nothing cannot be put right.
    faults.push({ field: 'text', message: say('faultReason') })
  }
  if (text.length > reviewTextMax) {
    faults.push({ field: 'text', message: say('faultTextLong', { count: text.length }) })
  }
  if (review.allowsContact && review.phone !== '' && !phonePattern.test(review.phone)) {
    faults.push({ field: 'phone', message: say('faultPhone') })
  }
  if (review.photos.length > photosMax) {
    faults.push({ field: 'photos', message: say('faultPhotosMany', { count: photosMax }) })
  }
  return faults
}
