import type { LetterWording } from '@huiyin/contract/letter-wordings'

export type WordingSection = LetterWording['sections'][number]

export const sectionsMax = 12

export const blankSection: WordingSection = { heading: '', text: '', otherwise: '' }

/** A wording with a section put in place of another, or taken out. */
export function withSection(
  wording: LetterWording,
  place: number,
  next: WordingSection | undefined,
): LetterWording {
  const sections = wording.sections.flatMap((old, index) => {
    if (index !== place) return [old]
    return next === undefined ? [] : [next]
  })
  return { ...wording, sections }
}

/** A wording with a section before the one it stood behind. */
export function movedUp(wording: LetterWording, place: number): LetterWording {
  const moving = wording.sections[place]
  if (moving === undefined || place === 0) return wording
  const others = wording.sections.filter((_, index) => index !== place)
  const sections = [...others.slice(0, place - 1), moving, ...others.slice(place - 1)]
  return { ...wording, sections }
}
