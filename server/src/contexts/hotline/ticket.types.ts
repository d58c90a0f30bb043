import type {
  CallbackResult,
  Door,
  Hotline,
  TicketChannel,
  TicketType,
  Urgency,
} from '@huiyin/contract/hotline'

/** Something the unit asked of the hotline, and who asked. */
export interface Asked {
  readonly ground: string
  readonly by: string
}

/** 管辖争议: which unit disputes that it answers, and whom it names. */
export interface Disputed {
  readonly byUnitCode: string
  readonly unitCode: string
  readonly ground: string
}

/** 工单: the row of a ticket. What people said is in the texts of the matter. */
export interface Ticket {
  readonly hotline: Hotline
  readonly type: TicketType
  readonly channel: TicketChannel
  readonly urgency: Urgency
  readonly category: string
  readonly areaCode: string | null
  readonly address: string | null
  /** 诉求点: how many there are; each is answered by itself. */
  readonly points: number
  readonly wantsCallback: boolean
  /** The unit routing proposed, and in a word why. */
  readonly routedUnitCode: string
  readonly routedBy: string
  readonly hotlineUnitCode: string
  /** 协办单位: they answer to the unit that leads. */
  readonly assistingUnitCodes: readonly string[]
  readonly assistsDone: readonly string[]
  /** 专席: the special seat it came in by. */
  readonly seat: string | null
  /** Who took the call. */
  readonly agentStaffId: string | null
  readonly handlerStaffId: string | null
  readonly handledBy: readonly string[]
  readonly contacted: boolean
  readonly returns: number
  readonly returnAsked: (Asked & { readonly reason: string }) | null
  readonly extensions: number
  readonly extensionAsked: (Asked & { readonly days: number }) | null
  readonly suspensionAsked: (Asked & { readonly until: string }) | null
  readonly suspendedUntil: string | null
  /** Whom its unit says it belongs to, while an arbiter is asked; the unit goes on handling it. */
  readonly disputed: Disputed | null
  readonly disputes: number
  readonly withdrawalAsked: Asked | null
  readonly exclusionAsked: Asked | null
  /** 一至三级督办; 0 for none. */
  readonly supervision: number
  readonly callbackTries: number
  readonly callbackBands: readonly string[]
  readonly callback: CallbackResult | null
  readonly contactedInTime: boolean | null
  readonly satisfied: boolean | null
  readonly reworks: number
  readonly reopens: number
  readonly leadNumber: string | null
  readonly door: Door | null
  /** Who proposed not to accept it; somebody else confirms. */
  readonly refusedBy: string | null
  /** Whether the caller has contested the refusal: once. */
  readonly contested: boolean
  /** 重复诉求: the ended ticket about the same facts, and the day it is looked at again. */
  readonly repeats: string | null
  readonly reviewOn: string | null
}
