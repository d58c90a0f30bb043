import type { OwnContact } from '../../../kernel/people/index.ts'
import { normaliseName } from '../../../kernel/people/index.ts'
import type { RuleName } from '../../../kernel/rulebook/index.ts'
import type { AskedMaterial } from './form.rules.ts'

/** What a region lays down for papers that are used again. */
export interface ReuseLimits {
  /** Days after which a paper has to be handed in anew, where the item names no days of its own. */
  readonly days: number
}

export const reuseLimits: RuleName<ReuseLimits> = {
  name: 'applications/reuse',
  otherwise: { version: 'shipped-2026-11', value: { days: 365 } },
}

/** A file that was handed in before, with where it comes from. */
export interface EarlierFile {
  readonly evidenceId: string
  readonly materialName: string
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly number: string
  readonly title: string
  readonly handedInAt: Date
  /** Something had to be put right in that application: look at the file before using it again. */
  readonly wasCorrected: boolean
}

const dayMs = 86_400_000

/**
 * Whether a file handed in before may stand in for a material now: the same paper by name, and not
 * older than the item, or else the region, lets it be. Days count from when the file itself came;
 * using it again does not make it younger.
 */
export function isReusable(
  { name, reusableDays }: Pick<AskedMaterial, 'name' | 'reusableDays'>,
  file: Pick<EarlierFile, 'materialName' | 'handedInAt'>,
  { now, days }: { readonly now: Date; readonly days: number },
): boolean {
  const age = now.getTime() - file.handedInAt.getTime()
  return file.materialName === name && age < (reusableDays ?? days) * dayMs
}

/**
 * Whether two records are of one person. A family shares a phone, and a slip of paper can bring
 * another person's application into an account: neither opens their papers.
 */
export function isSamePerson(one: OwnContact, other: OwnContact): boolean {
  const isKnown = one.erasedAt === null && other.erasedAt === null && one.idNumber !== null
  return (
    isKnown &&
    one.kind === other.kind &&
    one.idNumber === other.idNumber &&
    normaliseName(one.name ?? '') === normaliseName(other.name ?? '')
  )
}
