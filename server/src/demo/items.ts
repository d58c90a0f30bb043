import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'
import type { Audience, ItemType } from '@huiyin/contract/catalog-item.words'
import { charterBusDecision, charterBusName } from './charter-bus.data.ts'
import { demoMaterials } from './materials.data.ts'

/** What an item of the demo stands on: who offers it, and where. */
interface DemoOffer {
  readonly unitCode: string
  readonly basicCode: string
  readonly places: ItemContent['places']
}

const types = {
  X: 'permit',
  Q: 'confirmation',
  J: 'benefit',
  F: 'public_service',
  O: 'other_power',
} as const satisfies Record<string, ItemType>

const audiences: Readonly<Record<string, readonly Audience[]>> = {
  p: ['person'],
  e: ['enterprise', 'institution', 'association'],
  b: ['person', 'enterprise'],
}

const depths = ['read_online', 'download', 'apply_online', 'wholly_online'] as const

/** Makes the document of an item out of its line; see the columns in `items-people.data.ts`. */
export function readItem(line: string, offer: DemoOffer): ItemContent {
  const [name = '', nameEn = '', type = '', audience = '', law = '', ...rest] = line.split('|')
  const [limits = '', visits = '', question = '', materials = '', result = ''] = rest
  const [statutory = 0, promised = 0] = limits.split('/').map(Number)
  const questions = questionsOf(question)
  const steps = stepsOf(promised, offer.unitCode)
  return {
    identity: {
      name,
      nameEn,
      aliases: [],
      basicCode: offer.basicCode,
      type: types[type as keyof typeof types] ?? 'public_service',
      level: 'county',
      unitCode: offer.unitCode,
      bodyNature: 'statutory',
      powerSource: 'own_power',
      audience: [...(audiences[audience] ?? ['person'])],
    },
    promise: promiseOf({ statutory, promised, visits }),
    legalBasis: [basisOf(law)],
    conditions: [`符合${basisOf(law).document}规定的条件`, '申请材料真实、完整'],
    questions,
    handling: {
      steps,
      materials: materialsOf(materials, questions, steps),
      specialProcedures: [],
      decisions: name === charterBusName ? [charterBusDecision(steps.at(-1)?.id ?? 'serve')] : [],
      results: [
        { id: 'result', name: result, kind: kindOf(result), step: steps.at(-1)?.id ?? 'decide' },
      ],
    },
    fees: [],
    freeServices: ['免费打印、复印', '免费帮办代办'],
    places: offer.places,
    contacts: { enquiryPhone: '0000-12345', complaintPhone: '12345' },
    remedies: {
      rights: ['要求说明理由', '查询办理进度', '陈述、申辩'],
      duties: ['提供真实材料'],
      reviewBody: '澍阳县人民政府（示例）',
      court: '澍阳县人民法院（示例）',
    },
    faqs: [
      {
        question: '可以请人代办吗？',
        answer: '可以。带上双方身份证件，或在帮办代办窗口当面委托。',
      },
    ],
  }
}

function promiseOf(of: {
  readonly statutory: number
  readonly promised: number
  readonly visits: string
}): ItemContent['promise'] {
  const [times = 0, depth = 1] = of.visits.split('/').map(Number)
  const limit = (days: number) =>
    days === 0 ? null : { amount: days, unit: 'working_day' as const }
  return {
    caseType: of.promised === 0 ? 'immediate' : 'promised',
    statutoryLimit: limit(of.statutory),
    promisedLimit: limit(of.promised),
    forms: times === 0 ? ['at_window', 'by_computer', 'by_phone'] : ['at_window'],
    onlineDepth: depths[depth - 1] ?? 'read_online',
    visits: times,
    ...(times > 0 && { visitReason: '须当面核验身份或者查看现场' }),
    crossScope: depth === 4 ? 'across_counties' : 'local_only',
    isInHall: true,
    isBookable: times > 0,
    isMaterialPosted: times === 0,
    isResultPosted: true,
    isPaidOnline: false,
  }
}

/** An asterisk marks a text that was made up for the demo. */
function basisOf(law: string): ItemContent['legalBasis'][number] {
  const [document = '', article = ''] = law.replace('*', '示例文本：').split('#')
  return article === '' ? { document } : { document, article }
}

function questionsOf(column: string): ItemContent['questions'] {
  const [text = '', choices = ''] = column.split(':')
  if (text === '') return []
  return [
    {
      id: 'case',
      text: `${text}？`,
      choices: choices
        .split(',')
        .map((choice, index) => ({ id: `case-${index + 1}`, text: choice })),
    },
  ]
}

/** Served at once in one step; otherwise accepted, examined and decided within the promised days. */
function stepsOf(promised: number, unit: string): ItemContent['handling']['steps'] {
  const limit = (amount: number) => ({ amount, unit: 'working_day' as const })
  if (promised === 0) {
    const atOnce = { amount: 1, unit: 'working_hour' as const }
    return [{ id: 'serve', name: '当场办理', kind: 'decide', unit, limit: atOnce, after: [] }]
  }
  const short = promised < 3 ? promised / 4 : 1
  const middle = promised - 2 * short
  return [
    { id: 'accept', name: '受理', kind: 'accept', unit, limit: limit(short), after: [] },
    { id: 'examine', name: '审查', kind: 'examine', unit, limit: limit(middle), after: ['accept'] },
    { id: 'decide', name: '决定', kind: 'decide', unit, limit: limit(short), after: ['examine'] },
  ]
}

function materialsOf(
  column: string,
  questions: ItemContent['questions'],
  steps: ItemContent['handling']['steps'],
): ItemMaterial[] {
  const known = questions.flatMap(({ choices }) => choices.map(({ id }) => id))
  const situationsOf = new Map<string, string[]>()
  for (const word of column.split(',').filter((one) => one !== '')) {
    const [key = '', number] = word.split('@')
    const situation = number === undefined ? [] : [known[Number(number) - 1] ?? '']
    situationsOf.set(key, [...(situationsOf.get(key) ?? []), ...situation])
  }
  return [...situationsOf].map(([key, situations]) => materialOf(key, situations, steps))
}

function materialOf(
  key: string,
  situations: readonly string[],
  steps: ItemContent['handling']['steps'],
): ItemMaterial {
  const {
    name,
    register,
    form = 'electronic',
    point,
    ...known
  } = demoMaterials[key] ?? {
    name: key,
    point: '真实、完整',
  }
  return {
    id: key,
    name,
    source: register === undefined ? 'applicant' : 'register',
    ...(register !== undefined && { sourceId: register }),
    usedBy: steps.slice(0, 2).map(({ id }) => id),
    deferrable: known.deferrable ?? false,
    reviewPoints: [point],
    situations: [...situations],
    isRequired: true,
    isPromisable: known.promisable ?? false,
    form,
    originals: form === 'electronic' || form === 'copy' ? 0 : 1,
    copies: form === 'copy' || form === 'original_and_copy' ? 1 : 0,
    ...(known.issuer !== undefined && { issuer: known.issuer }),
  }
}

function kindOf(result: string): 'certificate' | 'document' | 'approval' {
  if (/(?:证|证书|执照|标志牌)$/.test(result)) return 'certificate'
  return /批复$/.test(result) ? 'approval' : 'document'
}
