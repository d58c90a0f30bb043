import {
  type ItemCheckCode,
  itemCheckWords,
  shapeWords,
} from '@huiyin/contract/catalog-checks.words'
import { ItemContent } from '@huiyin/contract/catalog-item'
import type { AbolishedProof } from '@huiyin/contract/catalog-rules'
import type { CheckFinding } from '@huiyin/contract/catalog-versions'
import { Value } from 'typebox/value'
import { checkHandling } from '../../kernel/graph/index.ts'
import { basicCodePrefixes, parseImplementationCode } from './codes.rules.ts'
import { checkMaterials } from './material-checks.rules.ts'
import { checkPromise } from './promise-checks.rules.ts'

/** What the checks have to know beside the document. */
export interface CheckContext {
  readonly code: string
  /** Codes of the units of the region on the day of effect. */
  readonly unitCodes: ReadonlySet<string>
  readonly abolishedProofs: readonly AbolishedProof[]
}

/** Writes down what a check found. */
export type Find = (
  code: ItemCheckCode,
  at: string,
  values?: Readonly<Record<string, string | number>>,
) => void

/** What is worth saying and stops nothing; every other finding does. */
const remarks: ReadonlySet<ItemCheckCode> = new Set([
  'limits-differ',
  'situation-idle',
  'fee-online',
  'code-type',
])

const findingsMax = 200
const shapeMax = 20

/**
 * Everything that stands against publishing a document, and what is worth saying, each as a
 * sentence that tells what to do.
 *
 * @param content - anything: what is no item at all is told place by place
 * @see docs/domain/catalog.md (national data-quality rules, 行政许可法)
 */
export function checkItem(content: unknown, context: CheckContext): CheckFinding[] {
  const findings: CheckFinding[] = []
  const find: Find = (code, at, values = {}) => {
    const weight = remarks.has(code) ? 'remark' : 'fault'
    const { zh, en } = itemCheckWords[code]
    findings.push({ code, weight, at, zh: filled(zh, values), en: filled(en, values) })
  }
  if (!Value.Check(ItemContent, content)) return shapeFindings(content)
  checkIdentity(content, context, find)
  checkPromise(content, find)
  checkMaterials(content, context.abolishedProofs, find)
  checkResults(content, find)
  for (const { code, at, zh, en } of checkHandling(content.handling)) {
    findings.push({ code: `handling/${code}`, weight: 'fault', at: `/handling${at}`, zh, en })
  }
  return findings.slice(0, findingsMax)
}

/** Where a document is no item at all: what is missing or does not fit, once a place. */
function shapeFindings(content: unknown): CheckFinding[] {
  const places = new Map<string, CheckFinding>()
  for (const { keyword, instancePath, params, message } of Value.Errors(ItemContent, content)) {
    const missing = 'requiredProperties' in params ? params.requiredProperties : undefined
    const at = missing?.[0] === undefined ? instancePath : `${instancePath}/${missing[0]}`
    const words = isShapeKeyword(keyword) ? shapeWords[keyword] : { zh: message, en: message }
    if (places.has(at)) continue
    places.set(at, {
      code: 'shape',
      weight: 'fault',
      at,
      zh: filled(itemCheckWords.shape.zh, { message: words.zh }),
      en: filled(itemCheckWords.shape.en, { message: words.en }),
    })
  }
  return [...places.values()].slice(0, shapeMax)
}

const isShapeKeyword = (keyword: string): keyword is keyof typeof shapeWords =>
  keyword in shapeWords

/** Whether the document may be published. */
export function hasFaults(findings: readonly CheckFinding[]): boolean {
  return findings.some(({ weight }) => weight === 'fault')
}

function checkIdentity(content: ItemContent, context: CheckContext, find: Find): void {
  const { identity, legalBasis } = content
  const { unitCode, basicCode } = identity
  if (!context.unitCodes.has(unitCode)) {
    find('unit-unknown', '/identity/unitCode', { unit: unitCode })
  }
  if (identity.bodyNature === 'entrusted' && identity.entrustedBy === undefined) {
    find('entrusted-by', '/identity/entrustedBy')
  }
  if (legalBasis.length === 0) find('basis-missing', '/legalBasis')
  const prefix = basicCode?.slice(0, 4)
  const expected = basicCodePrefixes[identity.type]
  if (prefix !== undefined && /^00[0-9]{2}$/.test(prefix) && prefix !== expected) {
    find('code-type', '/identity/basicCode', { prefix })
  }
  checkImplementationCode(content, context, find)
}

function checkImplementationCode(content: ItemContent, context: CheckContext, find: Find): void {
  const { implementationCode, basicCode, level, unitCode } = content.identity
  if (implementationCode === undefined) return
  const at = '/identity/implementationCode'
  const parsed = parseImplementationCode(implementationCode)
  if (parsed === undefined) {
    find('code-invalid', at, { code: implementationCode })
    return
  }
  if (context.code.length >= 31 && context.code !== implementationCode) {
    find('code-of-item', at, { code: context.code })
  }
  if (basicCode !== undefined && parsed.basicCode !== basicCode) {
    find('code-basic', at, { inside: parsed.basicCode, given: basicCode })
  }
  if (parsed.level !== level) find('code-level', at)
  if (parsed.creditCode !== unitCode && unitCode.length === 18) find('code-unit', at)
}

/** 证 → 出证办结, 批复 → 审批办结, 文书 → 出文办结: a provincial data-quality rule. */
const endings = [
  { ending: /(?:证|证书|执照)$/, kind: 'certificate', code: 'result-certificate' },
  { ending: /批复$/, kind: 'approval', code: 'result-approval' },
  { ending: /(?:通知书|决定书|文书|公文|文)$/, kind: 'document', code: 'result-document' },
] as const

function checkResults({ handling }: ItemContent, find: Find): void {
  if (handling.results.length === 0) find('result-missing', '/handling/results')
  for (const [index, { name, kind }] of handling.results.entries()) {
    const rule = endings.find(({ ending }) => ending.test(name))
    if (rule !== undefined && rule.kind !== kind) {
      find(rule.code, `/handling/results/${index}/kind`, { name })
    }
  }
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot))
}
