import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { StaffActor } from '../../kernel/access/index.ts'
import { authorsOfOwn } from './versions.rules.ts'

const workingDays = (amount: number) => ({ amount, unit: 'working_day' }) as const

/**
 * What a wholly new item begins with: the usual choices, the two steps that every item has, and
 * the unit of whoever drafts it. What only the author knows is empty, and the checks ask for it.
 */
export function blankItem({ posts }: Pick<StaffActor, 'posts'>) {
  const own = posts.find(({ role }) => authorsOfOwn.some((author) => author === role))
  const unitCode = own?.unitCode ?? ''
  return {
    identity: {
      name: '',
      aliases: [],
      type: 'permit',
      level: 'county',
      unitCode,
      bodyNature: 'statutory',
      powerSource: 'own_power',
      audience: ['person'],
    },
    promise: {
      caseType: 'promised',
      statutoryLimit: workingDays(20),
      promisedLimit: workingDays(10),
      forms: ['at_window'],
      onlineDepth: 'apply_online',
      visits: 1,
      crossScope: 'local_only',
      isInHall: true,
      isBookable: false,
      isMaterialPosted: false,
      isResultPosted: false,
      isPaidOnline: false,
    },
    legalBasis: [],
    conditions: [],
    questions: [],
    handling: {
      steps: [
        step({ id: 'accept', name: '受理', kind: 'accept', after: [] }, unitCode, 1),
        step({ id: 'decide', name: '决定', kind: 'decide', after: ['accept'] }, unitCode, 9),
      ],
      materials: [],
      specialProcedures: [],
      decisions: [],
      results: [],
    },
    fees: [],
    freeServices: [],
    places: [],
    contacts: { enquiryPhone: '', complaintPhone: '12345' },
    remedies: { rights: [], duties: [] },
    faqs: [],
  } as const satisfies ItemContent
}

type Step = ItemContent['handling']['steps'][number]

function step(what: Pick<Step, 'id' | 'name' | 'kind' | 'after'>, unit: string, days: number) {
  return { ...what, unit, limit: workingDays(days) } as const
}
