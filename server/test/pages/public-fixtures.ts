import type { ClockView, PublicMatter } from '@huiyin/contract/matter'
import type { Grade } from '@huiyin/contract/reviews'
import type {
  FiguresRow,
  FrozenShown,
  PublishedReview,
  ReceiptView,
  ServedView,
  StaticCodeShown,
  TagView,
} from '../../src/contexts/reviews/pages/view.ts'
import type { MatterPageView, OwnMatterView } from '../../src/kernel/matter/matter.view.ts'
import type { SiteSettings } from '../../src/platform/pages/site.ts'
import { blankFooter } from '../../src/platform/pages/site.ts'

/** Views for the pages, long and short as they come in life. */
export const site: SiteSettings = {
  region: { name: '回音县', nameEn: 'Huiyin County' },
  demo: true,
  hotline: '12345',
  footer: { ...blankFooter, organiser: '回音县政务服务和大数据管理局' },
}

export const served: ServedView = {
  region: { name: '回音县', nameEn: 'Huiyin County' },
  unit: { name: '回音县市场监督管理局', nameEn: 'Market Regulation Bureau' },
  item: { name: '食品经营许可（新办）', nameEn: 'Food business permit (new)' },
  window: { name: '三楼 12 号窗口', nameEn: 'Floor 3, window 12' },
  staffCode: '0317',
  outcome: 'completed',
  helped: false,
  endedAt: '2026-11-20T15:42:00+08:00',
}

const tagTexts: Readonly<Record<Grade, readonly string[]>> = {
  very_satisfied: [
    '一窗受理一次办结',
    '可以先受理后补材料',
    '不用提交证明',
    '可以全程网上办理',
    '可以使用手机办理',
    '可以就近办理',
    '无需材料直接办理',
    '服务热情效率高',
  ],
  satisfied: [
    '填写一张表单就可完成申报',
    '在线提交材料窗口核验',
    '一张清单告知全部申报材料',
    '用告知承诺减免申报材料',
    '可以在线预约办理',
    '跑大厅一次办完',
    '可以使用自助机办理',
    '服务态度较好',
  ],
  basically_satisfied: [
    '一次性告知需要补正的材料',
    '提供申报材料样本',
    '在承诺的时间内办结',
    '办事指南指引准确',
    '按办事指南要求的材料即可办理',
    '可以快递送达',
    '跑动次数与承诺的一致',
    '服务态度一般',
  ],
  dissatisfied: [
    '没有提供材料样本',
    '没有提供材料清单',
    '未在承诺时间内办结',
    '同样内容的证明材料被要求多次提交',
    '承诺网办但无法在线办理',
    '在线预约办理后到实体大厅重复取号排队',
    '窗口人员业务不熟练',
    '服务态度生硬',
  ],
  very_dissatisfied: [
    '在办事指南之外增加新的审批条件',
    '需提供办事指南之外的申报材料',
    '无理由超过法定办理时间',
    '办事指南提供样本有错',
    '承诺在线收取申报材料实际无法收取',
    '多头跑窗口和部门',
    '跑动次数与承诺的不一致',
    '服务态度差效率低',
  ],
}
const firstCodes: Readonly<Record<Grade, number>> = {
  very_satisfied: 510,
  satisfied: 406,
  basically_satisfied: 307,
  dissatisfied: 207,
  very_dissatisfied: 108,
}

export const tags: readonly TagView[] = Object.entries(tagTexts).flatMap(([grade, texts]) =>
  texts.map((text, index) => ({
    code: String(firstCodes[grade as Grade] + index),
    grade: grade as Grade,
    text,
    textEn: `What was said in tag ${firstCodes[grade as Grade] + index}`,
    base: index < 3,
  })),
)

export const goodReceipt: ReceiptView = {
  served,
  number: 'PJ990121-261120-03817',
  receiptCode: 'K7QM-4XRD-9T',
  grade: 'satisfied',
  submittedAt: '2026-11-20T16:00:00+08:00',
  rectification: null,
}

export const badReceipt: ReceiptView = {
  ...goodReceipt,
  grade: 'dissatisfied',
  rectification: {
    number: 'ZG990121-261120-00042',
    unit: served.unit,
    contactDueAt: '2026-11-23T18:00:00+08:00',
    rectifyDueAt: '2026-12-11T18:00:00+08:00',
    provisional: false,
  },
}

