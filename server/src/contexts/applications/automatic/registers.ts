import type { CellValue } from '@huiyin/contract/decision-tables'

/** 登记库: what another authority keeps and answers about, as vehicles or driving licences. */
export interface RegisterQuestion {
  /** Its name in the item's table: 车辆登记库. */
  readonly register: string
  /** What it is asked about: a plate, a licence number. Never logged, never kept. */
  readonly key: string
}

/** Why a register gave nothing that may be used. Each sends the matter to a person. */
export type RegisterFault =
  | 'not_connected'
  | 'no_answer'
  | 'refused'
  | 'unreadable'
  | 'unknown_subject'

export type RegisterAnswer =
  | {
      readonly ok: true
      /** By which the register finds its own answer again. */
      readonly responseId: string
      readonly facts: Readonly<Record<string, CellValue>>
    }
  | { readonly ok: false; readonly fault: RegisterFault }

/** The registers an installation is connected to. Never throws: no answer is an answer. */
export interface Registers {
  ask(question: RegisterQuestion): Promise<RegisterAnswer>
}

/** Where no register is connected every such table leaves its matters to a person. */
export const noRegisters: Registers = {
  ask: async () => ({ ok: false, fault: 'not_connected' }),
}

/** Faults as they are shown to staff and applicant. */
export const registerFaultWords: Readonly<Record<RegisterFault, string>> = {
  not_connected: '尚未接通',
  no_answer: '没有应答',
  refused: '拒绝了查询',
  unreadable: '的应答无法识别',
  unknown_subject: '查无此记录',
}
