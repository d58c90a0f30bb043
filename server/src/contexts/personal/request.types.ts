import type { DataRequestType } from '@huiyin/contract/people'
import type { CounterDocument } from '@huiyin/contract/phone-change'

/** The row of a request about one's own data. */
export interface DataRequest {
  readonly type: DataRequestType
  /** Whose account asked; `null` for somebody at the counter without one. */
  readonly accountId: string | null
  /** The contact data it is about; ids alone, which outlive what they stood for. */
  readonly citizenIds: readonly string[]
  /** Numbers of the matters the data were given for. */
  readonly about: readonly string[]
  /** The name as it should be, encrypted; only of `correct`. */
  readonly newNameCipher: string | null
  /** The number as it should be, encrypted; only of `new_phone` at the counter. */
  readonly newPhoneCipher: string | null
  /** The clerk who saw the document; `null` when the person asked alone. */
  readonly enteredBy: string | null
  readonly document: CounterDocument | null
  /** Before this moment nobody may grant it. */
  readonly earliestAt: Date | null
  readonly outcome: 'granted' | 'refused' | null
  readonly handlerStaffId: string | null
  /** When everything asked for was done; later than granted when law keeps something for a time. */
  readonly finishedAt: Date | null
}
