import type { JointForm, JointOutcome, JointStance } from '@huiyin/contract/joint-tasks'

/** What a step or the lead wants to know of other units; carried out at once, see `carry-questions.ts`. */
export interface AskWanted {
  readonly form: JointForm
  readonly unitCodes: readonly string[]
  readonly question: string
  /** Of a visit: where. The same place is visited once while a visit is open. */
  readonly site: string | null
  /** The day on which those who take part meet. */
  readonly heldOn: string | null
  /** Whether the step ends only after the answers. */
  readonly waits: boolean
}

/** A question as whoever asked it keeps it. */
export interface Ask {
  readonly taskId: string
  readonly number: string
  readonly form: JointForm
  readonly waits: boolean
  /** RFC 3339: until when it is to be answered. */
  readonly dueAt: string
  /** `null` while it is open. */
  readonly outcome: JointOutcome | null
}

/** What an application and a step have in common: they may ask other units. */
export interface Asking {
  readonly asks: readonly Ask[]
  readonly askWanted: AskWanted | null
}

/** Who asks: the matter of a step or of an application, and its unit. */
export interface Asker {
  readonly matterId: string
  readonly number: string
  readonly applicationId: string
  readonly applicationNumber: string
  readonly unitCode: string
  readonly waits: boolean
}

/** What one unit said. */
export interface Answer {
  readonly unitCode: string
  readonly stance: JointStance
  readonly opinion: string
  /** RFC 3339. */
  readonly at: string
  readonly staffId: string | null
}

/** What those who met found: the report of a visit, the minutes of a meeting. */
export interface JointReport {
  readonly on: string
  /** Who inspected: at least two (行政许可法 第三十四条); of a meeting nobody is named. */
  readonly staffIds: readonly string[]
  readonly findings: string
}

/** 协同任务: the row of one question to other units. */
export interface JointTask {
  readonly form: JointForm
  readonly question: string
  readonly site: string | null
  readonly heldOn: string | null
  /** More than one when a visit serves several steps. */
  readonly askers: readonly Asker[]
  readonly unitCodes: readonly string[]
  readonly answers: readonly Answer[]
  readonly report: JointReport | null
  readonly outcome: JointOutcome | null
}
