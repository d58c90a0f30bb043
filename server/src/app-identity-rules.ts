import {
  CitizenAccountsValue,
  CitizenProviderValue,
  DataRequestsValue,
  PhoneChangeValue,
  RelayLimitsValue,
  StaffProviderValue,
  UnmaskingValue,
} from '@huiyin/contract/rule-values-identity'
import { phoneChangeRule, requestLimits } from './contexts/personal/index.ts'
import { identityProviderRule } from './kernel/access/index.ts'
import { citizenProviderRule, citizenRules } from './kernel/citizens/index.ts'
import { ruleSubject, type Subject } from './kernel/editions/index.ts'
import { unmaskingRule } from './kernel/people/index.ts'
import { relayLimits } from './kernel/relay/index.ts'
import type { Rulebook } from './kernel/rulebook/index.ts'

/** What a region rules about who signs in how, and about people's own data. */
export function identitySubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      group: 'people',
      rule: identityProviderRule,
      label: { zh: '工作人员统一身份认证', en: 'Sign-in of staff through a provider' },
      schema: StaffProviderValue,
      begins: 'today',
      fault: findProviderFault,
    }),
    ruleSubject(rulebook, {
      group: 'people',
      rule: citizenProviderRule,
      label: {
        zh: '群众和企业统一身份认证',
        en: 'Sign-in of citizens and enterprises through a provider',
      },
      schema: CitizenProviderValue,
      begins: 'today',
      fault: findProviderFault,
    }),
    ruleSubject(rulebook, {
      group: 'people',
      rule: citizenRules,
      label: { zh: '“我的”账户', en: 'Accounts of citizens' },
      schema: CitizenAccountsValue,
      restsOn: '电信服务规范（号码冻结九十日）',
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'people',
      rule: unmaskingRule,
      label: { zh: '隐名人的电话谁能看', en: 'Who sees the number of a masked person' },
      schema: UnmaskingValue,
      begins: 'tomorrow',
    }),
    ruleSubject(rulebook, {
      group: 'people',
      rule: relayLimits,
      label: { zh: '经平台联系隐名人的次数', en: 'Contacts through the platform' },
      schema: RelayLimitsValue,
      restsOn: '个人信息保护法第六条（影响最小）；次数由产品默认',
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'limits',
      rule: phoneChangeRule,
      label: { zh: '窗口更换手机号的等候期', en: 'Waiting time of a new number at the counter' },
      schema: PhoneChangeValue,
      begins: 'tomorrow',
    }),
    ruleSubject(rulebook, {
      group: 'limits',
      rule: requestLimits,
      label: { zh: '个人信息请求的时限', en: 'Limits of requests about personal data' },
      schema: DataRequestsValue,
      restsOn: '个人信息保护法第五十条；GB/T 35273—2020 8.7（三十天内）',
      begins: 'tomorrow',
    }),
  ]
}

/** A provider that is offered must be there: an address over https, and who we are to it. */
function findProviderFault(value: unknown): string | undefined {
  const { isOn, issuer, clientId } = value as Readonly<Record<string, unknown>>
  if (isOn !== true) return undefined
  const url = typeof issuer === 'string' ? URL.parse(issuer) : null
  if (url?.protocol !== 'https:') return 'issuer must be an https address'
  return clientId === '' ? 'clientId must be named' : undefined
}
