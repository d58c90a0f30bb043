import type { SaidPart } from '../../parts/schema/say-value.ts'

export interface AlignedLine {
  readonly label: string
  readonly before: string
  readonly after: string
  readonly isChanged: boolean
}

/** The leaves of two values beside each other, in the order of the newer one; what went stands last. */
export function alignedLines(
  before: readonly SaidPart[],
  after: readonly SaidPart[],
): readonly AlignedLine[] {
  const old = new Map(before.map(({ label, value }) => [label, value]))
  const next = new Map(after.map(({ label, value }) => [label, value]))
  return [...new Set([...next.keys(), ...old.keys()])].map((label) => {
    const line = { label, before: old.get(label) ?? '', after: next.get(label) ?? '' }
    return { ...line, isChanged: line.before !== line.after }
  })
}
