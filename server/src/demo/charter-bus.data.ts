import type { StepDecision } from '@huiyin/contract/handling'
import type { RegisterRows } from '../contexts/applications/index.ts'

/** 临时包车: an item of the demo that a table decides at any hour. Its figures are made up. */
export const charterBusName = '临时包车审批'

const rule = '道路旅客运输及客运站管理规定'

/** The table of the charter bus, for the step that decides it. */
export function charterBusDecision(step: string): StepDecision {
  return {
    step,
    automatic: 'grants',
    table: {
      id: 'charter-bus',
      name: '临时包车自动审批（示例）',
      hitPolicy: 'first',
      inputs: [
        {
          id: 'seats',
          name: '核定座位数',
          type: 'number',
          unit: '座',
          origin: 'register',
          isWhole: true,
          minimum: 1,
          maximum: 80,
        },
        { id: 'inspected', name: '车辆检验有效', type: 'boolean', origin: 'register' },
        { id: 'insured', name: '承运人责任险有效', type: 'boolean', origin: 'register' },
        { id: 'licensed', name: '许可范围含包车客运', type: 'boolean', origin: 'register' },
        { id: 'qualified', name: '驾驶人准驾车型相符', type: 'boolean', origin: 'register' },
        {
          id: 'distance',
          name: '单程里程',
          type: 'number',
          unit: '公里',
          origin: 'applicant',
          minimum: 1,
          maximum: 5000,
        },
        { id: 'contract', name: '包车合同已提交', type: 'boolean', origin: 'document' },
      ],
      outputs: [
        {
          id: 'outcome',
          name: '结论',
          type: 'string',
          words: { approve: '予以批准', refuse: '不予批准', person: '转人工审查' },
        },
      ],
      rules: [
        {
          id: 'usual',
          when: ['<= 55', 'true', 'true', 'true', 'true', '<= 800', 'true'],
          gives: ['approve'],
          ground: rule,
        },
        {
          id: 'unlicensed',
          when: ['-', '-', '-', 'false', '-', '-', '-'],
          gives: ['refuse'],
          ground: '中华人民共和国道路运输条例第十条',
        },
        { id: 'look', when: ['-', '-', '-', '-', '-', '-', '-'], gives: ['person'], ground: rule },
      ],
    },
    sources: [
      { input: 'seats', from: 'register', name: '机动车库', by: '车牌号', fact: 'seats' },
      { input: 'inspected', from: 'register', name: '机动车库', by: '车牌号', fact: 'inspected' },
      { input: 'insured', from: 'register', name: '道路运输库', by: '车牌号', fact: 'insured' },
      { input: 'licensed', from: 'register', name: '道路运输库', by: '车牌号', fact: 'charter' },
      { input: 'qualified', from: 'register', name: '驾驶人库', by: '驾驶证号', fact: 'coach' },
      { input: 'distance', from: 'form', name: '单程里程' },
      { input: 'contract', from: 'material', name: 'charterdeal' },
    ],
  }
}

/** What the registers of the demo know; plates and licences that no office issues. */
export const demoRegisters: Readonly<Record<string, RegisterRows>> = {
  机动车库: {
    示A00001: { seats: 45, inspected: true },
    示A00002: { seats: 59, inspected: true },
    示A00003: { seats: 33, inspected: false },
    示A00004: { seats: 49, inspected: true },
  },
  道路运输库: {
    示A00001: { insured: true, charter: true },
    示A00002: { insured: true, charter: true },
    示A00003: { insured: true, charter: true },
    示A00004: { insured: true, charter: false },
  },
  驾驶人库: {
    示驾0001: { coach: true },
    示驾0002: { coach: false },
  },
}
