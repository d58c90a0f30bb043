import { type PowerTransfer, PowerTransfersValue } from '@huiyin/contract/catalog-powers'
import { AbolishedProofsValue, ThemesValue } from '@huiyin/contract/catalog-rules'
import {
  ApplicationLimitsValue,
  CaptureModeValue,
  ExtensionTagsValue,
  LedgerPublicationValue,
  NoticeSettingsValue,
  OutsideLimitsValue,
  PublicationValue,
  ReviewLimitsValue,
  TaskLimitsValue,
  TextRetentionValue,
  VerificationValue,
} from '@huiyin/contract/rule-values'
import {
  FastLaneValue,
  JointWorkValue,
  ReuseValue,
} from '@huiyin/contract/rule-values-applications'
import { AutomaticLimitsValue } from '@huiyin/contract/rule-values-automatic'
import { CertificateRulesValue } from '@huiyin/contract/rule-values-certificates'
import { HallLimitsValue } from '@huiyin/contract/rule-values-hall'
import { SignalLimitsValue } from '@huiyin/contract/rule-values-integrity'
import { PromiseLimitsValue } from '@huiyin/contract/rule-values-promises'
import { identitySubjects } from './app-identity-rules.ts'
import { caseSubjects } from './app-street-rules.ts'
import {
  applicationLimits,
  automaticLimits,
  fastLaneLimits,
  jointWorkLimits,
  promiseLimits,
  reuseLimits,
} from './contexts/applications/index.ts'
import {
  abolishedProofsRule,
  findTransferFault,
  powerTransfersRule,
  themesRule,
} from './contexts/catalog/index.ts'
import { certificateRules } from './contexts/certificates/index.ts'
import { outsideLimits } from './contexts/exchange/index.ts'
import { hallLimits } from './contexts/hall/index.ts'
import { signalLimits } from './contexts/integrity/index.ts'
import {
  captureMode,
  type ExtensionTag,
  extensionTagsRule,
  findTagFault,
  publicationSwitches,
  reviewLimits,
  showsPages,
} from './contexts/reviews/index.ts'
import { ledgerPublication, taskLimits } from './contexts/tasks/index.ts'
import type { Budget, Clock } from './kernel/clock/index.ts'
import { ruleSubject, type Subject } from './kernel/editions/index.ts'
import { wordingSubjects } from './kernel/letters/index.ts'
import {
  erasesTexts,
  keepsOpenMatters,
  localCalendarSubject,
  nationalCalendarSubject,
  textRetentionRule,
  unitCalendarsSubject,
  verificationRule,
} from './kernel/matter/index.ts'
import { noticeSettingsRule } from './kernel/notices/index.ts'
import type { Org } from './kernel/org/index.ts'
import type { Rulebook } from './kernel/rulebook/index.ts'
import type { World } from './platform/world.ts'

/** Everything a region rules on by editions, in the order of the screen. */
export function editionSubjects(parts: {
  readonly rulebook: Rulebook
  readonly clock: Clock
  readonly world: World
  readonly org: Pick<Org, 'regions'>
}): Subject[] {
  // The nation's calendar holds in every region of an installation: the highest one publishes it.
  const mainRegion = async () =>
    (await parts.org.regions()).find((one) => one.parentRegionCode === null)?.regionCode
  const { rulebook } = parts
  return [
    ...limitSubjects(rulebook),
    hallSubject(rulebook),
    ...reviewSubjects(rulebook),
    ...identitySubjects(rulebook),
    ...wordingSubjects(rulebook),
    ...catalogSubjects(rulebook),
    ...caseSubjects(rulebook),
    nationalCalendarSubject({ ...parts, mainRegion }),
    localCalendarSubject(parts),
    unitCalendarsSubject(parts),
  ]
}

const pinned = { group: 'limits', begins: 'tomorrow', touches: keepsOpenMatters } as const

