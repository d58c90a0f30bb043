import { TicketLimitsValue } from '@huiyin/contract/hotline'
import { CallScriptsValue } from '@huiyin/contract/hotline-desk'
import { HotlineScoreValue } from '@huiyin/contract/hotline-score'
import { SeatsValue } from '@huiyin/contract/hotline-seats'
import {
  callScripts,
  findScoreFault,
  findSeatsFault,
  hotlineScore,
  seatsRule,
  ticketLimits,
} from './contexts/hotline/index.ts'
import { ruleSubject, type Subject } from './kernel/editions/index.ts'
import { keepsOpenMatters } from './kernel/matter/index.ts'
import type { Rulebook } from './kernel/rulebook/index.ts'

/** What a region lays down for its hotline: limits, words, special seats. */
export function hotlineSubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      group: 'cases',
      rule: ticketLimits,
      label: { zh: '热线工单的时限', en: 'Limits of tickets of the hotline' },
      schema: TicketLimitsValue,
      restsOn: '国办发〔2020〕53号；各环节时限由产品默认',
      begins: 'tomorrow',
      touches: keepsOpenMatters,
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: callScripts,
      label: { zh: '热线话术', en: 'What the hotline says and asks' },
      schema: CallScriptsValue,
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: seatsRule,
      label: { zh: '热线专席', en: 'Special seats of the hotline' },
      schema: SeatsValue,
      begins: 'today',
      fault: findSeatsFault,
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: hotlineScore,
      label: { zh: '热线考核得分', en: 'Score of units of the hotline' },
      schema: HotlineScoreValue,
      restsOn: '10/45/45 常见于接诉即办报道，未核到文件；接通件数下限由产品默认',
      begins: 'tomorrow',
      fault: findScoreFault,
    }),
  ]
}
