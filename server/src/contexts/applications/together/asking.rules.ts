import type { ErrorCode } from '@huiyin/contract/errors'
import { type JointForm, type JointOutcome, jointOutcomes } from '@huiyin/contract/joint-tasks'
import { jointFormWords } from '@huiyin/contract/joint-tasks.words'
import { parseInstant } from '@huiyin/contract/time'
import { effects, refused, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec, Party, Situation } from '../../../kernel/matter/lifecycle.ts'
import {
  choice,
  day,
  longText,
  reason,
  text,
  units,
  yesNo,
} from '../../../kernel/matter/needs.rules.ts'
import type { Ask, Asking, AskWanted } from './joint-task.types.ts'

/** Why whoever asked may not end yet: answers are waited for. */
export function mayNotEnd({ asks, askWanted }: Asking): ErrorCode | undefined {
  const isWaiting = asks.some(({ waits, outcome }) => waits && outcome === null)
  return isWaiting || askWanted?.waits === true ? 'applications/answers-awaited' : undefined
}

/** Why whoever asked may not agree: as above, or a co-signature was refused and not asked anew. */
export function mayNotAgree(row: Asking): ErrorCode | undefined {
  const coSigned = row.asks.findLast(({ form }) => form === 'co_sign')
  const isRefused = coSigned?.outcome === 'objected'
  return mayNotEnd(row) ?? (isRefused ? 'applications/co-sign-refused' : undefined)
}

const heardWords: Readonly<Record<JointOutcome, string>> = {
  answered: '协同答复已齐',
  objected: '会签未一致',
  unanswered: '协同逾期未复',
  called_off: '协同已撤回',
}
const formLabels = Object.fromEntries(
  Object.entries(jointFormWords).map(([form, words]) => [form, words.zh]),
)
const unitsMax = 20

/** Who asks other units, from where. */
interface Asks {
  readonly from: readonly string[]
  /** The states in which an answer may come. */
  readonly open: readonly string[]
  readonly asks: Party
  readonly stops: Party
  /** The lead always waits for what it asked. */
  readonly alwaysWaits?: true
}

/** The acts by which a step or the lead asks other units, and hears of what came of it. */
export function askingActs<Row extends Asking>(who: Asks) {
  const stays = { from: who.open, to: who.open } as const
  return {
    ask_units: askUnits<Row>(who),
    stop_waiting: { ...stopWaiting<Row>(who), ...stays },
    asked: { ...asked<Row>(), ...stays },
    heard: { ...heard<Row>(), ...stays },
  } as const satisfies Record<string, ActSpec<Row>>
}

type Act<Row> = Omit<ActSpec<Row>, 'from' | 'to'>

function askUnits<Row extends Asking>({ from, asks, alwaysWaits }: Asks): ActSpec<Row> {
  return {
    label: { zh: '请其他单位协同', en: 'Ask other units' },
    from,
    to: from,
    by: asks,
    exceptional: true,
    needs: askNeeds(alwaysWaits === true),
    unless: ({ row }) => (row.askWanted === null ? undefined : 'matter/act-not-now'),
    decide: (situation, fields) => ask(situation, wantedOf(fields, alwaysWaits === true)),
  }
}

/** 不再等待: the answer is late, and the head of the unit says why it is not needed. */
function stopWaiting<Row extends Asking>({ stops }: Asks): Act<Row> {
  return {
    label: { zh: '逾期未复，不再等待', en: 'Go on without the answer' },
    by: stops,
    exceptional: true,
    needs: ({ row, now }) => [
      choice(
        'task',
        '哪一项',
        Object.fromEntries(
          lateAsks(row, now).map(({ number, form }) => [
            number,
            `${jointFormWords[form].zh} ${number}`,
          ]),
        ),
      ),
      reason,
    ],
    unless: ({ row, now }) =>
      lateAsks(row, now).length > 0 ? undefined : 'applications/not-late-yet',
    decide: ({ matter, row }, fields) =>
      effects<Row>({
        state: matter.state,
        row: endedAsk(row, String(fields.task), 'unanswered'),
        texts: textOf('without_answer', fields.reason),
        body: { task: fields.task, outcome: 'unanswered' },
      }),
  }
}

