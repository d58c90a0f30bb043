import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIncluded, merkleRoot, proveInclusion } from './merkle.rules.ts'

const hashes = (count: number) =>
  Array.from({ length: count }, (_, index) => createHash('sha256').update(`${index}`).digest())

/** The definition of RFC 6962 §2.1, word by word. */
function definition(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves
  if (first === undefined) return createHash('sha256').digest()
  if (leaves.length === 1) return sha256(Buffer.of(0), first)
  let cut = 1
  while (cut * 2 < leaves.length) cut *= 2
  return sha256(Buffer.of(1), definition(leaves.slice(0, cut)), definition(leaves.slice(cut)))
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

test('the root of any number of entries is the tree hash of RFC 6962', () => {
  for (let count = 0; count <= 70; count += 1) {
    expect(merkleRoot('sha256', hashes(count))).toEqual(definition(hashes(count)))
  }
})

test('every entry can be shown to be in the root, and no other in its place', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, pick, other) => {
      const leaves = hashes(size)
      const index = pick % size
      const claim = {
        entryHash: leaves[index] as Buffer,
        index,
        size,
        proof: proveInclusion('sha256', leaves, index),
        root: merkleRoot('sha256', leaves),
      }

      expect(isIncluded('sha256', claim)).toBe(true)
      expect(isIncluded('sha256', { ...claim, entryHash: sha256(claim.entryHash) })).toBe(false)
      expect(isIncluded('sha256', { ...claim, index: size + (other % 9) })).toBe(false)
      expect(isIncluded('sha256', { ...claim, proof: claim.proof.slice(1) })).toBe(size === 1)
    }),
  ))