export const staticCode: Extract<StaticCodeShown, { state: 'open' }> = {
  state: 'open',
  region: site.region,
  target: 'window',
  unit: { name: '城关镇便民服务中心', nameEn: 'Chengguan Township Service Centre' },
  window: { name: '2 号窗口', nameEn: 'Window 2' },
  items: [
    { code: 'A1', name: '城乡居民养老保险待遇申领', nameEn: 'Rural and urban pension' },
    { code: 'A2', name: '最低生活保障申请', nameEn: 'Minimum living allowance' },
  ],
  tags,
  servedFrom: '2026-10-21',
  servedTo: '2026-11-20',
}

const contactClock: ClockView = {
  name: 'contact',
  label: '首次联系',
  state: 'stopped',
  startedAt: '2026-11-20T16:00:00+08:00',
  dueAt: '2026-11-23T18:00:00+08:00',
  originalDueAt: '2026-11-23T18:00:00+08:00',
  provisional: false,
  stoppedAt: '2026-11-23T10:12:00+08:00',
  met: true,
  explanation: [
    '2026年11月20日（周五）16:00 受理，当日不计',
    '11月21日、22日为周末，不计',
    '第 1 个工作日：11月23日，至 18:00',
  ],
}

const handleClock: ClockView = {
  ...contactClock,
  name: 'handle',
  label: '整改并答复',
  state: 'running',
  dueAt: '2027-01-08T18:00:00+08:00',
  originalDueAt: '2026-12-11T18:00:00+08:00',
  provisional: true,
  stoppedAt: null,
  met: false,
}

export const matter: PublicMatter = {
  number: 'ZG990121-261120-00042',
  kind: 'rectification',
  stage: 'handling',
  unit: { code: 'SCJG', name: '回音县市场监督管理局' },
  openedAt: '2026-11-20T16:00:00+08:00',
  closedAt: null,
  clocks: [contactClock, handleClock],
  breach: {
    reason: '需要省级许可系统更新材料清单，系统更新晚于计划。',
    saidAt: '2026-12-12T09:00:00+08:00',
    newDueAt: '2027-01-08T18:00:00+08:00',
    unit: { code: 'SCJG', name: '回音县市场监督管理局' },
  },
  publishedAnswer: null,
  steps: [
    { stage: 'received', reachedAt: '2026-11-20T16:00:00+08:00', current: false },
    { stage: 'handling', reachedAt: '2026-11-20T16:00:00+08:00', current: true },
    { stage: 'answered', reachedAt: null, current: false },
    { stage: 'checking', reachedAt: null, current: false },
    { stage: 'closed', reachedAt: null, current: false },
  ],
}

export const progress: MatterPageView = {
  joint: null,
  photos: [],
  matter,
  kindLabel: { name: '差评整改', nameEn: 'Putting right' },
  waitsFor: { whom: 'unit', unit: matter.unit, clock: 'handle' },
  unitPhone: '0990-6200317',
  supervisingUnit: { name: '回音县营商环境监督办公室', nameEn: 'Supervising Office' },
  supervisingPhone: '0990-6212345',
}

export const ownMatter: OwnMatterView = {
  wanted: null,
  acts: [],
  ...progress,
  texts: [
    {
      label: '您的评价',
      body: '不满意。来了三次，每次都说少一样材料，清单上没有写。',
      writtenAt: '2026-11-20T16:00:00+08:00',
    },
    {
      label: '单位的答复',
      body: '您反映的情况属实。材料清单已补全并张贴，经办人已重新培训。',
      writtenAt: '2026-11-26T11:20:00+08:00',
    },
    { label: '补充说明', body: null, writtenAt: '2026-11-26T11:20:00+08:00' },
  ],
  letters: [
    {
      number: '回音交〔2026〕3号',
      title: '差评交办函',
      issuedAt: '2026-11-20T16:00:00+08:00',
      paragraphs: ['回音县市场监督管理局：', '现将群众评价一件交你单位办理。'],
    },
  ],
  continuedAs: [],
  certificates: [],
  refusal: {
    of: 'review',
    fact: '11月20日提交的材料缺少经营场所平面图，当日已书面告知。',
    rule: '《食品经营许可和备案管理办法》第十二条',
    howToMend: '补交平面图，可拍照上传或送任一窗口，不用重新排队。',
    howToContest: '向回音县营商环境监督办公室申请复核，电话、书面都可以。',
    contestUntil: '2026-12-18T18:00:00+08:00',
  },
  mayReviewAgain: true,
  againGrade: null,
  mayUrge: true,
  urgeAgainOn: null,
  mayReportPressure: true,
  contactViews: [
    {
      at: '2026-11-23T10:05:00+08:00',
      unit: { name: '县政务服务中心督查科' },
      purpose: 'first_contact',
    },
  ],
  contactAllowed: true,
}

