import { hash as digest } from 'node:crypto'
import type { HashAlgorithm } from './types.ts'

// RFC 6962 §2.1: leaves and inner nodes are told apart, so that no node passes for an entry.
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

/** A Merkle tree that is fed leaf by leaf and keeps one node a level: a day of any size fits. */
export interface MerkleTree {
  /** Adds the hash of the next entry. */
  add(entryHash: Buffer): void
  readonly size: number
  /** The Merkle tree hash of RFC 6962; that of no leaves is the hash of nothing. */
  root(): Buffer
}

/** Opens an empty tree (RFC 6962 §2.1: a left subtree is always the largest full one). */
export function growMerkleTree(algorithm: HashAlgorithm): MerkleTree {
  // One full subtree a set bit of `size`, the largest first.
  const peaks: Buffer[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    add(entryHash) {
      let node = leafOf(algorithm, entryHash)
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        node = nodeOf(algorithm, peaks.pop() as Buffer, node)
      }
      peaks.push(node)
      size += 1
    },
    root() {
      if (size === 0) return digest(algorithm, '', 'buffer')
      return peaks.reduceRight((right, left) => nodeOf(algorithm, left, right))
    },
  }
}

/** The Merkle root over the hashes of a day's entries in the order of stream and number. */
export function merkleRoot(algorithm: HashAlgorithm, entryHashes: readonly Buffer[]): Buffer {
  const tree = growMerkleTree(algorithm)
  for (const entryHash of entryHashes) tree.add(entryHash)
  return tree.root()
}

/**
 * The hashes that lead from one entry to the root, nearest first (RFC 6962 §2.1.1): whoever holds
 * the root can be shown that the entry is in it without seeing any other entry.
 */
export function proveInclusion(
  algorithm: HashAlgorithm,
  entryHashes: readonly Buffer[],
  index: number,
): Buffer[] {
  if (entryHashes.length <= 1) return []
  const cut = largestPowerBelow(entryHashes.length)
  const left = entryHashes.slice(0, cut)
  const right = entryHashes.slice(cut)
  return index < cut
    ? [...proveInclusion(algorithm, left, index), merkleRoot(algorithm, right)]
    : [...proveInclusion(algorithm, right, index - cut), merkleRoot(algorithm, left)]
}

/** Whether a proof leads from an entry at its place among `size` to the root (RFC 9162 §2.1.3.2). */
export function isIncluded(
  algorithm: HashAlgorithm,
  claim: {
    readonly entryHash: Buffer
    readonly index: number
    readonly size: number
    readonly proof: readonly Buffer[]
    readonly root: Buffer
  },
): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false
  let node = leafOf(algorithm, claim.entryHash)
  let index = claim.index
  let last = claim.size - 1
  for (const sibling of claim.proof) {
    if (last === 0) return false
    if (index % 2 === 1 || index === last) {
      node = nodeOf(algorithm, sibling, node)
      // The last node of a level without a sibling rises until it has one.
      while (index % 2 === 0 && index !== 0) {
        index = half(index)
        last = half(last)
      }
    } else {
      node = nodeOf(algorithm, node, sibling)
    }
    index = half(index)
    last = half(last)
  }
  return last === 0 && node.equals(claim.root)
}

function leafOf(algorithm: HashAlgorithm, entryHash: Buffer): Buffer {
  return digest(algorithm, Buffer.concat([leafMark, entryHash]), 'buffer')
}

function nodeOf(algorithm: HashAlgorithm, left: Buffer, right: Buffer): Buffer {
  return digest(algorithm, Buffer.concat([nodeMark, left, right]), 'buffer')
}

function largestPowerBelow(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1))
}

function half(index: number): number {
  return Math.floor(index / 2)
}