/** How long things may take, and who checks them: pinned to what was accepted under them. */
function limitSubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      ...pinned,
      rule: reviewLimits,
      label: { zh: '评价和差评整改的时限', en: 'Limits of reviews and rectification' },
      schema: ReviewLimitsValue,
      restsOn: '国办发〔2019〕51号；GB/T 39734—2020；产品默认天数',
    }),
    ruleSubject(rulebook, {
      group: 'limits',
      rule: ledgerPublication,
      label: { zh: '整改台账公示', en: 'What is published of ledgers' },
      schema: LedgerPublicationValue,
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: taskLimits,
      label: { zh: '台账任务的时限', en: 'Limits of tasks from ledgers' },
      schema: TaskLimitsValue,
    }),
    ...applicationSubjects(rulebook),
    ruleSubject(rulebook, {
      ...pinned,
      rule: outsideLimits,
      label: { zh: '上级交办件的内部期限', en: 'Own dates of matters from other systems' },
      schema: OutsideLimitsValue,
      restsOn: '来件系统的期限；提前天数由产品默认',
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: verificationRule,
      label: { zh: '核验分级表', en: 'Who checks' },
      schema: VerificationValue,
      restsOn: '国办发〔2019〕51号（回访、核实）；分级由产品默认',
      fault: findVerificationFault,
    }),
    ruleSubject(rulebook, {
      group: 'limits',
      rule: noticeSettingsRule,
      label: { zh: '提醒与免打扰', en: 'Reminders and silence' },
      schema: NoticeSettingsValue,
      begins: 'today',
    }),
  ]
}

/** How applications are handled, decided by tables, certified and kept. */
function applicationSubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      group: 'limits',
      rule: certificateRules,
      label: { zh: '证照签发与归档', en: 'Certificates and files' },
      schema: CertificateRulesValue,
      restsOn:
        '国务院关于在线政务服务的若干规定第九条、第十条；GB/T 36901～36906—2018；天数由产品默认',
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: automaticLimits,
      label: { zh: '自动审批的复核和抽查', en: 'Review and audit of automatic approval' },
      schema: AutomaticLimitsValue,
      restsOn: '个人信息保护法第二十四条；天数和比例由产品默认',
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: applicationLimits,
      label: { zh: '申请和审批的时限', en: 'Limits of applications' },
      schema: ApplicationLimitsValue,
      restsOn: '行政许可法第三十二条、第三十八条、第四十二条、第四十四条',
      fault: findApplicationFault,
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: reuseLimits,
      label: { zh: '交过的材料再次使用', en: 'Papers used again' },
      schema: ReuseValue,
      restsOn:
        '国发〔2016〕55号（能共享复用的材料不得要求重复提交）；个人信息保护法第十四条；天数由产品默认',
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: promiseLimits,
      label: {
        zh: '告知承诺的核查、容缺的提醒',
        en: 'Promises in place of papers, and owed papers',
      },
      schema: PromiseLimitsValue,
      restsOn: '国办发〔2020〕42号；行政许可法第六十九条；天数由产品默认',
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: fastLaneLimits,
      label: { zh: '绿色通道', en: 'Fast lane' },
      schema: FastLaneValue,
    }),
    ruleSubject(rulebook, {
      ...pinned,
      rule: jointWorkLimits,
      label: { zh: '征求意见、会签、联合踏勘、联审会', en: 'Joint work of departments' },
      schema: JointWorkValue,
    }),
  ]
}

/** What the hall promises whoever books or asks to be called. */
function hallSubject(rulebook: Rulebook): Subject {
  return ruleSubject(rulebook, {
    ...{ group: 'limits', begins: 'tomorrow', touches: keepsOpenMatters },
    rule: hallLimits,
    label: { zh: '大厅预约和回电的时限', en: 'Limits of bookings and call-backs' },
    schema: HallLimitsValue,
  })
}

