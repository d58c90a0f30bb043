import { formatInstant } from '@huiyin/contract/time'
import { breachOf, overdueNotices } from '../../kernel/matter/breach.rules.ts'
import { effects, evidenceOf, refused, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Situation } from '../../kernel/matter/lifecycle.ts'
import {
  choice,
  count,
  day,
  evidence,
  longText,
  reason,
  unit,
} from '../../kernel/matter/needs.rules.ts'
import type { Dispute } from './dispute.types.ts'

type Spec = ActSpec<Dispute>
type Situated = Situation<Dispute>

const open = ['stating', 'meeting'] as const
const party = { roles: ['handler', 'unit_leader'], where: 'assisting_unit' } as const
const head = { roles: ['unit_leader'], where: 'assisting_unit' } as const
const arbiter = { roles: ['supervisor', 'leader'], where: 'region' } as const

/** The unit of the row from which somebody acts. */
function unitOf({ acting, row }: Situated): string | undefined {
  if (acting.kind !== 'staff') return undefined
  return acting.posts.find(({ unitCode }) => row.partyUnitCodes.includes(unitCode))?.unitCode
}

/** 陈述意见: a unit claims the matter or denies it, on a legal ground; the last word of each counts. */
const statePosition: Spec = {
  label: { zh: '陈述意见', en: 'State a position' },
  from: open,
  to: open,
  by: party,
  needs: [
    choice('position', '意见', { claim: '由本单位负责', deny: '不由本单位负责' }),
    longText('ground', '法律法规或职责依据', { maxLength: 500 }),
    evidence({ required: false }),
  ],
  decide(situation, fields) {
    const { matter, row, now } = situation
    const unitCode = unitOf(situation)
    if (unitCode === undefined) return refused('matter/not-your-act')
    const said = {
      unitCode,
      position: fields.position === 'claim' ? 'claim' : 'deny',
      ground: String(fields.ground),
      at: formatInstant(now),
    } as const
    return effects({
      state: matter.state,
      row: { statements: [...row.statements.filter((one) => one.unitCode !== unitCode), said] },
      texts: textOf('dispute_ground', fields.ground),
      evidenceIds: evidenceOf(fields),
      body: { unit: unitCode, position: said.position },
    })
  },
}

/** Only who has the matter meanwhile fences, and says what it cost. */
function notProvisional(situation: Situated) {
  const isTheirs = unitOf(situation) === situation.row.provisionalUnitCode
  return isTheirs ? undefined : 'matter/not-your-act'
}

/** 先行围护: a hazard waits for no ruling. */
const fence: Spec = {
  label: { zh: '先行围护', en: 'Fence it' },
  from: open,
  to: open,
  by: party,
  unless: notProvisional,
  needs: [evidence({ help: '围护照片' })],
  decide: ({ matter }, fields) =>
    effects({ state: matter.state, row: { fenced: true }, evidenceIds: evidenceOf(fields) }),
}

/** 登记费用: what handling meanwhile cost, so that the ruling can say who bears it. */
const reportCost: Spec = {
  label: { zh: '登记先行处置费用', en: 'Say what it cost meanwhile' },
  from: open,
  to: open,
  by: party,
  unless: notProvisional,
  needs: [count('yuan', '费用（元）', { min: 0, max: 10_000_000 })],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      row: { costYuan: Number(fields.yuan) },
      body: { yuan: fields.yuan },
    }),
}

/** An arbiter belongs to no party, and a hazard is fenced before anybody argues. */
function mayNotJudge(situation: Situated) {
  if (unitOf(situation) !== undefined) return 'routing/party-judges-not'
  const { hazard, fenced } = situation.row
  return hazard && !fenced ? 'routing/fence-first' : undefined
}

/** 现场会商. */
const callMeeting: Spec = {
  label: { zh: '召集现场会商', en: 'Call a meeting on site' },
  from: ['stating'],
  to: ['meeting'],
  by: arbiter,
  unless: mayNotJudge,
  needs: [day('on', '会商日期'), longText('note', '地点和参加人', { maxLength: 500 })],
  decide: ({ matter, row }, fields) =>
    effects({
      state: 'meeting',
      row: { meetingOn: String(fields.on) },
      texts: textOf('note', fields.note),
      notices: row.partyUnitCodes.map((toUnitCode) => ({
        kind: 'decided',
        toUnitCode,
        reason: `${matter.number} 定于 ${String(fields.on)} 现场会商`,
        dueAt: null,
      })),
    }),
}

