import { type Metric, ownSource } from './metric-parts.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

const permitLaw = '《行政许可法》第三十二条、第四十二条、第四十五条'
const received: Words = { zh: '期内收到的申请', en: 'applications received in the period' }
const decided: Words = {
  zh: '期内作出许可或不予许可决定的申请',
  en: 'applications granted or refused in the period',
}

const ofReceived = (
  words: { readonly name: Words; readonly definition: Words; readonly numerator: Words },
  source: string,
) => ({
  ...words,
  unit: 'share' as const,
  denominator: received,
  timeAxis: 'received' as const,
  exclusions: [],
  source,
  version: 1,
})

const ofDecided = (
  words: { readonly name: Words; readonly definition: Words; readonly numerator: Words },
  source: string,
) => ({ ...ofReceived(words, source), denominator: decided, timeAxis: 'decided' as const })

/** Figures of applications and joint approval. */
export const applicationMetrics = {
  applications_received: {
    name: { zh: '收件数', en: 'Applications received' },
    unit: 'count',
    definition: { zh: '期内收到的申请件数', en: 'applications that came in during the period' },
    numerator: received,
    denominator: null,
    timeAxis: 'received',
    exclusions: [],
    source: ownSource,
    version: 1,
  },
  accepted_share: ofReceived(
    {
      name: { zh: '受理率', en: 'Accepted' },
      definition: {
        zh: '期内收到的申请中已受理的占比，视为受理的也计',
        en: 'share of applications received that were accepted, by law too',
      },
      numerator: { zh: '已受理的', en: 'accepted' },
    },
    permitLaw,
  ),
  deemed_share: ofReceived(
    {
      name: { zh: '视为受理占比', en: 'Accepted by law' },
      definition: {
        zh: '逾期未告知、自收到之日起视为受理的占比',
        en: 'share that counts as accepted because nobody answered in time',
      },
      numerator: { zh: '视为受理的', en: 'accepted by law' },
    },
    permitLaw,
  ),
  gaps_share: ofReceived(
    {
      name: { zh: '容缺受理占比', en: 'Accepted with gaps' },
      definition: {
        zh: '材料未齐、凭承诺容缺受理的占比',
        en: 'share accepted with materials owed on a promise',
      },
      numerator: { zh: '容缺受理的', en: 'accepted with gaps' },
    },
    ownSource,
  ),
  told_again_share: ofReceived(
    {
      name: { zh: '二次告知占比', en: 'Told again what is missing' },
      definition: {
        zh: '被要求补正两次及以上的占比',
        en: 'share that was asked for something twice or more',
      },
      numerator: { zh: '告知两次及以上的', en: 'told twice or more' },
    },
    permitLaw,
  ),
  automatic_share: ofDecided(
    {
      name: { zh: '自动审批占比', en: 'Decided by a table' },
      definition: {
        zh: '由决策表自动作出决定的占比',
        en: 'share of decisions that a table made without a person',
      },
      numerator: { zh: '自动审批的', en: 'decided by a table' },
    },
    ownSource,
  ),
  promise_on_time: ofDecided(
    {
      name: { zh: '承诺时限内办结率', en: 'Decided within the first promise' },
      definition: {
        zh: '在受理时首次承诺的日期前作出决定的占比；后来顺延的不算按时',
        en: 'share decided by the date first promised; a later date does not count',
      },
      numerator: { zh: '首次承诺日前决定的', en: 'decided by the date first promised' },
    },
    ownSource,
  ),
  statutory_on_time: ofDecided(
    {
      name: { zh: '法定时限内办结率', en: 'Decided within the time of the law' },
      definition: {
        zh: '在法定期限内作出决定的占比；特别程序时间不计，依法延长的计入',
        en: 'share decided within the time of the law, without special procedures, with lawful extensions',
      },
      numerator: { zh: '法定期限内决定的', en: 'decided within the time of the law' },
    },
    permitLaw,
  ),
  parallel_gain: ofDecided(
    {
      name: { zh: '并联节省工作日占比', en: 'Working days saved side by side' },
      definition: {
        zh: '实际用时比各环节时限串联相加少用的工作日占比',
        en: 'share of the working days of all steps one after another that were not needed',
      },
      numerator: { zh: '少用的工作日', en: 'working days saved' },
    },
    ownSource,
  ),
  kept_promises: {
    name: { zh: '容缺守诺率', en: 'Promises kept' },
    unit: 'share',
    definition: {
      zh: '期内承诺、已到期的容缺材料中按期补齐的占比',
      en: 'share of materials owed and due that were brought by their day',
    },
    numerator: { zh: '按期补齐的材料', en: 'brought in time' },
    denominator: { zh: '期内承诺且已能判断的材料', en: 'owed, and judged by now' },
    timeAxis: 'promised',
    exclusions: [{ zh: '未到期的和办件已终止的', en: 'not due yet, or ended before the day' }],
    source: ownSource,
    version: 1,
  },
} as const satisfies Record<string, Metric>
