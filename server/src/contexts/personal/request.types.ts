import type { DataRequestType } from '@huiyin/contract/people'

/** The row of a request about one's own data. */
export interface DataRequest {
  readonly type: DataRequestType
  readonly accountId: string
  /** The contact data it is about; ids alone, which outlive what they stood for. */
  readonly citizenIds: readonly string[]
  /** Numbers of the matters the data were given for. */
  readonly about: readonly string[]
  /** The name as it should be, encrypted; only of `correct`. */
  readonly newNameCipher: string | null
  readonly outcome: 'granted' | 'refused' | null
  readonly handlerStaffId: string | null
  /** When everything asked for was done; later than granted when law keeps something for a time. */
  readonly finishedAt: Date | null
}
