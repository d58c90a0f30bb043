import type { Need } from '@huiyin/contract/matter'
import { dataRequestWords } from '@huiyin/contract/people'
import { counterDocumentWords } from '@huiyin/contract/phone-change'
import { formatInstant } from '@huiyin/contract/time'
import type { Budget } from '../../kernel/clock/types.ts'
import type { ActSpec, Decision, Effects, Lifecycle, Party } from '../../kernel/matter/lifecycle.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'
import type { DataRequest } from './request.types.ts'
import { requestStore } from './requests.store.ts'

/** How soon a request about one's own data is answered. */
export interface RequestLimits {
  readonly answer: Budget
}

/**
 * 个人信息保护法 第五十条 asks for a convenient way and names no days; GB/T 35273-2020 8.7 allows
 * thirty. Fifteen working days are ours, within that limit.
 */
export const requestLimits: RuleName<RequestLimits> = {
  name: 'personal/requests',
  otherwise: {
    version: 'shipped-2026-11',
    value: { answer: { amountHundredths: 1_500, unit: 'working_day' } },
  },
}

type Spec = ActSpec<DataRequest>

const office: Party = {
  roles: ['supervisor', 'handler', 'unit_leader'],
  where: 'holder_unit',
}

const answer = (name: string, label: string): Need => ({
  name,
  label,
  kind: 'long_text',
  required: true,
  maxLength: 1_000,
})

const stop = { name: 'answer', do: 'stop' } as const

function effects(all: Effects<DataRequest>): Decision<DataRequest> {
  return { ok: true, effects: all }
}

/** 同意: what was asked for is carried out at once, what law keeps when its time has passed. */
const grant: Spec = {
  label: { zh: '同意并办理', en: 'Grant' },
  from: ['asked'],
  to: ['closed'],
  by: office,
  needs: [answer('publicAnswer', '给当事人的答复')],
  decide({ acting, row, now }, fields) {
    // Whoever entered it at the counter saw the document; another agrees, when the holder of the
    // old number has had the time to object.
    if (acting.kind === 'staff' && acting.staffId === row.enteredBy) {
      return { ok: false, code: 'personal/second-person' }
    }
    if (row.earliestAt !== null && now < row.earliestAt) {
      const details = { earliestAt: formatInstant(row.earliestAt) }
      return { ok: false, code: 'personal/still-waiting', details }
    }
    return effects({
      state: 'closed',
      clocks: [stop],
      row: { outcome: 'granted', handlerStaffId: acting.kind === 'staff' ? acting.staffId : null },
      texts: [{ kind: 'public_answer', body: String(fields.publicAnswer), visibility: 'reporter' }],
      body: { outcome: 'granted' },
    })
  },
}

/** 不予办理: with the fact, the rule, and where to contest it (个人信息保护法 第五十条: 说明理由). */
const refuse: Spec = {
  label: { zh: '不予办理', en: 'Refuse' },
  from: ['asked'],
  to: ['closed'],
  by: office,
  danger: true,
  needs: [answer('reason', '理由（事实）'), answer('ground', '依据的法律条款')],
  decide({ acting }, fields) {
    const told = `${String(fields.reason)}\n依据：${String(fields.ground)}\n如不同意，可以向网信部门投诉，也可以向人民法院起诉。`
    return effects({
      state: 'closed',
      clocks: [stop],
      row: { outcome: 'refused', handlerStaffId: acting.kind === 'staff' ? acting.staffId : null },
      texts: [{ kind: 'public_answer', body: told, visibility: 'reporter' }],
      body: { outcome: 'refused' },
    })
  },
}

/** What the person proved by themselves needs nobody's leave. */
const settle: Spec = {
  label: { zh: '自助办结', en: 'Done by the person' },
  from: ['asked'],
  to: ['closed'],
  by: 'system',
  needs: [],
  decide: () =>
    effects({
      state: 'closed',
      clocks: [stop],
      row: { outcome: 'granted' },
      body: { outcome: 'granted' },
    }),
}

const breach: Spec = {
  label: { zh: '逾期', en: 'Overdue' },
  from: ['asked'],
  to: ['asked'],
  by: 'system',
  needs: [{ name: 'clock', label: '时限', kind: 'text', required: true }],
  decide({ matter, clocks, now }, fields) {
    const missed = clocks.find((clock) => clock.name === fields.clock && clock.state !== 'stopped')
    if (missed === undefined || missed.breachedAt !== null || missed.dueAt >= now) {
      return { ok: false, code: 'matter/act-not-now' }
    }
    return effects({
      state: 'asked',
      clocks: [{ name: missed.name, do: 'breach' }],
      notices: [
        {
          kind: 'overdue',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 已逾期`,
          dueAt: missed.dueAt,
        },
      ],
      body: { clock: missed.name },
    })
  },
}

/** 个人信息请求: correct, erase, withdraw consent, explain (个人信息保护法 第四十四条至第四十八条). */
export const personalDataRequest: Lifecycle<DataRequest> = {
  kind: 'personal_data_request',
  label: { zh: '个人信息请求', en: 'Request about personal data' },
  numberPrefix: 'GX',
  byNumber: 'masked',
  states: {
    asked: { label: { zh: '待答复', en: 'To be answered' }, stage: 'handling', clock: 'answer' },
    closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
  },
  clocks: { answer: { zh: '答复', en: 'Answer' } },
  acts: { grant, refuse, settle, breach },
  store: requestStore,
  describe: ({ type, about, document, earliestAt }) => [
    { label: '请求', value: dataRequestWords[type].zh },
    { label: '涉及的件', value: about.join('、') || '无' },
    ...(document === null || earliestAt === null
      ? []
      : [
          { label: '窗口查验', value: counterDocumentWords[document].zh },
          { label: '最早可同意', value: formatInstant(earliestAt).slice(0, 16).replace('T', ' ') },
        ]),
  ],
}
