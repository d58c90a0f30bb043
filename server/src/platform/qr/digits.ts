const digitWidth = 3
export const digitHeight = 5
const gap = 1

/** Ten digits of three by five cells, legible on a slip of a thermal printer. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  0: ['###', '#.#', '#.#', '#.#', '###'],
  1: ['.#.', '##.', '.#.', '.#.', '###'],
  2: ['###', '..#', '###', '#..', '###'],
  3: ['###', '..#', '###', '..#', '###'],
  4: ['#.#', '#.#', '###', '..#', '..#'],
  5: ['###', '#..', '###', '..#', '###'],
  6: ['###', '#..', '###', '#.#', '###'],
  7: ['###', '..#', '.#.', '.#.', '.#.'],
  8: ['###', '#.#', '###', '#.#', '###'],
  9: ['###', '#.#', '###', '..#', '###'],
}
const blank = ['...', '...', '...', '...', '...']

/** Digits and spaces as cells, for a picture that has no letters of its own. */
export function digitCells(text: string): readonly (readonly boolean[])[] {
  const wanted = [...text].map((one) => shapes[one] ?? blank)
  return Array.from({ length: digitHeight }, (_, row) =>
    wanted
      .map((shape) => (shape[row] ?? '').padEnd(digitWidth + gap, '.'))
      .join('')
      .slice(0, -gap)
      .split('')
      .map((cell) => cell === '#'),
  )
}
