import Type, { type Static } from 'typebox'

/**
 * Every kind of notice and the decision it asks for. A notice without a decision is not sent
 * (《整治形式主义为基层减负若干规定》, 2024: no reminders for their own sake).
 */
export const noticeDecisions = {
  assigned: { zh: '签收并安排办理', en: 'Receive it and decide who handles it' },
  reassigned: { zh: '确认是否由本单位办理', en: 'Confirm that your unit handles it' },
  contact_wanted: { zh: '联系评价人或说明无法联系', en: 'Contact the reviewer, or say why not' },
  judgement_wanted: { zh: '作出研判', en: 'Judge what is the case' },
  answer_wanted: { zh: '整改并反馈', en: 'Put it right and answer' },
  check_wanted: { zh: '核验', en: 'Check what was done' },
  follow_up_wanted: { zh: '回访', en: 'Follow up with the person' },
  publication_wanted: { zh: '审核是否公示', en: 'Decide about publication' },
  approval_wanted: { zh: '审批', en: 'Approve or refuse' },
  appeal_wanted: { zh: '复核申诉', en: 'Decide the appeal' },
  returned: { zh: '按退回意见重新办理', en: 'Handle it again as the return says' },
  reopened: { zh: '重新办理', en: 'Handle it again' },
  decided: { zh: '按决定办理', en: 'Act on the decision' },
  reply_came: { zh: '看当事人的回复并接着办', en: 'Read what the person replied, and go on' },
  urged: { zh: '答复催办', en: 'Answer the person who urges' },
  reminder: { zh: '在期限前办结或申请延期', en: 'Finish in time, or ask for an extension' },
  overdue: { zh: '立即办结并说明原因', en: 'Finish now and say why it is late' },
  supervision: { zh: '答复督办', en: 'Answer the supervision' },
  escalated: { zh: '督促下级单位办结', en: 'See that the unit below finishes' },
  problem_proposed: { zh: '决定是否立项整改', en: 'Decide whether to take up the problem' },
  pressure_reported: { zh: '核查干扰评价的举报', en: 'Look into the reported pressure' },
  webhook_disabled: { zh: '修复推送或删除', en: 'Mend the webhook or remove it' },
  disk_nearly_full: {
    zh: '移走旧备份或扩大磁盘',
    en: 'Move old backups away, or enlarge the disk',
  },
  clocks_differ: { zh: '在两台机器上启用对时服务', en: 'Start the time service on both machines' },
  naming_announced: {
    zh: '核对拟点名的逾期问题，有误的提出异议',
    en: 'Check what you would be named for, and object where it is wrong',
  },
  provisional_date: { zh: '确认变更后的期限', en: 'Confirm the changed date' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type NoticeKind = keyof typeof noticeDecisions

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })

export const NoticeLine = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    /** What is to be decided, in the reader's language. */
    decision: Type.String(),
    reason: Type.String(),
    matterNumber: nullable(Type.String()),
    dueAt: nullable(instant),
    createdAt: instant,
  },
  strict,
)
export type NoticeLine = Static<typeof NoticeLine>

/** `GET /api/v1/notices`: what waits for a decision of mine, the most urgent first. */
export const NoticeList = Type.Object(
  {
    rows: Type.Array(NoticeLine),
    more: Type.Boolean({ description: 'there are more than shown' }),
  },
  strict,
)
export type NoticeList = Static<typeof NoticeList>

export const NoticePath = Type.Object({ notice: Type.String({ format: 'uuid' }) }, strict)

/** What the platform itself asked of a unit in a week (负担计). */
export const BurdenLine = Type.Object(
  {
    unitCode: Type.String(),
    people: Type.Integer(),
    notices: Type.Integer(),
    digests: Type.Integer(),
    forms: Type.Integer(),
    fields: Type.Integer(),
    callbacks: Type.Integer(),
    /** The most that one person of the unit was asked. */
    mostOfOne: Type.Integer(),
    isOverCap: Type.Boolean(),
  },
  strict,
)
export type BurdenLine = Static<typeof BurdenLine>

export const BurdenQuery = Type.Object(
  { week: Type.Optional(Type.String({ pattern: '^[0-9]{4}-W[0-9]{2}$' })) },
  strict,
)

export const BurdenReport = Type.Object(
  { week: Type.String(), capPerPerson: Type.Integer(), rows: Type.Array(BurdenLine) },
  strict,
)
export type BurdenReport = Static<typeof BurdenReport>
