import { caseSourceWords } from '@huiyin/contract/city-cases.words'
import { routedByWords } from '@huiyin/contract/routing.words'
import type { Lifecycle, Matter, StateSpec, Words } from '../../kernel/matter/lifecycle.ts'
import { acceptingActs } from './accepting.rules.ts'
import { caseStore } from './case.store.ts'
import type { Appeal, CityCase } from './case.types.ts'
import { findClass } from './classes.rules.ts'
import { closingActs } from './closing.rules.ts'
import { followingActs } from './following.rules.ts'
import { handlingActs } from './handling.rules.ts'
import { nationalNumber } from './place.rules.ts'
import { publicActs } from './public-acts.rules.ts'

const states = {
  reported: { label: { zh: '待受理', en: 'Reported' }, stage: 'received', clock: 'accept' },
  verifying: {
    label: { zh: '现场核实中', en: 'Being verified' },
    stage: 'received',
    clock: 'verify',
  },
  pending_register: {
    label: { zh: '待立案', en: 'To be filed' },
    stage: 'received',
    clock: 'accept',
  },
  pending_dispatch: {
    label: { zh: '待派遣', en: 'To be dispatched' },
    stage: 'received',
    clock: 'dispatch',
  },
  pending_handle: {
    label: { zh: '待签收', en: 'To be received' },
    stage: 'handling',
    clock: 'handle',
  },
  handling: { label: { zh: '处置中', en: 'Being handled' }, stage: 'handling', clock: 'handle' },
  rework: { label: { zh: '返工中', en: 'Handled again' }, stage: 'handling', clock: 'handle' },
  disputed: { label: { zh: '管辖争议', en: 'Disputed' }, stage: 'handling', clock: 'total' },
  suspended: { label: { zh: '已挂账', en: 'Suspended' }, stage: 'handling', clock: 'total' },
  pending_check: {
    label: { zh: '待核查', en: 'To be checked' },
    stage: 'checking',
    clock: 'check',
  },
  pending_close: { label: { zh: '待结案', en: 'To be closed' }, stage: 'checking', clock: 'close' },
  closed: { label: { zh: '已结案', en: 'Closed' }, stage: 'closed', clock: null },
  forced_closed: {
    label: { zh: '已强制结案', en: 'Closed by order' },
    stage: 'closed',
    clock: null,
  },
  not_accepted: { label: { zh: '未予立案', en: 'Not filed' }, stage: 'closed', clock: null },
  false_alarm: { label: { zh: '误报', en: 'False alarm' }, stage: 'closed', clock: null },
  self_handled: {
    label: { zh: '自行处置', en: 'Put right by the collector' },
    stage: 'closed',
    clock: null,
  },
  merged: { label: { zh: '已并案', en: 'Joined to another' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 城市管理案件: what somebody saw in the street, through seven steps with a clock each.
 * Source of the rules: docs/domain/city-cases.md.
 */
export const cityCase: Lifecycle<CityCase> = {
  kind: 'city_case',
  label: { zh: '城市管理案件', en: 'Case of the street' },
  numberPrefix: 'CG',
  opening: { zh: '上报', en: 'Reported' },
  byNumber: 'masked',
  states,
  clocks: {
    accept: { zh: '受理立案', en: 'Acceptance' },
    verify: { zh: '核实', en: 'Verification' },
    dispatch: { zh: '派遣', en: 'Dispatch' },
    handle: { zh: '处置', en: 'Handling' },
    check: { zh: '核查', en: 'Check' },
    close: { zh: '结案', en: 'Closing' },
    total: { zh: '全流程', en: 'The whole way' },
  },
  acts: { ...acceptingActs, ...handlingActs, ...closingActs, ...publicActs, ...followingActs },
  ownActs: ['say_if_right', 'say_of_lead'],
  store: caseStore,
  assistingUnits: ({ commandUnitCode, acceptanceUnitCode }) => [
    ...new Set([commandUnitCode, acceptanceUnitCode]),
  ],
  throughUnits: ({ commandUnitCode, acceptanceUnitCode }) => [commandUnitCode, acceptanceUnitCode],
  describe,
}

/** Why it is asked stands with the texts; this is how far it is. */
const delayWords = {
  unit_leader: '待本单位负责人同意',
  dispatcher: '单位已同意，待派遣员审批',
} as const

function standOf({ first, exempt, refusals = 0 }: Appeal): string {
  const time = refusals === 0 ? '' : `第 ${refusals + 1} 次，`
  if (exempt !== null) return `${time}${exempt ? '通过，不计超时' : '未通过'}`
  return `${time}${first === null ? '待两人审查' : '一人同意，待另一人审查'}`
}

const rightWords = { yes: '已处置好', no: '没有处置好' } as const

/** What gave the unit when the case came in. */
export function routedByOf(by: string): Words {
  const words: Readonly<Record<string, Words>> = routedByWords
  return words[by] ?? { zh: by, en: by }
}

function describe(row: CityCase, matter: Matter) {
  const found = findClass(row.kind, row.category)
  const facts: readonly (readonly [label: string, value: string | null, codeOf?: 'grid'])[] = [
    ['国标编号', nationalNumber(matter.number)],
    ['类别', found === undefined ? row.category : `${found.groupName} · ${found.name}`],
    ['部件编码', row.componentCode],
    ['来源', caseSourceWords[row.source].zh],
    ['位置', row.address],
    ['坐标', row.longitude === null ? null : `${row.longitude}, ${row.latitude}`],
    ['网格', row.gridCode, 'grid'],
    ['归口依据', routedByOf(row.routedBy).zh],
    ['安全隐患', row.hazard ? (row.fenced ? '有，已围护' : '有') : null],
    ['核实', row.verified === null ? null : row.verified ? '属实' : '不属实'],
    ['退单', times(row.returns)],
    ['返工', times(row.reworks)],
    ['延期', times(row.delays)],
    ['申请延期', row.delayAsked && delayWords[row.delayAsked.waitsFor]],
    ['挂账至', row.suspendedUntil],
    ['结案条件', row.closing],
    ['申诉', row.appeal && standOf(row.appeal)],
    ['统计', row.exempt ? '不计超时（申诉通过）' : null],
    ['并入', row.leadNumber],
    ['同处曾结案', row.recursOf],
    ['假性整改', row.recurredAs],
    ['公开', row.withheld ? '不公开' : null],
    ['反映人认为', row.reporterSays === null ? null : rightWords[row.reporterSays]],
  ]
  return facts.flatMap(([label, value, codeOf]) =>
    value === null ? [] : [{ label, value, ...(codeOf && { codeOf }) }],
  )
}

function times(count: number): string | null {
  return count === 0 ? null : `${count} 次`
}
