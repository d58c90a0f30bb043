import { maybeMoment } from '../date.rules.ts'
import { fields, maybe, paragraph, paragraphs, sections } from '../document.ts'
import { contactNote, serviceRows, type Template } from './template.ts'

/** 交办函: what happened, on what ground it is assigned, what is asked, by when, how to answer. */
export const assignment1: Template = (facts) => ({
  title: `关于办理${facts.subject ?? '群众反映事项'}的交办函`,
  addressee: facts.toUnitName,
  blocks: [
    paragraph('现将下列事项交你单位办理，请按要求办结并反馈。'),
    ...sections([
      { title: '事项来源', blocks: maybe(facts.source) },
      {
        title: '事项摘要',
        blocks: [
          ...maybe(facts.summary),
          ...fields([...serviceRows(facts, maybeMoment), ['意见建议', facts.text]]),
        ],
      },
      { title: '交办依据', blocks: paragraphs(facts.basis) },
      { title: '办理要求', blocks: paragraphs(facts.requirements ?? standardRequirements) },
      {
        title: '办结时限',
        blocks: [
          ...fields([
            ['首次联系', maybeMoment(facts.contactDueAt)],
            ['整改反馈', maybeMoment(facts.dueAt)],
          ]),
          ...paragraphs(facts.dueLines),
        ],
      },
      { title: '反馈方式', blocks: maybe(facts.answerTo ?? standardAnswer) },
    ]),
  ],
  note: contactNote(facts),
  copyTo: facts.copyTo ?? [],
  asksReceipt: true,
})

/** 转交函: the matter belongs to another object or unit than it was first given to. */
export const reassignment1: Template = (facts) => ({
  title: `关于转交办理${facts.subject ?? '群众反映事项'}的函`,
  addressee: facts.toUnitName,
  blocks: [
    paragraph(
      `经核实，原交${facts.fromUnitName}办理的下列事项应由你单位办理，现转交你单位，请按要求办结并反馈。`,
    ),
    ...sections([
      {
        title: '转交理由',
        blocks: [
          ...maybe(facts.reason),
          ...fields([
            ['评价对象', facts.trueObject],
            ['原交办文号', facts.earlierLetterNumber],
          ]),
        ],
      },
      {
        title: '事项摘要',
        blocks: [
          ...maybe(facts.summary),
          ...fields([...serviceRows(facts, maybeMoment), ['意见建议', facts.text]]),
        ],
      },
      { title: '办理要求', blocks: paragraphs(facts.requirements ?? standardRequirements) },
      {
        title: '办结时限',
        blocks: [
          ...fields([
            ['首次联系', maybeMoment(facts.contactDueAt)],
            ['整改反馈', maybeMoment(facts.dueAt)],
          ]),
          ...paragraphs(facts.dueLines),
          paragraph('转交不延长对评价人承诺的期限，另有批准的除外。'),
        ],
      },
      { title: '反馈方式', blocks: maybe(facts.answerTo ?? standardAnswer) },
    ]),
  ],
  note: contactNote(facts),
  copyTo: facts.copyTo ?? [facts.fromUnitName ?? ''].filter((name) => name !== ''),
  asksReceipt: true,
})

const standardRequirements = [
  '由未被评价的人员联系评价人并核实情况；不得要求、诱导评价人修改或撤回评价，不得打击报复。',
  '属实的立行立改或限期整改，举一反三；缺乏法定依据的作出解释说明；认为评价不实的可以申诉，由其他单位复核。',
  '办理结果由未参与办理的人员核验后反馈评价人。',
]

const standardAnswer = '在回音平台填写办理结果并上传佐证，不另报纸质材料。'
