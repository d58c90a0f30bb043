import type { ClockView, PublicMatter, TimelineLine } from '@huiyin/contract/matter'
import { stages } from '@huiyin/contract/matter'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { explainDue } from '../clock/index.ts'
import type { AppendedEntry } from '../ledger/types.ts'
import { wasMet } from './clocks.rules.ts'
import type { Lifecycle, Matter, MatterClock } from './lifecycle.ts'
import { type ActParts, calendarsOf } from './take-acts.ts'
import type { StoredText } from './texts.store.ts'
import { unitRef } from './work-list.ts'

/** The clocks of a matter, each printing its own arithmetic. */
export function clockViews(
  parts: Pick<ActParts, 'clock'>,
  lifecycle: Lifecycle<unknown>,
  matter: Matter,
  clocks: readonly MatterClock[],
): ClockView[] {
  const calendarOf = calendarsOf(parts, matter)
  return clocks.map((clock) => ({
    name: clock.name,
    label: lifecycle.clocks[clock.name]?.zh ?? clock.name,
    state: clock.state,
    startedAt: formatInstant(clock.startedAt),
    dueAt: formatInstant(clock.dueAt),
    originalDueAt: formatInstant(clock.originalDueAt),
    provisional: clock.provisional,
    stoppedAt: clock.stoppedAt === null ? null : formatInstant(clock.stoppedAt),
    met: wasMet(clock),
    explanation: [...explainDue(clock, calendarOf(clock.calendarUnitCode))],
  }))
}

/**
 * What anybody may know by the number: stage, unit, clocks, and the answer once it is published.
 * Nothing a person wrote, nobody's name.
 */
export async function publicView(
  parts: ActParts,
  lifecycle: Lifecycle<unknown>,
  found: {
    readonly matter: Matter
    readonly clocks: readonly MatterClock[]
    readonly texts: readonly StoredText[]
  },
): Promise<PublicMatter> {
  const { matter, clocks, texts } = found
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
    clocks: clockViews(parts, lifecycle, matter, clocks),
    breach: breachOf(clocks, texts, unit),
    publishedAnswer: published?.body ?? null,
    steps: stepsOf(lifecycle, matter, await historyOf(parts, matter)),
  }
}

/** Only a date that is still missed is told; the words are the system's or the unit's own. */
function breachOf(
  clocks: readonly MatterClock[],
  texts: readonly StoredText[],
  unit: PublicMatter['unit'],
): PublicMatter['breach'] {
  const missed = clocks.find((clock) => clock.breachedAt !== null && clock.state !== 'stopped')
  if (missed === undefined) return null
  const reason = texts.findLast((text) => text.kind === 'delay_reason')
  const newDate = texts.findLast((text) => text.kind === 'delay_new_date')?.body
  return {
    reason: reason?.body ?? '未能按期办理，正在督办。',
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
  lifecycle: Lifecycle<unknown>,
  entries: readonly AppendedEntry[],
  texts: readonly StoredText[],
  nameOf: (actor: string) => string,
): TimelineLine[] {
  return entries.map((entry) => {
    const act = entry.act.slice(entry.act.indexOf('.') + 1)
    const spec = lifecycle.acts[act]
    return {
      seq: entry.seq,
      happenedAt: formatInstant(entry.happenedAt),
      enteredAt: formatInstant(entry.enteredAt),
      late: entry.enteredAt.getTime() - entry.happenedAt.getTime() > lateAfterMs,
      act,
      label: spec?.label.zh ?? otherActs[act] ?? act,
      actorName: actorName(entry, nameOf),
      lines: texts
        .filter((text) => text.seq === entry.seq)
        .map((text) => `${textLabel(text.kind)}：${text.body ?? '（已按规定删除）'}`),
    }
  })
}

/** A deputy is named with the person stood in for. */
function actorName({ actor, body }: AppendedEntry, nameOf: (actor: string) => string): string {
  if (body.deputyFor === undefined) return nameOf(actor)
  return `${nameOf(actor)}（代${nameOf(`staff:${String(body.deputyFor)}`)}）`
}

const lateAfterMs = 86_400_000
const otherActs: Readonly<Record<string, string>> = {
  open: '立件交办',
  unmask: '查看联系方式',
  ask_unmask: '申请查看隐名人电话',
  agree_unmask: '同意查看隐名人电话',
  relay_message: '由平台转接短信',
  relay_call: '由平台转接电话',
  relay_reply: '当事人回复转接短信',
  relay_report: '转接结果',
  note_outside_number: '登记外部编号',
  hand_over: '经办人离岗，移交',
  follow_unit: '机构承接，随单位转移',
  recompute: '日历变更，重算期限',
  correct_contact: '当事人更换手机号',
  erase: '按规定删除个人填写的内容',
}

const textLabels: Readonly<Record<string, string>> = {
  review_text: '评价内容',
  reassignment_reason: '转交理由',
  contact_note: '核实情况',
  measure: '整改措施',
  public_answer: '答复',
  explanation: '解释说明',
  reaction: '评价人的反应',
  plan_reason: '一时难以解决的理由',
  plan: '整改计划',
  responsible: '责任人',
  progress: '进展',
  extension_reason: '延期理由',
  extension_decision: '延期审批意见',
  appeal_reason: '申诉理由',
  appeal_decision: '复核决定',
  delay_reason: '逾期说明',
  delay_new_date: '新的日期',
  check_findings: '核验情况',
  published_text: '公示内容',
  published_answer: '公示答复',
  withheld_reason: '不公示的理由',
  requirement: '督办要求',
  override_reason: '例外办结的理由',
  note: '记录',
  request: '请求内容',
  report: '举报内容',
  finding: '核查结论',
  sign_opinion: '签批意见',
  rebound: '反弹情况',
  withdrawal: '撤销理由',
  unmask_reason: '查看电话的理由',
  relay_message: '转接短信',
  relay_reply: '当事人的回复',
  outside_request: '上级交办内容',
  outside_reply: '对上级的回复',
  return_reason: '上级退回理由',
}

export function textLabel(kind: string): string {
  return textLabels[kind] ?? kind
}
