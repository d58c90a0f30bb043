import { referenceWords } from '@huiyin/contract/desk-reference.words'
import type { Say } from '../../app/words.ts'

type SayReference = Say<typeof referenceWords>

/** Names of rules come as `context/name`; one we have no word for is shown as it is. */
export function sayRuleName(name: string, say: SayReference): string {
  return sayKnown(`rule_${name.replace('/', '_')}`, name, say)
}

/** The value of a rule, one line for each of its parts. */
export function partsOf(value: unknown, say: SayReference): readonly string[] {
  if (typeof value !== 'object' || value === null) return [sayValue(value, say)]
  return Object.entries(value).map(
    ([name, part]) => `${sayKnown(`limit_${name}`, name, say)}: ${sayValue(part, say)}`,
  )
}

function sayValue(value: unknown, say: SayReference): string {
  if (value === null) return say('never')
  if (typeof value === 'boolean') return say(value ? 'on' : 'off')
  if (isBudget(value)) {
    const amount = value.amountHundredths / 100
    return sayKnown(`amount_${value.unit}`, `{n} ${value.unit}`, say, { n: amount })
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

interface Budget {
  readonly amountHundredths: number
  readonly unit: string
}

function isBudget(value: unknown): value is Budget {
  return typeof value === 'object' && value !== null && 'amountHundredths' in value
}

function sayKnown(
  key: string,
  otherwise: string,
  say: SayReference,
  values?: Readonly<Record<string, number>>,
): string {
  return key in referenceWords ? say(key as keyof typeof referenceWords, values) : otherwise
}
