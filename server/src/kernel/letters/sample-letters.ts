import { hashLetter } from './facts.rules.ts'
import type { Letter, LetterFacts, LetterKind } from './types.ts'

/** One letter of every kind, all facts given, for tests and for looking at. */
export const sampleLetters: readonly Letter[] = [
  letter('assignment', '回音交〔2026〕3号', {
    subject: '政务服务差评整改事项',
    source: '政务服务“好差评”，评价人本人现场扫码评价。',
    summary: '评价人办理营业执照变更登记时，对一次性告知不到位、往返三次表示不满意。',
    itemName: '企业变更登记',
    windowName: '市场监管综合窗口3号',
    servedAt: '2026-11-20T15:20:00+08:00',
    gradeWords: '不满意',
    tags: ['没有一次性告知', '多次跑动'],
    text: '材料让我补了三次，每次说的都不一样。希望一次说清楚。',
    basis: [
      '《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》（国办发〔2019〕51号）。',
      '《政务服务“一次一评”“一事一评”工作规范》（GB/T 39734—2020）。',
    ],
    contactDueAt: '2026-11-23T18:00:00+08:00',
    dueAt: '2026-11-27T18:00:00+08:00',
    dueLines: ['自2026年11月20日16:00起算，5个工作日，2026年11月21日、22日为公休日不计。'],
  }),
  letter('reassignment', '回音转〔2026〕1号', {
    subject: '政务服务差评整改事项',
    fromUnitName: '回音县市场监督管理局',
    reason: '评价反映的系统卡顿属一体化平台故障，非窗口人员原因。',
    trueObject: '平台',
    earlierLetterNumber: '回音交〔2026〕3号',
    summary: '网上申报页面多次报错，资料需要重填。',
    dueAt: '2026-11-27T18:00:00+08:00',
  }),
  letter('supervision', '回音督〔2026〕2号', {
    subject: '差评整改',
    times: 1,
    earlierLetterNumber: '回音交〔2026〕3号',
    originalDueAt: '2026-11-27T18:00:00+08:00',
    overdueWords: '超期1个工作日',
    problem: '至今未填报整改结果，未向评价人说明原因。',
    dueAt: '2026-12-01T18:00:00+08:00',
    copyTo: ['回音县人民政府办公室', '回音县纪委监委'],
  }),
  letter('notice_of_delay', '回音延告〔2026〕1号', {
    originalDueAt: '2026-11-27T18:00:00+08:00',
    newDueAt: '2026-12-04T18:00:00+08:00',
    reason: '涉及两个部门的系统改造，需要联合测试。',
    action: '已经核实问题，并对窗口告知单作了修改。',
  }),
  letter('rectification_answer', '回音馈〔2026〕1号', {
    itemName: '企业变更登记',
    servedAt: '2026-11-20T15:20:00+08:00',
    gradeWords: '不满意',
    summary: '经核实，窗口未出具一次性告知单，情况属实。',
    outcomeWords: '立行立改',
    action: '已向您致歉，重新出具一次性告知单，并于2026年11月24日办结变更登记。',
    evidence: ['告知单样式。', '窗口培训记录。'],
    text: '您反映的问题属实，给您添麻烦了。窗口今后一律出具书面告知单，您可以凭单办理。',
    fromUnitName: '回音县行政审批和政务信息管理局',
    elsewhere: '抽查其他12个窗口近一个月的告知单',
    elsewhereFound: 3,
  }),
  letter('appeal_decision', '回音复〔2026〕1号', {
    subject: '差评申诉',
    appealedAt: '2026-11-24T10:00:00+08:00',
    appealGround: '评价人当日未在本窗口办理业务。',
    reason: '经调取叫号记录，评价人当日在本窗口取号并办理，申诉理由不成立。',
    evidence: ['叫号记录。', '办件日志。'],
    decisionWords: '不予采纳申诉，维持原评价',
    decidedByName: '赵衡',
    decidedAt: '2026-11-27T11:00:00+08:00',
  }),
  letter('extension_decision', '回音延审〔2026〕1号', {
    applicantName: '钱立',
    originalDueAt: '2026-11-27T18:00:00+08:00',
    requestedDays: '5个工作日',
    reason: '涉及两个部门的系统改造，需要联合测试。',
    plan: '11月30日完成改造，12月3日完成联合测试。',
    responsiblePerson: '孙明',
    opinion: '情况属实，已告知评价人。',
    decisionWords: '同意',
    newDueAt: '2026-12-04T18:00:00+08:00',
    decidedByName: '赵衡',
    decidedAt: '2026-11-26T16:30:00+08:00',
  }),
  letter('follow_up_record', '回音访〔2026〕1号', {
    visitorName: '周宁',
    satisfactionWords: '满意',
    summary: '评价人对整改结果满意，愿意公开。',
    contactTries: [
      { at: '2026-11-28T10:05:00+08:00', way: '电话', result: '无人接听' },
      { at: '2026-11-28T19:30:00+08:00', way: '电话', result: '接通' },
    ],
  }),
  letter('publication_review', '回音公审〔2026〕1号', {
    publishedText:
      '有群众反映办理企业变更登记时没有一次性告知。经核实属实，已整改并回访，群众满意。',
    privacyChecks: ['不含姓名、电话、地址', '不能由时间和窗口推知本人'],
    opinion: '可以公示。',
    decisionWords: '同意公示',
    decidedByName: '赵衡',
    decidedAt: '2026-11-30T09:00:00+08:00',
  }),
]

function letter(kind: LetterKind, number: string, facts: LetterFacts): Letter {
  const issued = {
    regionCode: '990121',
    id: '0193bc00-0000-7000-8000-000000000001',
    number,
    kind,
    matterId: '0193bc00-0000-7000-8000-000000000002',
    templateVersion: 1,
    facts: {
      ...facts,
      issuerName: '回音县政务服务效能监督办公室',
      issuerPhone: '0371-00000000',
      toUnitName: '回音县行政审批和政务信息管理局',
      matterNumber: 'ZG990121-261121-00042',
      progressUrl: 'https://huiyin.example.gov.cn/m/ZG990121-261121-00042',
    },
    toUnitCode: 'spj',
    issuedAt: new Date('2026-11-21T09:05:00+08:00'),
    issuedBy: 'system',
    receivedAt: kind === 'reassignment' ? new Date('2026-11-21T10:12:00+08:00') : null,
    receivedBy: kind === 'reassignment' ? '0193bc00-0000-7000-8000-000000000003' : null,
  }
  return { ...issued, factsHash: hashLetter(issued) }
}