const exact = (share: number) => ({ share, is: 'exact' as const })

const rates = {
  goodRate: exact(0.9633),
  worstCaseRate: 0.412,
  bestCaseRate: 0.9843,
  participationRate: 0.4277,
  verySatisfiedRate: exact(0.7012),
  onTimeRate: 0.9412,
  onTimeRateOriginal: 0.8824,
  beside: {
    withinTenSeconds: { share: 0.0034, is: 'most' as const },
    distinctReviewers: exact(0.9712),
    reportedWithinHour: exact(0.9134),
    reportedLate: exact(0.0211),
    extended: exact(0.1053),
    lateEntries: exact(0),
    backDated: exact(0),
    excluded: 9,
    onTimeWithExcluded: exact(0.9405),
    notAdopted: 11,
    mistaken: 11,
    untrue: 0,
    malicious: 'hidden' as const,
    goodRateWithNotAdopted: exact(0.9582),
  },
}

export const figureRows: readonly FiguresRow[] = [
  {
    key: 'GA',
    name: '回音县公安局',
    nameEn: 'Public Security Bureau',
    rateable: 4821,
    reviewed: 2062,
    bad: 76,
    ...rates,
  },
  {
    key: 'RS',
    name: '回音县人力资源和社会保障局',
    rateable: 3310,
    reviewed: 988,
    bad: 112,
    ...rates,
    goodRate: exact(0.8866),
    worstCaseRate: 0.2646,
    bestCaseRate: 0.9662,
  },
  {
    key: 'SC',
    name: '回音县市场监督管理局',
    rateable: 2120,
    reviewed: 1530,
    bad: 38,
    ...rates,
    goodRate: { share: 0.9752, is: 'least' },
    worstCaseRate: 0.7038,
    bestCaseRate: 0.9821,
  },
  {
    key: 'CG',
    name: '城关镇便民服务中心',
    rateable: 61,
    reviewed: 'hidden',
    bad: 'hidden',
    goodRate: null,
    worstCaseRate: null,
    bestCaseRate: null,
    participationRate: null,
    verySatisfiedRate: null,
    onTimeRate: null,
    onTimeRateOriginal: null,
  },
]

/** A closed month with the two ways people came; the few with a helper are hidden. */
export const frozenMonth: FrozenShown = {
  edition: 2,
  resultHash: '3f1c'.repeat(16),
  breakdowns: [
    { dimension: 'channel', rows: figureRows },
    { dimension: 'level', rows: figureRows.slice(0, 1) },
    { dimension: 'path', rows: figureRows.slice(2) },
    { dimension: 'way', rows: figureRows.slice(0, 2) },
  ],
}

export const publishedReviews: readonly PublishedReview[] = [
  {
    number: 'ZG990121-261002-00007',
    publishedOn: '2026-11-02',
    unit: served.unit,
    item: served.item,
    grade: 'dissatisfied',
    text: '跑了三趟，每次都说少一样材料。',
    answer: '情况属实。材料清单已补全，张贴在窗口并同步到网上；其他 4 个事项一并检查，改了 2 个。',
    rectifiedInTime: true,
    againGrade: 'satisfied',
  },
  {
    number: 'ZG990121-261002-00009',
    publishedOn: '2026-10-28',
    unit: { name: '城关镇便民服务中心' },
    item: { name: '最低生活保障申请' },
    grade: 'very_dissatisfied',
    text: null,
    answer: '经核实，窗口当天中午无人值守。已安排轮班。',
    rectifiedInTime: false,
    againGrade: null,
  },
]
