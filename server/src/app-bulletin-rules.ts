import { CityWeeklyValue } from '@huiyin/contract/case-bulletins'
import { ClusterRuleValue } from '@huiyin/contract/clusters'
import { HotlineBulletinValue } from '@huiyin/contract/hotline-bulletins'
import { cityWeeklyRule, hotlineBulletinRule } from './contexts/bulletins/index.ts'
import { clusterRule } from './contexts/clusters/index.ts'
import { ruleSubject, type Subject } from './kernel/editions/index.ts'
import type { Rulebook } from './kernel/rulebook/index.ts'

/** How a region counts its week, and who is grouped with whom. */
export function bulletinSubject(rulebook: Rulebook): Subject {
  return ruleSubject(rulebook, {
    group: 'cases',
    rule: cityWeeklyRule,
    label: { zh: '城市管理周通报', en: 'Weekly bulletin of cases' },
    schema: CityWeeklyValue,
    restsOn: '截止时点、缓办口径和分组由各地公布',
    begins: 'tomorrow',
  })
}

/** Whether everybody may read what is published of the hotline. */
export function hotlineBulletinSubject(rulebook: Rulebook): Subject {
  return ruleSubject(rulebook, {
    group: 'cases',
    rule: hotlineBulletinRule,
    label: { zh: '热线通报', en: 'Bulletins of the hotline' },
    schema: HotlineBulletinValue,
    restsOn: '是否公开由各地决定',
    begins: 'tomorrow',
  })
}

/** How many cases or tickets of one class at one place are a problem. */
export function clusterSubject(rulebook: Rulebook): Subject {
  return ruleSubject(rulebook, {
    group: 'cases',
    rule: clusterRule,
    label: { zh: '聚集问题', en: 'Clusters of cases and tickets' },
    schema: ClusterRuleValue,
    begins: 'today',
  })
}
