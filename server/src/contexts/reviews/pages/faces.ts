import type { Grade } from '@huiyin/contract/reviews'
import { type Html, html } from '../../../platform/pages/html.ts'

const mouths: Readonly<Record<Grade, string>> = {
  very_satisfied: 'M7 13.5h10a5 5 0 0 1-10 0z',
  satisfied: 'M7.5 14.2c2.2 2.7 6.8 2.7 9 0',
  basically_satisfied: 'M8.5 15.2h7',
  dissatisfied: 'M8 16.4c1.8-2 6.2-2 8 0',
  very_dissatisfied: 'M7.5 17c2.2-3.6 6.8-3.6 9 0M7 7.2l2.8 1.3M17 7.2l-2.8 1.3',
}

/**
 * A face for a level, drawn in the colour of the text: a green smile beside a red frown would
 * push people towards the green. The word beside it says the level; the face is decoration.
 */
export function face(grade: Grade): Html {
  return html`<svg class="smile" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="10"/><path d="M8.8 10v.4M15.2 10v.4${mouths[grade]}"/></svg>`
}