/** The task is out: from now on the row knows it by its number. */
function asked<Row extends Asking>(): Act<Row> {
  return {
    label: { zh: '协同任务已发出', en: 'The question is out' },
    by: 'system',
    needs: [text('taskId', '任务'), text('number', '编号'), text('dueAt', '答复时限')],
    decide: ({ matter, row }, fields) => {
      const { askWanted } = row
      if (askWanted === null) return refused('matter/act-not-now')
      const ask: Ask = {
        taskId: String(fields.taskId),
        number: String(fields.number),
        form: askWanted.form,
        waits: askWanted.waits,
        dueAt: String(fields.dueAt),
        outcome: null,
      }
      const own: Asking = { asks: [...row.asks, ask], askWanted: null }
      return effects<Row>({
        state: matter.state,
        row: own as Partial<Row>,
        body: { task: ask.number, form: ask.form },
      })
    },
  }
}

function heard<Row extends Asking>(): Act<Row> {
  return {
    label: { zh: '协同任务已办结', en: 'The answers are there' },
    by: 'system',
    needs: [
      text('number', '编号'),
      choice('outcome', '结果', Object.fromEntries(jointOutcomes.map((one) => [one, one]))),
    ],
    decide: ({ matter, row }, fields) => {
      const number = String(fields.number)
      const outcome = fields.outcome as JointOutcome
      if (!row.asks.some((one) => one.number === number && one.outcome === null)) {
        return refused('matter/act-not-now')
      }
      return effects<Row>({
        state: matter.state,
        row: endedAsk(row, number, outcome),
        notices: [
          {
            kind: 'reminder',
            toUnitCode: matter.holderUnitCode,
            toStaffId: matter.holderStaffId,
            reason: `${matter.number} ${heardWords[outcome]}（${number}），请接着办理`,
            dueAt: matter.nextDueAt,
          },
        ],
        body: { task: number, outcome },
      })
    },
  }
}

function askNeeds(alwaysWaits: boolean) {
  const together = { name: 'form', in: ['site_visit', 'review_meeting'] }
  return [
    choice('form', '方式', formLabels),
    units('units', '哪些单位', { max: unitsMax }),
    longText('question', '需要协同的事项', { maxLength: 1000 }),
    text('site', '踏勘地点', { maxLength: 100, when: { name: 'form', in: ['site_visit'] } }),
    day('heldOn', '踏勘或开会日期', { when: together }),
    ...(alwaysWaits ? [] : [yesNo('waits', '本环节等答复后再办结')]),
  ]
}

function wantedOf(fields: Readonly<Record<string, unknown>>, alwaysWaits: boolean): AskWanted {
  const optional = (value: unknown) => (typeof value === 'string' ? value.trim() : null)
  return {
    form: fields.form as JointForm,
    unitCodes: [...new Set(fields.units as readonly string[])],
    question: String(fields.question),
    site: optional(fields.site),
    heldOn: optional(fields.heldOn),
    waits: alwaysWaits || fields.waits === true,
  }
}

function ask<Row extends Asking>({ matter, unitName }: Situation<Row>, askWanted: AskWanted) {
  const { unitCodes, form, question } = askWanted
  if (unitCodes.includes(matter.holderUnitCode)) return refused<Row>('applications/own-unit')
  // A name that is the code is what the kernel says of a unit the region does not have.
  if (unitCodes.some((code) => unitName(code) === code)) {
    return refused<Row>('applications/unit-unknown')
  }
  const own: Partial<Asking> = { askWanted }
  return effects<Row>({
    state: matter.state,
    row: own as Partial<Row>,
    texts: textOf('question', question),
    body: { form, units: unitCodes },
  })
}

/** The questions that were to be answered by now and are not. */
function lateAsks({ asks }: Asking, now: Date): readonly Ask[] {
  return asks.filter(({ outcome, dueAt }) => outcome === null && (parseInstant(dueAt) ?? now) < now)
}

function endedAsk<Row extends Asking>(
  { asks }: Row,
  number: string,
  outcome: JointOutcome,
): Partial<Row> {
  const own: Partial<Asking> = {
    asks: asks.map((one) => (one.number === number ? { ...one, outcome } : one)),
  }
  // The compiler does not see that a row with this field has it in its partial, too.
  return own as Partial<Row>
}
