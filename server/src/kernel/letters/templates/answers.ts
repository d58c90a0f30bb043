import { letterMoment, maybeMoment } from '../date.rules.ts'
import { type Block, fields, maybe, paragraph, paragraphs, sections } from '../document.ts'
import type { FrozenFacts } from '../types.ts'
import { contactNote, serviceRows, type Template } from './template.ts'

/** 整改反馈函: what was found, what was done, where else was looked, what the person may do. */
export const rectificationAnswer1: Template = (facts) => ({
  title: `关于${facts.subject ?? '您的评价'}办理情况的反馈函`,
  addressee: '评价人',
  blocks: [
    paragraph('感谢您的评价。您反映的问题已经办理，现将情况反馈如下。'),
    ...sections([
      { title: '评价情况', blocks: fields(serviceRows(facts, maybeMoment)) },
      {
        title: '核实情况',
        blocks: [...maybe(facts.summary), ...fields([['研判结果', facts.outcomeWords]])],
      },
      { title: '办理结果', blocks: [...maybe(facts.action), ...paragraphs(facts.evidence)] },
      { title: '答复意见', blocks: maybe(facts.text) },
      { title: '举一反三', blocks: elsewhere(facts) },
      { title: '您可以', blocks: paragraphs(facts.remedies ?? answerRemedies) },
    ]),
    ...maybe(facts.fromUnitName, '承办单位：'),
  ],
  note: contactNote(facts),
  copyTo: [],
  asksReceipt: false,
})

function elsewhere(facts: FrozenFacts): readonly Block[] {
  if (facts.elsewhere === undefined) return []
  const found = facts.elsewhereFound
  return maybe(
    found === undefined ? facts.elsewhere : `${facts.elsewhere}（发现同类问题${found}个）`,
  )
}

const answerRemedies = [
  '在进度页面作一次追加评价，告诉我们是否满意。',
  '对结果不满意的，可以要求由其他单位独立核查，或拨打12345。',
]

/** 回复单: what we answer to the system that gave us the matter, by its own number. */
export const outsideReply1: Template = (facts) => ({
  title: '交办事项办理情况回复单',
  addressee: facts.source ?? null,
  blocks: [
    ...fields([
      ['来件编号', facts.source],
      ['本地编号', facts.matterNumber],
      ['事项', facts.summary],
      ['要求答复时间', maybeMoment(facts.dueAt)],
      ['第几次回复', facts.times === undefined ? undefined : `第${facts.times}次`],
      ['承办单位', facts.fromUnitName],
    ]),
    ...sections([{ title: '办理情况', blocks: maybe(facts.action) }]),
  ],
  note: contactNote(facts),
  copyTo: [],
  asksReceipt: false,
})

/** 申诉复核决定书: a unit contested a review; somebody outside it decides; the review stays stored. */
export const appealDecision1: Template = (facts) => ({
  title: `关于${facts.subject ?? '差评申诉'}的复核决定书`,
  addressee: facts.toUnitName,
  blocks: [
    paragraph(`你单位对${facts.matterNumber}号评价提出的申诉，经复核，现作出如下决定。`),
    ...sections([
      {
        title: '申诉情况',
        blocks: [
          ...fields([['申诉时间', maybeMoment(facts.appealedAt)]]),
          ...maybe(facts.appealGround, '申诉理由：'),
        ],
      },
      { title: '复核情况', blocks: [...maybe(facts.reason), ...paragraphs(facts.evidence)] },
      {
        title: '复核决定',
        blocks: [
          ...fields([
            ['决定', facts.decisionWords],
            ['复核人', facts.decidedByName],
            ['决定时间', maybeMoment(facts.decidedAt)],
          ]),
          paragraph('原评价及办理记录予以保留，统计时采纳与不采纳两个数同时列出。'),
        ],
      },
    ]),
  ],
  note: contactNote(facts),
  copyTo: facts.copyTo ?? [],
  asksReceipt: true,
})

/** 延期审批单: an internal form. */
export const extensionDecision1: Template = (facts) => ({
  ...form('延期审批单'),
  blocks: fields([
    ['事件编号', facts.matterNumber],
    ['申请单位', facts.toUnitName],
    ['申请人', facts.applicantName],
    ['原定期限', maybeMoment(facts.originalDueAt)],
    ['申请延长', facts.requestedDays],
    ['申请理由', facts.reason],
    ['整改计划', facts.plan],
    ['责任人', facts.responsiblePerson],
    ['审批意见', facts.opinion],
    ['审批结果', facts.decisionWords],
    ['新的期限', maybeMoment(facts.newDueAt)],
    ['审批人', facts.decidedByName],
    ['审批时间', maybeMoment(facts.decidedAt)],
  ]),
})

/** 回访记录单: who called, when, how it ended; by somebody who did not handle the matter. */
export const followUpRecord1: Template = (facts) => ({
  ...form('回访记录单'),
  blocks: [
    ...fields([
      ['事件编号', facts.matterNumber],
      ['承办单位', facts.toUnitName],
      ['回访人', facts.visitorName],
      ['回访结果', facts.satisfactionWords],
      ['情况说明', facts.summary],
    ]),
    {
      type: 'table',
      head: ['序号', '时间', '方式', '结果'],
      rows: (facts.contactTries ?? []).map((one, index) => [
        String(index + 1),
        letterMoment(one.at),
        one.way,
        one.result,
      ]),
    },
    paragraph('回访人未参与本事项的办理。'),
  ],
})

/** 公示审核单: the text proposed for publication, and what was checked in it. */
export const publicationReview1: Template = (facts) => ({
  ...form('公示审核单'),
  blocks: [
    ...fields([
      ['事件编号', facts.matterNumber],
      ['承办单位', facts.toUnitName],
      ['拟公示内容', facts.publishedText],
      ['隐私审核', facts.privacyChecks?.join('；')],
      ['审核意见', facts.opinion],
      ['审核结果', facts.decisionWords],
      ['审核人', facts.decidedByName],
      ['审核时间', maybeMoment(facts.decidedAt)],
    ]),
  ],
})

function form(title: string) {
  return { title, addressee: null, note: null, copyTo: [], asksReceipt: false }
}
