import {
  CaseLimitsValue,
  CasePublicationValue,
  FilingStandardsValue,
} from '@huiyin/contract/city-cases'
import { FrontageLimitsValue } from '@huiyin/contract/frontages'
import { DisputeLimitsValue, RoutingTableValue } from '@huiyin/contract/routing'
import { bulletinSubject, clusterSubject, hotlineBulletinSubject } from './app-bulletin-rules.ts'
import { hotlineSubjects } from './app-hotline-rules.ts'
import {
  caseLimits,
  casePublication,
  findStandardsFault,
  standardsRule,
} from './contexts/city-cases/index.ts'
import { findFrontageFault, frontageLimits } from './contexts/frontages/index.ts'
import { disputeLimits, findRoutingFault, responsibilityRule } from './contexts/routing/index.ts'
import { ruleSubject, type Subject } from './kernel/editions/index.ts'
import { keepsOpenMatters } from './kernel/matter/index.ts'
import type { Rulebook } from './kernel/rulebook/index.ts'

/** Who answers for what in the streets and at the hotline. */
export function caseSubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      group: 'cases',
      rule: responsibilityRule,
      label: { zh: '归口责任表', en: 'Who answers for what where' },
      schema: RoutingTableValue,
      restsOn: 'GB/T 30428.2（部件和事件的主管、权属单位）；先属主后属地、先属地后属主',
      begins: 'today',
      fault: findRoutingFault,
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: disputeLimits,
      label: { zh: '管辖争议的时限', en: 'Limits of disputes' },
      schema: DisputeLimitsValue,
      begins: 'tomorrow',
      touches: keepsOpenMatters,
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: standardsRule,
      label: { zh: '立案、处置和结案标准', en: 'Standards for filing and closing' },
      schema: FilingStandardsValue,
      restsOn: 'GB/T 30428.8—2020',
      begins: 'tomorrow',
      fault: findStandardsFault,
      touches: keepsOpenMatters,
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: caseLimits,
      label: { zh: '城市管理案件的时限', en: 'Limits of cases of the street' },
      schema: CaseLimitsValue,
      restsOn: 'GB/T 30428；各环节时限由产品默认',
      begins: 'tomorrow',
      touches: keepsOpenMatters,
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: casePublication,
      label: { zh: '公众上报和案件公开', en: 'Reports of the public, and what it sees of cases' },
      schema: CasePublicationValue,
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'cases',
      rule: frontageLimits,
      label: { zh: '门前提醒', en: 'Friendly notices' },
      schema: FrontageLimitsValue,
      restsOn: '城市市容和环境卫生管理条例（卫生责任区）；时限和类别由产品默认',
      begins: 'today',
      fault: findFrontageFault,
    }),
    ...hotlineSubjects(rulebook),
    bulletinSubject(rulebook),
    hotlineBulletinSubject(rulebook),
    clusterSubject(rulebook),
  ]
}
