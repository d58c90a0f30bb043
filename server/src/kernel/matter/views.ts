import { delayIn, delayWords } from '@huiyin/contract/breach.words'
import type { ClockView, PublicMatter, TimelineLine } from '@huiyin/contract/matter'
import { stages } from '@huiyin/contract/matter'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { Language } from '../../platform/http/language.ts'
import { explainDue } from '../clock/index.ts'
import type { AppendedEntry } from '../ledger/types.ts'
import { wasMet } from './clocks.rules.ts'
import type { Lifecycle, Matter, MatterClock, Words } from './lifecycle.ts'
import { wordsOfRequests } from './request-texts.ts'
import { type ActParts, calendarsOf } from './take-acts.ts'
import type { StoredText } from './texts.store.ts'
import { unitRef } from './work-list.ts'

interface Found {
  readonly lifecycle: Lifecycle<unknown>
  readonly matter: Matter
  readonly clocks: readonly MatterClock[]
  readonly texts: readonly StoredText[]
}

/** The clocks of a matter, each printing its own arithmetic. */
export function clockViews(
  parts: Pick<ActParts, 'clock'>,
  { lifecycle, matter, clocks }: Pick<Found, 'lifecycle' | 'matter' | 'clocks'>,
  language: Language = 'zh',
): ClockView[] {
  const calendarOf = calendarsOf(parts, matter)
  return clocks.map((clock) => ({
    name: clock.name,
    label: lifecycle.clocks[clock.name]?.[language] ?? clock.name,
    state: clock.state,
    startedAt: formatInstant(clock.startedAt),
    dueAt: formatInstant(clock.dueAt),
    originalDueAt: formatInstant(clock.originalDueAt),
    provisional: clock.provisional,
    stoppedAt: clock.stoppedAt === null ? null : formatInstant(clock.stoppedAt),
    met: wasMet(clock),
    explanation: [...explainDue(clock, calendarOf(clock.calendarUnitCode), language)],
  }))
}

/**
 * What anybody may know by the number: stage, unit, clocks, and the answer once it is published.
 * Nothing a person wrote, nobody's name.
 */
export async function publicView(
  parts: ActParts,
  found: Found,
  language: Language = 'zh',
): Promise<PublicMatter> {
  const { lifecycle, matter, texts } = found
  const today = localDayOf(parts.world.now())
  // Judged anew at every look: what a region switches off is gone from every page at once.
  const mayPublish =
    lifecycle.mayPublish?.((name) => parts.rulebook.inForce(matter.regionCode, name, today)) ?? true
  const published = texts.findLast((text) => mayPublish && text.kind === 'published_answer')
  const unit = await unitRef(parts, matter.regionCode, matter.accountableUnitCode)
  return {
    number: matter.number,
    kind: matter.kind,
    stage: matter.stage,
    unit,
    openedAt: formatInstant(matter.openedAt),
    closedAt: matter.closedAt === null ? null : formatInstant(matter.closedAt),
    clocks: clockViews(parts, found, language),
    breach: breachOf(found, unit, language),
    publishedAnswer: published?.body ?? null,
    steps: stepsOf(lifecycle, matter, await historyOf(parts, matter)),
  }
}

/** Only a date that is still missed is told; the words are the system's or the unit's own. */
function breachOf(
  { lifecycle, clocks, texts }: Found,
  unit: PublicMatter['unit'],
  language: Language,
): PublicMatter['breach'] {
  const isOurs = (name: string) => lifecycle.clocksOfReporter?.includes(name) !== true
  const missed = clocks.find(
    ({ name, breachedAt, state }) => breachedAt !== null && state !== 'stopped' && isOurs(name),
  )
  if (missed === undefined) return null
  const reason = texts.findLast((text) => text.kind === 'delay_reason')
  const newDate = texts.findLast((text) => text.kind === 'delay_new_date')?.body
  return {
    reason: delayIn(language, reason?.body ?? delayWords.otherwise.zh),
    saidAt: formatInstant(reason?.writtenAt ?? missed.breachedAt ?? missed.dueAt),
    newDueAt: newDate == null ? null : `${newDate}T18:00:00+08:00`,
    unit,
  }
}

