import { gradeWords } from '@huiyin/contract/reviews.words'
import { usePreferences } from '../../app/preferences.tsx'
import { wordOf } from '../../app/words-of.ts'

const tones: Readonly<Record<string, string>> = {
  very_satisfied: 'green',
  satisfied: 'green',
  basically_satisfied: 'grey',
  dissatisfied: 'amber',
  very_dissatisfied: 'red',
}

/** A level in words; its colour only repeats it. */
export function GradeTag({ grade }: { readonly grade: string }) {
  const { language } = usePreferences()
  return (
    <span className={`tag tag-${tones[grade] ?? 'grey'}`}>
      {wordOf(gradeWords, grade, language)}
    </span>
  )
}
