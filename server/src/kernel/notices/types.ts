/** A decision somebody is asked for. */
export interface NoticeRequest {
  /** A kind of `noticeDecisions`; one that names no decision is refused. */
  readonly kind: string
  /** The unit whose people decide. */
  readonly toUnitCode: string
  /** One person of it; without, whoever of the unit may decide. */
  readonly toStaffId?: string | null
  readonly matterId?: string | null
  readonly matterNumber?: string | null
  /** Why, in words: `市民对“营业执照变更”评价“不满意”`. At most 500 characters, nothing personal. */
  readonly reason: string
  readonly dueAt: Date | null
  readonly createdAt: Date
}

/** A clock of an open matter, for its reminders. */
export interface RunningClock {
  readonly matterId: string
  readonly matterNumber: string
  readonly toUnitCode: string
  readonly toStaffId: string | null
  readonly name: string
  /** As a reader calls it: `整改反馈`. */
  readonly label: string
  readonly startedAt: Date
  readonly dueAt: Date
}

export interface CitizenMessageRequest {
  readonly citizenId: string
  readonly matterId: string | null
  /** At most 500 characters; no name, no text of the person. */
  readonly body: string
  readonly createdAt: Date
}

export interface Notice {
  readonly id: string
  readonly kind: string
  readonly toUnitCode: string
  readonly toStaffId: string | null
  readonly matterNumber: string | null
  readonly reason: string
  readonly dueAt: Date | null
  readonly createdAt: Date
}

/** Something the platform asked of a person at a post. */
export interface Asked {
  readonly unitCode: string
  readonly staffId: string
  readonly kind: 'notice' | 'digest' | 'form' | 'field' | 'callback'
  readonly asked: number
}