function historyOf(parts: ActParts, { regionCode, id }: Matter): Promise<AppendedEntry[]> {
  const stream = { regionCode, streamKind: 'matter', streamId: id } as const
  return parts.ledger.timeline(parts.db, stream)
}

/** The stages in order, each with the moment it was first reached. */
function stepsOf(
  lifecycle: Lifecycle<unknown>,
  matter: Matter,
  history: readonly AppendedEntry[],
): PublicMatter['steps'] {
  const stageOf = (entry: AppendedEntry) => lifecycle.states[String(entry.body.to)]?.stage
  return stages.map((stage) => {
    const first = history.find((entry) => stageOf(entry) === stage)
    return {
      stage,
      reachedAt: first === undefined ? null : formatInstant(first.happenedAt),
      current: stage === matter.stage,
    }
  })
}

/** The history in words: who did what when, late entries flagged. */
export function timelineView(
  { lifecycle, texts }: Pick<Found, 'lifecycle' | 'texts'>,
  told: {
    readonly entries: readonly AppendedEntry[]
    readonly nameOf: (actor: string) => string
    readonly language: Language
  },
): TimelineLine[] {
  const { entries, nameOf, language } = told
  return entries.map((entry) => {
    const act = entry.act.slice(entry.act.indexOf('.') + 1)
    const spec = lifecycle.acts[act]
    return {
      seq: entry.seq,
      happenedAt: formatInstant(entry.happenedAt),
      enteredAt: formatInstant(entry.enteredAt),
      late: entry.enteredAt.getTime() - entry.happenedAt.getTime() > lateAfterMs,
      act,
      label: (spec?.label ?? openingOf(lifecycle, act) ?? otherActs[act])?.[language] ?? act,
      actorName: actorName(entry, nameOf),
      lines: texts
        .filter((text) => text.seq === entry.seq)
        .map(
          (text) =>
            `${textLabel(text.kind, language)}${language === 'zh' ? '：' : ': '}${text.body ?? erased[language]}`,
        ),
    }
  })
}

const openingOf = ({ opening }: Pick<Lifecycle<unknown>, 'opening'>, act: string) =>
  act === 'open' ? opening : undefined

/** A deputy is named with the person stood in for. */
function actorName({ actor, body }: AppendedEntry, nameOf: (actor: string) => string): string {
  if (body.deputyFor === undefined) return nameOf(actor)
  return `${nameOf(actor)}（代${nameOf(`staff:${String(body.deputyFor)}`)}）`
}

const lateAfterMs = 86_400_000
const erased = { zh: '（已按规定删除）', en: '(erased as the rules ask)' } as const

const otherActs: Readonly<Record<string, Words>> = {
  open: { zh: '立件交办', en: 'Opened and assigned' },
  unmask: { zh: '查看联系方式', en: 'Looked at contact data' },
  ask_unmask: { zh: '申请查看隐名人电话', en: 'Asked to see a masked number' },
  agree_unmask: { zh: '同意查看隐名人电话', en: 'Agreed that a masked number be seen' },
  relay_message: { zh: '由平台转接短信', en: 'Message relayed by the platform' },
  relay_call: { zh: '由平台转接电话', en: 'Call relayed by the platform' },
  relay_reply: { zh: '当事人回复转接短信', en: 'The person answered a relayed message' },
  relay_report: { zh: '转接结果', en: 'What became of a relayed message' },
  note_outside_number: { zh: '登记外部编号', en: 'Noted an outside number' },
  hand_over: { zh: '经办人离岗，移交', en: 'Handed over, the handler left' },
  follow_unit: { zh: '机构承接，随单位转移', en: 'Followed the unit to its successor' },
  recompute: { zh: '日历变更，重算期限', en: 'Dates computed anew, the calendar changed' },
  correct_contact: { zh: '当事人更换手机号', en: 'The person changed the phone number' },
  erase: { zh: '按规定删除个人填写的内容', en: 'Erased what the person wrote, as the rules ask' },
}

