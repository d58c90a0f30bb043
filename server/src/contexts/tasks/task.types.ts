import type { DeadlineKind } from '@huiyin/contract/tasks'

/** What the ledger says of a problem, as it was last read; nothing here is the platform's own. */
export interface TaskContent {
  readonly problemNumber: string | null
  readonly source: string | null
  readonly aspect: string | null
  readonly workGroup: string | null
  readonly problem: string
  readonly details: string | null
  readonly involvedUnits: string | null
  readonly leader: string | null
  readonly directPerson: string | null
  readonly leadUnitCode: string | null
  /** The unit that accounts for it. */
  readonly unitCode: string
  /** Units that take part beside it. */
  readonly jointUnitCodes: readonly string[]
  readonly goal: string | null
  readonly measure: string | null
  readonly assignedOn: string | null
  readonly deadlineKind: DeadlineKind
  readonly deadlineOn: string | null
  readonly deadlineText: string | null
  readonly percent: number
  readonly progressNote: string | null
  readonly evidenceNote: string | null
  /** Whether the ledger itself holds it for struck off. */
  readonly isStruckOff: boolean
  readonly verifiedBy: string | null
  readonly verification: string | null
  readonly closedOn: string | null
  readonly lookBackOn: string | null
  readonly rebounded: string | null
  readonly accountability: string | null
  readonly publicity: string | null
  readonly remark: string | null
}

/** A day asked for, until it is granted or refused. */
export interface ExtensionAsked {
  readonly askedAt: string
  readonly newDueOn: string
}

/** The row of a task: what the ledger says, and how far it is here. */
export interface Task {
  readonly ledgerId: string
  readonly rowKey: string
  /** The row of the sheet it was last read from. */
  readonly ledgerLine: number
  /** Hash of the content as read: equal means unchanged. */
  readonly contentHash: string
  readonly content: TaskContent
  /** 0 to 100, as last reported. */
  readonly percent: number
  readonly progressNote: string | null
  readonly progressOn: string | null
  readonly handlerStaffId: string | null
  readonly handledBy: readonly string[]
  readonly extensions: number
  readonly extensionAsked: ExtensionAsked | null
  readonly verifiedByStaffId: string | null
  readonly returns: number
  readonly rebounds: number
  readonly closedOn: string | null
}

/** A task as it begins. */
export function newTask(
  row: Pick<Task, 'ledgerId' | 'rowKey' | 'ledgerLine' | 'contentHash' | 'content'>,
): Task {
  const { content } = row
  return {
    ...row,
    percent: content.isStruckOff ? 100 : content.percent,
    progressNote: content.progressNote,
    progressOn: null,
    handlerStaffId: null,
    handledBy: [],
    extensions: 0,
    extensionAsked: null,
    verifiedByStaffId: null,
    returns: 0,
    rebounds: 0,
    closedOn: content.isStruckOff ? content.closedOn : null,
  }
}

/** A task that a row of the ledger has become before. */
export interface KnownTask {
  readonly rowKey: string
  readonly contentHash: string
  readonly problem: string
  readonly number: string
  readonly isOpen: boolean
  readonly isStruckOff: boolean
}