/** Who asks the person, by which tags, what is shown of the answers and how long it is kept. */
function reviewSubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      group: 'reviews',
      rule: captureMode,
      label: {
        zh: '评价采集方式（本平台或省平台）',
        en: 'Who asks: this platform or the province',
      },
      schema: CaptureModeValue,
      begins: 'tomorrow',
    }),
    ruleSubject(rulebook, {
      group: 'reviews',
      rule: extensionTagsRule,
      label: { zh: '本地扩展评价标签', en: 'Own review tags' },
      schema: ExtensionTagsValue,
      restsOn: '国办发〔2019〕51号；GB/T 39734—2020',
      begins: 'today',
      fault: (value) => findTagFault((value as { readonly tags: readonly ExtensionTag[] }).tags),
    }),
    ruleSubject(rulebook, {
      group: 'reviews',
      rule: publicationSwitches,
      label: { zh: '公示开关', en: 'What is published' },
      schema: PublicationValue,
      restsOn: '国办发〔2019〕51号（公开），默认关闭',
      begins: 'today',
      fault: findPublicationFault,
      touches: showsPages,
    }),
    ruleSubject(rulebook, {
      group: 'reviews',
      rule: signalLimits,
      label: { zh: '评价诚信信号的门槛', en: 'When reviews raise a question' },
      schema: SignalLimitsValue,
      restsOn: '国办发〔2019〕51号（严禁刷好评）；门槛由产品默认',
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'people',
      rule: textRetentionRule,
      label: { zh: '文字保留期限', en: 'How long texts are kept' },
      schema: TextRetentionValue,
      restsOn: '个人信息保护法第十九条（最短必要时间）',
      begins: 'today',
      touches: erasesTexts,
    }),
  ]
}

function catalogSubjects(rulebook: Rulebook): Subject[] {
  return [
    ruleSubject(rulebook, {
      group: 'items',
      rule: themesRule,
      label: { zh: '“一件事”主题', en: 'Themes: items handled as one' },
      schema: ThemesValue,
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'items',
      rule: abolishedProofsRule,
      label: { zh: '废止证明清单', en: 'Abolished proofs' },
      schema: AbolishedProofsValue,
      begins: 'today',
    }),
    ruleSubject(rulebook, {
      group: 'items',
      rule: powerTransfersRule,
      label: { zh: '审批权限划转', en: 'Transfers of the right to decide' },
      schema: PowerTransfersValue,
      begins: 'tomorrow',
      fault: (value) =>
        findTransferFault((value as { readonly transfers: readonly PowerTransfer[] }).transfers),
      touches: keepsOpenMatters,
    }),
  ]
}

/** What the law gives the office may be shortened, not prolonged (行政许可法 第三十二条、第四十四条). */
function findApplicationFault(value: unknown): string | undefined {
  const { accept, issue } = value as typeof applicationLimits.otherwise.value
  const isWithin = (limit: Budget, days: number) =>
    limit.unit === 'working_day' && limit.amountHundredths <= days * 100
  if (!isWithin(accept, 5)) return 'acceptance is decided within 5 working days'
  return isWithin(issue, 10) ? undefined : 'a certificate is issued within 10 working days'
}

/** A bad review is never checked by the unit's own: that is what the platform is for. */
function findVerificationFault(value: unknown): string | undefined {
  const { kinds } = value as { readonly kinds: Readonly<Record<string, Record<string, string>>> }
  const checks = Object.values(kinds.rectification ?? {})
  const isOutside = checks.every((by) => by === 'outside_unit' || by === 'county_pool')
  if (kinds.rectification === undefined || !isOutside) {
    return 'a rectification is checked by another unit or the county'
  }
  return undefined
}

/** A rate is never shown without how many of those served took part (docs/domain/figures.md). */
function findPublicationFault(value: unknown): string | undefined {
  const { columns } = value as { readonly columns?: readonly string[] }
  if (columns?.includes('goodRate') && !columns.includes('participationRate')) {
    return 'goodRate is shown beside participationRate only'
  }
  return undefined
}
