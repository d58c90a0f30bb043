/** What a column was taken for, and how surely: 1 is a heading word for word. */
export interface NamedColumn<Field extends string> {
  readonly heading: string
  readonly field: Field | null
  readonly confidence: number
}

/** What a heading may be. */
export interface HeadingClaim<Field extends string> {
  readonly field: Field
  readonly confidence: number
}

/** Words each field is headed with. */
export type HeadingWords<Field extends string> = Readonly<Record<Field, readonly string[]>>

const headingLengthMax = 40
const partialShare = 0.8

/**
 * Reads headings as offices write them: decorated with spaces, brackets and hints. The longest word
 * a heading is or contains decides.
 */
export function openHeadings<Field extends string>(
  words: HeadingWords<Field>,
): (text: string) => HeadingClaim<Field> | undefined {
  const fieldByWord = new Map(
    (Object.entries(words) as [Field, readonly string[]][]).flatMap(([field, all]) =>
      all.map((word) => [word, field] as const),
    ),
  )
  const wordsByLength = [...fieldByWord.keys()].toSorted((a, b) => b.length - a.length)
  return (text) => {
    const heading = normalHeading(text)
    if (text.length > headingLengthMax || heading === '') return undefined
    const exact = fieldByWord.get(heading)
    if (exact !== undefined) return { field: exact, confidence: 1 }
    // A single character is contained in too much to mean anything.
    const found = wordsByLength.find((word) => word.length > 1 && heading.includes(word))
    const field = found === undefined ? undefined : fieldByWord.get(found)
    if (found === undefined || field === undefined) return undefined
    return { field, confidence: partialShare * (found.length / heading.length) ** 0.5 }
  }
}

/** Each field to the column that is most surely it, each column to its surest free field. */
export function nameColumns<Field extends string>(
  headings: readonly string[],
  claimsOf: (heading: string) => readonly HeadingClaim<Field>[],
): NamedColumn<Field>[] {
  const claims = headings
    .flatMap((heading, index) => claimsOf(heading).map((claim) => ({ index, ...claim })))
    .toSorted((a, b) => b.confidence - a.confidence || a.index - b.index)
  const taken = new Map<number, HeadingClaim<Field>>()
  const given = new Set<Field>()
  for (const { index, field, confidence } of claims) {
    if (taken.has(index) || given.has(field)) continue
    taken.set(index, { field, confidence })
    given.add(field)
  }
  return headings.map((heading, index) => {
    const claim = taken.get(index)
    return { heading, field: claim?.field ?? null, confidence: claim?.confidence ?? 0 }
  })
}

/** A heading without what offices decorate it with: spaces, brackets, marks, hints. */
function normalHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')
}