const textLabels: Readonly<Record<string, Words>> = {
  review_text: { zh: '评价内容', en: 'The review' },
  reassignment_reason: { zh: '转交理由', en: 'Why it was passed on' },
  contact_note: { zh: '核实情况', en: 'What the contact showed' },
  measure: { zh: '整改措施', en: 'Measure' },
  public_answer: { zh: '答复', en: 'Answer' },
  explanation: { zh: '解释说明', en: 'Explanation' },
  reaction: { zh: '评价人的反应', en: 'What the reviewer said to it' },
  plan_reason: { zh: '一时难以解决的理由', en: 'Why it takes longer' },
  plan: { zh: '整改计划', en: 'Plan' },
  responsible: { zh: '责任人', en: 'Who answers for it' },
  progress: { zh: '进展', en: 'Progress' },
  joint_report: { zh: '协办情况', en: 'From a unit that takes part' },
  extension_reason: { zh: '延期理由', en: 'Why an extension' },
  extension_decision: { zh: '延期审批意见', en: 'Decision on the extension' },
  appeal_reason: { zh: '申诉理由', en: 'Ground of the appeal' },
  version_move: { zh: '改按新版本办理', en: 'Another version of the item' },
  left_to_person: { zh: '转人工办理', en: 'Left to a person' },
  review_reason: { zh: '申请人工复核的理由', en: 'Why a person should look' },
  review_answer: { zh: '人工复核答复', en: 'Answer of the review' },
  appeal_decision: { zh: '复核决定', en: 'Decision on the appeal' },
  delay_reason: { zh: '逾期说明', en: 'Why it is late' },
  delay_new_date: { zh: '新的日期', en: 'New date' },
  check_findings: { zh: '核验情况', en: 'What the check found' },
  published_text: { zh: '公示内容', en: 'Published text' },
  published_answer: { zh: '公示答复', en: 'Published answer' },
  withheld_reason: { zh: '不公示的理由', en: 'Why it is not published' },
  requirement: { zh: '督办要求', en: 'What the supervision requires' },
  override_reason: { zh: '例外办结的理由', en: 'Why it was closed by exception' },
  agreed: { zh: '约定', en: 'Agreed' },
  note: { zh: '记录', en: 'Note' },
  agent: { zh: '到场人', en: 'Who came for the applicant' },
  request: { zh: '请求内容', en: 'Request' },
  report: { zh: '举报内容', en: 'Report' },
  finding: { zh: '核查结论', en: 'Finding' },
  sign_opinion: { zh: '签批意见', en: 'Opinion of who signed' },
  rebound: { zh: '反弹情况', en: 'How it rebounded' },
  withdrawal: { zh: '撤销理由', en: 'Why it was withdrawn' },
  unmask_reason: { zh: '查看电话的理由', en: 'Why the number was asked for' },
  relay_message: { zh: '转接短信', en: 'Relayed message' },
  relay_reply: { zh: '当事人的回复', en: 'Answer of the person' },
  outside_request: { zh: '上级交办内容', en: 'What the system above asks' },
  outside_reply: { zh: '对上级的回复', en: 'Reply to the system above' },
  return_reason: { zh: '退回理由', en: 'Why it was returned' },
  opinion: { zh: '审查意见', en: 'Opinion' },
  correction: { zh: '一次性告知补正内容', en: 'What has to be corrected' },
  supplement: { zh: '补正说明', en: 'What was brought' },
  promise: { zh: '申请人承诺', en: 'Promise of the applicant' },
  decision: { zh: '许可内容', en: 'What was granted' },
  refusal: { zh: '不予许可的理由', en: 'Why it was refused' },
  delivery: { zh: '签收情况', en: 'Delivery' },
  special_reason: { zh: '特别程序的理由', en: 'Why a special procedure' },
  special_result: { zh: '特别程序的结果', en: 'Result of the special procedure' },
  question: { zh: '请其他单位协同的事项', en: 'What other units were asked' },
  ...wordsOfRequests,
  without_answer: { zh: '不再等待答复的理由', en: 'Why it went on without the answer' },
  informed_promise: { zh: '告知承诺', en: 'Promise in place of a paper' },
  agent_filed: { zh: '受托人提交', en: 'Handed in by an agent' },
  reuse_consent: { zh: '同意再用材料', en: 'Agreed to use papers again' },
  later_promise: { zh: '申请容缺', en: 'Asked to hand in later' },
}

export function textLabel(kind: string, language: Language = 'zh'): string {
  const [, name = kind, count] = /^(point|answer)_(\d+)$/.exec(kind) ?? []
  const label = textLabels[name]?.[language]
  if (label === undefined) return kind
  return count === undefined ? label : `${label} ${count}`
}
