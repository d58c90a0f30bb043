import { maybeMoment } from '../date.rules.ts'
import { fields, maybe, paragraph, paragraphs, sections } from '../document.ts'
import { contactNote, type Template } from './template.ts'

/** 督办提示函: a limit was missed; what is late, since when, until when now, what follows otherwise. */
export const supervision1: Template = (facts) => ({
  title: `关于${facts.subject ?? '交办事项'}逾期的督办提示函`,
  addressee: facts.toUnitName,
  blocks: [
    paragraph(
      `你单位承办的${facts.matterNumber}号事项未在规定期限内办结，现予督办（第${facts.times ?? 1}次）。`,
    ),
    ...sections([
      {
        title: '基本情况',
        blocks: fields([
          ['原交办文号', facts.earlierLetterNumber],
          ['应办时限', maybeMoment(facts.originalDueAt)],
          ['逾期情况', facts.overdueWords],
        ]),
      },
      { title: '存在问题', blocks: maybe(facts.problem) },
      {
        title: '限期办理',
        blocks: [
          paragraph(`请于${maybeMoment(facts.dueAt)}前办结，并说明逾期原因。`),
          ...paragraphs(facts.requirements),
        ],
      },
      { title: '逾期后果', blocks: maybe(facts.consequence ?? standardConsequence) },
    ]),
  ],
  note: contactNote(facts),
  copyTo: facts.copyTo ?? [],
  asksReceipt: true,
})

const standardConsequence =
  '再次逾期的，提请单位主要负责人说明情况，并按规定予以通报；情节严重的移送有关机关处理。'

/** 延期告知书: the person is told first, why it takes longer, until when, and what can be done. */
export const noticeOfDelay1: Template = (facts) => ({
  title: '延期告知书',
  addressee: '评价人',
  blocks: [
    paragraph(
      `您反映的${facts.matterNumber}号事项未能在原定期限内办结，我们向您说明如下，并为此致歉。`,
    ),
    ...fields([
      ['承办单位', facts.toUnitName],
      ['原定期限', maybeMoment(facts.originalDueAt)],
      ['新的期限', maybeMoment(facts.newDueAt)],
    ]),
    ...sections([
      { title: '延期原因', blocks: maybe(facts.reason) },
      { title: '已做的工作', blocks: maybe(facts.action) },
      { title: '您可以', blocks: paragraphs(facts.remedies ?? standardRemedies) },
    ]),
  ],
  note: contactNote(facts),
  copyTo: [],
  asksReceipt: false,
})

const standardRemedies = [
  '随时凭事件编号查询进度，或扫描文末二维码。',
  '在进度页面催办，或拨打12345投诉。',
  '对延期有异议的，可以向本机关提出，我们在5个工作日内答复。',
]
