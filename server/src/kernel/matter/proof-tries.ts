import type { World } from '../../platform/world.ts'
import type { Proof } from './matter.view.ts'
import { openTries, type Tried } from './tries.ts'

/** Of forty bits so many wrong ones an hour find nothing; fewer would let anybody keep the owner out. */
const codesMax = 5_000

/** Counts wrong proofs of matters, so that guessing ends and whoever has the right one gets in. */
export interface ProofTries {
  /**
   * Counts a proof before it is looked at.
   * @returns until when no such proof opens the matter; `undefined` when it may be looked at
   */
  begin(number: string, proof: Proof): Date | undefined
  wrong(number: string, proof: Proof): Tried
  right(number: string, proof: Proof): void
}

/**
 * The number of a matter is no secret: it stands on maps and in bulletins, and the unit knows it. Wrong
 * codes are counted by where they come from, so that nobody who types five of them bars the person from
 * contesting. The end of a telephone number is found in ten thousand tries, wherever they come from: it
 * has five an hour in all, and what is wrong with it bars no code.
 */
export function openProofTries(world: World): ProofTries {
  const few = openTries(world)
  const many = openTries(world, codesMax)
  const subjectOf = (number: string, proof: Proof) =>
    'phoneTail' in proof ? `${number} tail` : `${number} ${proof.from ?? ''}`

  return {
    begin(number, proof) {
      const until = few.begin(subjectOf(number, proof))
      return until ?? ('phoneTail' in proof ? undefined : many.begin(number))
    },
    wrong: (number, proof) => few.wrong(subjectOf(number, proof)),
    right(number, proof) {
      few.right(subjectOf(number, proof))
      if (!('phoneTail' in proof)) many.forgive(number)
    },
  }
}
