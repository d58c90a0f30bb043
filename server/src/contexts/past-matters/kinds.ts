import { type CaseSource, caseSources } from '@huiyin/contract/city-cases'
import {
  type TicketChannel,
  type TicketType,
  ticketChannels,
  ticketTypes,
} from '@huiyin/contract/hotline'
import type { PastMatterKind } from '@huiyin/contract/past-matters'
import type { NewMatter } from '../../kernel/matter/index.ts'
import { caseClassOf, openPastCases } from '../city-cases/index.ts'
import { openPastTickets } from '../hotline/index.ts'
import type { PastMatterParts } from './parts.ts'
import type { PastRow } from './past-row.rules.ts'

/** How rows of one kind become matters. */
interface PastKind {
  isCategory(code: string): boolean
  /** Words a mapping may give to sources and types; the first is meant where it gives none. */
  readonly sources: readonly string[]
  readonly types: readonly string[]
  open(
    parts: PastMatterParts,
    regionCode: string,
  ): Promise<(row: PastRow, enteredBy: string) => NewMatter>
}

const publicFirst: readonly CaseSource[] = ['public', ...caseSources]
const helpFirst: readonly TicketType[] = ['help', ...ticketTypes]

/** What can be taken over: each kind knows its own classes and makes its own rows. */
export const pastKinds: Readonly<Record<PastMatterKind, PastKind>> = {
  'city-cases': {
    isCategory: (code) => caseClassOf(code) !== undefined,
    sources: publicFirst,
    types: [],
    async open(parts, regionCode) {
      const make = await openPastCases(parts.cityCases, regionCode)
      return (row, enteredBy) => {
        const { kind, code: category } = caseClassOf(row.category) ?? otherEvent
        return make({ ...row, kind, category, source: oneOf(publicFirst, row.source) }, enteredBy)
      }
    },
  },
  tickets: {
    isCategory: (code) => /^([0-9]{2}){1,3}$/.test(code),
    sources: ticketChannels,
    types: helpFirst,
    async open(parts, regionCode) {
      const make = await openPastTickets(parts.hotline, regionCode)
      return (row, enteredBy) => {
        const channel: TicketChannel = oneOf(ticketChannels, row.source)
        return make({ ...row, channel, type: oneOf(helpFirst, row.type) }, enteredBy)
      }
    },
  },
}

/** 其他: a mapping is checked before, so that no row comes to it. */
const otherEvent = { kind: 'event', code: '0699' } as const

/** The word if it is one of these, else the first. */
function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word {
  const found = words.find((one) => one === word) ?? words[0]
  if (found === undefined) throw new Error('a list of words is empty')
  return found
}