interface Ended {
  readonly state: 'ruled' | 'agreed' | 'withdrawn'
  readonly unitCode: string
  readonly ground: string
  readonly precedentAreaCode: string | null
}

/** What ends a dispute; the matter it is about hears of it by the ledger. */
function ended({ matter, row, clocks, now }: Situated, end: Ended) {
  const { state, unitCode, ground, precedentAreaCode } = end
  return effects<Dispute>({
    state,
    row: { ruledUnitCode: unitCode, rulingGround: ground, precedentAreaCode, endedAt: now },
    clocks: stop(clocks),
    texts: textOf('ruling', ground),
    notices: row.partyUnitCodes.map((toUnitCode) => ({
      kind: 'decided',
      toUnitCode,
      reason: `${matter.number}（${row.parentNumber}）争议已了结`,
      dueAt: null,
    })),
    body: { unit: unitCode, precedent: precedentAreaCode },
  })
}

const scopes = {
  once: '仅本件',
  grid: '本网格同类事项',
  community: '本社区同类事项',
  town: '本乡镇（街道）同类事项',
  region: '全区域同类事项',
} as const
const digits: Readonly<Record<string, number>> = { region: 6, town: 9, community: 12, grid: 18 }

/** 裁定: who answers; where it says so, for its class at its place from now on. */
const rule: Spec = {
  label: { zh: '裁定', en: 'Rule' },
  from: open,
  to: ['ruled'],
  by: arbiter,
  danger: true,
  unless: mayNotJudge,
  needs: ({ row }) => [
    unit('unitCode', '责任单位'),
    longText('ground', '裁定理由和依据', { maxLength: 1000 }),
    choice(
      'scope',
      '今后适用',
      Object.fromEntries(
        Object.entries(scopes).filter(([scope]) => scope === 'once' || row.areaCode !== null),
      ),
    ),
  ],
  decide(situation, fields) {
    const length = digits[String(fields.scope)]
    const { areaCode } = situation.row
    const precedentAreaCode =
      length === undefined || areaCode === null ? null : areaCode.slice(0, length)
    const unitCode = String(fields.unitCode)
    return ended(situation, {
      state: 'ruled',
      unitCode,
      ground: String(fields.ground),
      precedentAreaCode,
    })
  },
}

/** 认领: a unit says the matter is its own, and nobody needs to rule. */
const acceptDuty: Spec = {
  label: { zh: '认领', en: 'Accept it as ours' },
  from: open,
  to: ['agreed'],
  by: head,
  needs: [reason],
  decide(situation, fields) {
    const unitCode = unitOf(situation)
    if (unitCode === undefined) return refused('matter/not-your-act')
    const ground = String(fields.reason)
    return ended(situation, { state: 'agreed', unitCode, ground, precedentAreaCode: null })
  },
}

/** 撤回: who disputed it handles it after all. */
const withdraw: Spec = {
  label: { zh: '撤回争议', en: 'Withdraw' },
  from: open,
  to: ['withdrawn'],
  by: head,
  unless: notProvisional,
  needs: [reason],
  decide: (situation, fields) =>
    ended(situation, {
      state: 'withdrawn',
      unitCode: situation.row.provisionalUnitCode,
      ground: String(fields.reason),
      precedentAreaCode: null,
    }),
}

/** The arbiter let the date pass: said to him and to the parties. */
const breach = breachOf<Dispute>({
  from: open,
  follows: ({ matter }, missed) => ({
    notices: overdueNotices([matter.holderUnitCode], `争议 ${matter.number} 逾期未裁定`, missed),
  }),
})

export const disputeActs = {
  state_position: statePosition,
  fence,
  report_cost: reportCost,
  call_meeting: callMeeting,
  rule,
  accept_duty: acceptDuty,
  withdraw,
  breach,
} as const satisfies Record<string, Spec>
