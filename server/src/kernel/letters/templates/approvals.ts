import { maybeMoment } from '../date.rules.ts'
import { fields, maybe, paragraph, paragraphs, sections } from '../document.ts'
import type { FrozenFacts } from '../types.ts'
import { contactNote, type Template, type TemplateResult } from './template.ts'

/**
 * Documents of an application for a licence (行政许可法 第三十二条、第三十八条、第四十四条、第四十五条):
 * they go to the applicant, whose name stays with the application and is not printed.
 */
function toApplicant(
  title: string,
  facts: FrozenFacts,
  blocks: TemplateResult['blocks'],
): TemplateResult {
  return {
    title,
    addressee: '申请人',
    blocks: [
      ...fields([
        ['申请编号', facts.matterNumber],
        ['申请事项', facts.itemName],
      ]),
      ...blocks,
    ],
    note: contactNote(facts),
    copyTo: [],
    asksReceipt: false,
  }
}

const remediesOf = ({ remedies }: FrozenFacts) =>
  sections([{ title: '救济途径', blocks: paragraphs(remedies) }])

/** 收件凭证: what was handed in and when; the date by which acceptance is decided. */
export const filingReceipt1: Template = (facts) =>
  toApplicant('收件凭证', facts, [
    ...sections([
      { title: '已收材料', blocks: paragraphs(facts.requirements) },
      {
        title: '受理决定',
        blocks: [
          ...fields([['最迟答复时间', maybeMoment(facts.dueAt)]]),
          paragraph('逾期没有告知的，自收到申请材料之日起即为受理（行政许可法第三十二条）。'),
        ],
      },
    ]),
  ])

/** 受理通知书: accepted, with the promised and the legal date, and what is still owed. */
export const acceptanceNotice1: Template = (facts) =>
  toApplicant('受理通知书', facts, [
    ...fields([
      ['受理时间', maybeMoment(facts.decidedAt)],
      ['承诺办结时间', maybeMoment(facts.dueAt)],
      ['法定办结时间', maybeMoment(facts.originalDueAt)],
      ['受理方式', facts.decisionWords],
    ]),
    ...sections([
      { title: '时限说明', blocks: paragraphs(facts.dueLines) },
      { title: '须在约定时间内补齐的材料', blocks: paragraphs(facts.requirements) },
    ]),
  ])

/** 补正告知书: everything that is missing, once, each point with its basis. */
export const correctionNotice1: Template = (facts) =>
  toApplicant('一次性补正告知书', facts, [
    ...fields([
      ['第几次告知', facts.times === undefined ? undefined : `第${facts.times}次`],
      ['请在此前补正', maybeMoment(facts.dueAt)],
    ]),
    ...sections([
      { title: '需要补正的内容', blocks: paragraphs(facts.requirements) },
      { title: '理由', blocks: maybe(facts.reason) },
      {
        title: '说明',
        blocks: [
          paragraph(
            '补正材料收齐之日重新计算受理期限。逾期未补正的，本申请按补正不来办结，您可以随时重新申请。',
          ),
        ],
      },
    ]),
  ])

/** 不予受理决定书: why not, where to go instead, and what the applicant may do against it. */
export const refusalToAccept1: Template = (facts) =>
  toApplicant(facts.decisionWords ?? '不予受理决定书', facts, [
    ...sections([
      { title: '理由', blocks: maybe(facts.reason) },
      { title: '依据', blocks: paragraphs(facts.basis) },
      { title: '您可以向下列单位申请', blocks: maybe(facts.answerTo) },
    ]),
    ...remediesOf(facts),
  ])

/** 准予许可决定书. */
export const grantDecision1: Template = (facts) =>
  toApplicant('准予行政许可决定书', facts, [
    paragraph('你的申请符合法定条件、标准，现决定准予。'),
    ...fields([
      ['决定时间', maybeMoment(facts.decidedAt)],
      ['证照最迟送达时间', maybeMoment(facts.dueAt)],
    ]),
    ...sections([
      { title: '许可内容和附加条件', blocks: maybe(facts.text) },
      { title: '依据', blocks: paragraphs(facts.basis) },
    ]),
  ])

/** 不予许可决定书: the reason, and the right to reconsideration and to a court. */
export const refusalDecision1: Template = (facts) =>
  toApplicant('不予行政许可决定书', facts, [
    ...fields([['决定时间', maybeMoment(facts.decidedAt)]]),
    ...sections([
      { title: '不予许可的理由', blocks: maybe(facts.reason) },
      { title: '依据', blocks: paragraphs(facts.basis) },
    ]),
    ...remediesOf(facts),
  ])

/** 特别程序告知书: time that does not count, and how long it takes (行政许可法 第四十五条). */
export const specialProcedureNotice1: Template = (facts) =>
  toApplicant('特别程序告知书', facts, [
    paragraph('办理你的申请需要进行下列特别程序，所需时间依法不计算在办理期限内。'),
    ...fields([
      ['特别程序', facts.action],
      ['组织单位', facts.fromUnitName],
      ['所需时间', facts.requestedDays],
      ['预计完成时间', maybeMoment(facts.dueAt)],
    ]),
    ...sections([
      { title: '依据', blocks: paragraphs(facts.basis) },
      { title: '理由', blocks: maybe(facts.reason) },
    ]),
  ])

/** 送达回证: what was handed over, how, and when. */
export const deliveryRecord1: Template = (facts) =>
  toApplicant('送达回证', facts, [
    ...fields([
      ['送达文书', facts.summary],
      ['送达方式', facts.action],
      ['运单号', facts.source],
      ['送达时间', maybeMoment(facts.decidedAt)],
    ]),
  ])
