import { letterMoment, maybeMoment } from '../date.rules.ts'
import { type Block, paragraphs } from '../document.ts'
import type { FrozenFacts } from '../types.ts'

/** One thing a wording can print. */
export interface LetterField {
  /** As it is written between braces. */
  readonly zh: string
  readonly en: string
  /** Within a line; `undefined` or empty when there is none. */
  readonly inline: (facts: FrozenFacts) => string | undefined
  /** Alone on a line; the inline text as a paragraph unless said. */
  readonly alone?: (facts: FrozenFacts) => readonly Block[]
}

export type FieldName = keyof FrozenFacts

/**
 * Every field of every letter, by the fact it prints. What is not here cannot be printed: no fact
 * names the reporter, so no wording can.
 */
export const letterFields = {
  matterNumber: text('事件编号', 'Number of the matter', 'matterNumber'),
  toUnitName: text('收文单位', 'Unit it goes to', 'toUnitName'),
  issuerName: text('发文机关', 'Office it comes from', 'issuerName'),
  issuerPhone: text('联系电话', 'Telephone of that office', 'issuerPhone'),
  progressUrl: text('进度网址', 'Address of the progress page', 'progressUrl'),

  subject: text('事由', 'Subject', 'subject'),
  source: text('事项来源', 'Where it came from', 'source'),
  summary: text('事项摘要', 'Summary', 'summary'),
  basis: lines('交办依据', 'Documents it rests on', 'basis'),
  requirements: lines('办理要求', 'What is asked', 'requirements'),
  answerTo: text('反馈方式', 'How to answer', 'answerTo'),

  itemName: text('服务事项', 'Service', 'itemName'),
  windowName: text('办理窗口', 'Window', 'windowName'),
  servedAt: moment('服务时间', 'Time of the service', 'servedAt'),
  gradeWords: text('评价等级', 'Grade', 'gradeWords'),
  tags: lines('评价内容', 'Tags', 'tags'),
  text: text('意见正文', 'Text', 'text'),

  contactDueAt: moment('首次联系期限', 'First contact by', 'contactDueAt'),
  dueAt: moment('办结期限', 'Due', 'dueAt'),
  originalDueAt: moment('原定期限', 'Due at first', 'originalDueAt'),
  newDueAt: moment('新的期限', 'New date', 'newDueAt'),
  dueLines: lines('期限计算', 'Arithmetic of the date', 'dueLines'),

  reason: text('理由', 'Reason', 'reason'),
  fromUnitName: text('经办单位', 'Unit that had it', 'fromUnitName'),
  trueObject: text('评价对象', 'What it is really about', 'trueObject'),
  times: {
    zh: '次数',
    en: 'How often',
    inline: ({ times }) => (times === undefined ? undefined : String(times)),
  },
  earlierLetterNumber: text('原文号', 'Number of the earlier letter', 'earlierLetterNumber'),
  overdueWords: text('逾期情况', 'How late', 'overdueWords'),
  problem: text('存在问题', 'What is wrong', 'problem'),
  consequence: text('逾期后果', 'What follows otherwise', 'consequence'),

  outcomeWords: text('研判结果', 'Judgement', 'outcomeWords'),
  action: text('办理情况', 'What was done', 'action'),
  plan: text('整改计划', 'Plan', 'plan'),
  responsiblePerson: text('责任人', 'Responsible person', 'responsiblePerson'),
  evidence: lines('佐证', 'Evidence', 'evidence'),
  elsewhere: { zh: '举一反三', en: 'Where else was looked', inline: elsewhere },
  remedies: lines('救济途径', 'What the person can do', 'remedies'),

  appealGround: text('申诉理由', 'Ground of the appeal', 'appealGround'),
  appealedAt: moment('申诉时间', 'Time of the appeal', 'appealedAt'),
  decisionWords: text('决定', 'Decision', 'decisionWords'),
  decidedByName: text('决定人', 'Decided by', 'decidedByName'),
  decidedAt: moment('决定时间', 'Time of the decision', 'decidedAt'),
  applicantName: text('申请人', 'Applicant', 'applicantName'),
  requestedDays: text('申请延长', 'Asked for', 'requestedDays'),
  opinion: text('审核意见', 'Opinion', 'opinion'),

  contactTries: {
    zh: '联系记录',
    en: 'Tries of contact, a table',
    inline: ({ contactTries }) =>
      contactTries?.map(({ at, way, result }) => `${letterMoment(at)}${way}${result}`).join('；'),
    alone: triesTable,
  },
  satisfactionWords: text('回访结果', 'Answer to the follow-up', 'satisfactionWords'),
  visitorName: text('回访人', 'Who called', 'visitorName'),
  publishedText: text('拟公示内容', 'Text to publish', 'publishedText'),
  privacyChecks: lines('隐私审核', 'What was checked in it', 'privacyChecks', '；'),
} as const satisfies Partial<Record<FieldName, LetterField>>

export type PrintedField = keyof typeof letterFields

/** Fields by the name between braces. */
export const fieldsByName: ReadonlyMap<string, PrintedField> = new Map(
  Object.entries(letterFields).map(([field, { zh }]) => [zh, field as PrintedField]),
)

export function fieldOf(field: PrintedField): LetterField {
  return letterFields[field]
}

type NamesOf<Value> = {
  [Name in FieldName]-?: NonNullable<FrozenFacts[Name]> extends Value ? Name : never
}[FieldName]

function text(zh: string, en: string, name: NamesOf<string>): LetterField {
  return { zh, en, inline: (facts) => facts[name] }
}

function moment(zh: string, en: string, name: NamesOf<string | Date>): LetterField {
  return { zh, en, inline: (facts) => maybeMoment(facts[name]) }
}

/** Several lines: joined within a line, numbered paragraphs alone on one. */
function lines(
  zh: string,
  en: string,
  name: NamesOf<readonly string[]>,
  joiner = '、',
): LetterField {
  return {
    zh,
    en,
    inline: (facts) => facts[name]?.join(joiner),
    alone: (facts) => paragraphs(facts[name]),
  }
}

function elsewhere({ elsewhere: where, elsewhereFound: found }: FrozenFacts): string | undefined {
  return where === undefined || found === undefined ? where : `${where}（发现同类问题${found}个）`
}

function triesTable({ contactTries = [] }: FrozenFacts): readonly Block[] {
  const rows = contactTries.map(({ at, way, result }, index) => [
    String(index + 1),
    letterMoment(at),
    way,
    result,
  ])
  return [{ type: 'table', head: ['序号', '时间', '方式', '结果'], rows }]
}
