import assert from 'node:assert/strict'
import type { LetterWording } from '@huiyin/contract/letter-wordings'
import type { RuleName } from '../../rulebook/index.ts'
import { type LetterKind, letterKinds } from '../types.ts'
import { shippedWordings } from './shipped.ts'

export { fieldsOfKind, frameOf } from './kinds.ts'
export { findWordingFaults, printWording } from './wording.rules.ts'

const rules: ReadonlyMap<LetterKind, RuleName<LetterWording>> = new Map(
  letterKinds.map((kind) => {
    const version = latestVersion(kind)
    const otherwise = { version: String(version), value: shippedWording(kind, version) }
    return [kind, { name: `letters/${kind}`, otherwise }]
  }),
)

/** The wording of a kind as a rule of the region; what the product ships until it has its own. */
export function ruleOfKind(kind: LetterKind): RuleName<LetterWording> {
  const rule = rules.get(kind)
  assert(rule !== undefined, `no wording of ${kind}`)
  return rule
}

/** A wording of the product, with which letters were issued. */
export function shippedWording(kind: LetterKind, version: number): LetterWording {
  const wordings: readonly LetterWording[] = shippedWordings[kind]
  const wording = wordings[version - 1]
  assert(wording !== undefined, `letter ${kind} has no shipped wording ${version}`)
  return wording
}

export function latestVersion(kind: LetterKind): number {
  return shippedWordings[kind].length
}
