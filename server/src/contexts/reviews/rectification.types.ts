/** What a bad review turned out to be about (交办对象). */
export type RatedObject = 'unit' | 'person' | 'item' | 'platform' | 'policy' | 'other_unit'

/** The four outcomes of the judgement (研判). */
export const outcomes = ['rectify_now', 'rectify_by_plan', 'explain', 'appeal'] as const
export type JudgedOutcome = (typeof outcomes)[number]

/** 研判 in the words of 国办发〔2019〕51号. */
export const outcomeLabels: Readonly<Record<JudgedOutcome, string>> = {
  rectify_now: '情况清楚、诉求合理：立行立改',
  rectify_by_plan: '情况复杂、一时难以解决：说明理由、建立台账、限期整改',
  explain: '缺乏法定依据：解释说明',
  appeal: '误评、不实或恶意：申诉复核',
}

export type AppealGround = 'mistaken' | 'untrue' | 'malicious'

export const appealGroundLabels: Readonly<Record<AppealGround, string>> = {
  mistaken: '误评',
  untrue: '不实',
  malicious: '恶意',
}

/** The row of a 差评整改 beside its matter. */
export interface Rectification {
  readonly reviewId: string
  readonly serviceEndId: string
  readonly ratedStaffCode: string | null
  readonly ratedStaffId: string | null
  readonly originalUnitCode: string
  readonly object: RatedObject
  readonly reassignments: number
  readonly allowsContact: boolean
  readonly contactTries: number
  readonly contactBands: readonly string[]
  readonly contacted: boolean
  readonly outcome: JudgedOutcome | null
  /** Who was named to handle it. */
  readonly handlerStaffId: string | null
  /** Everybody who did handle it. */
  readonly handledBy: readonly string[]
  readonly measureOn: string | null
  readonly elsewhereLooked: string | null
  readonly elsewhereFound: number | null
  readonly planDueOn: string | null
  readonly extensions: number
  readonly extensionAsked: { readonly askedAt: string; readonly workingDays: number } | null
  readonly appeals: number
  readonly appealGround: AppealGround | null
  readonly followUpTries: number
  readonly followUpBands: readonly string[]
  readonly followUpResult: 'satisfied' | 'not_satisfied' | 'unreachable' | null
  readonly failedChecks: number
  readonly publication: 'pending' | 'published' | 'withheld'
  readonly resultUse: string | null
  readonly answeredAt: Date | null
  readonly rectifiedAt: Date | null
}

/** Of a rectification nobody has done anything about yet. */
export const untouched = {
  object: 'unit',
  reassignments: 0,
  contactTries: 0,
  contactBands: [],
  contacted: false,
  outcome: null,
  handlerStaffId: null,
  handledBy: [],
  measureOn: null,
  elsewhereLooked: null,
  elsewhereFound: null,
  planDueOn: null,
  extensions: 0,
  extensionAsked: null,
  appeals: 0,
  appealGround: null,
  followUpTries: 0,
  followUpBands: [],
  followUpResult: null,
  failedChecks: 0,
  publication: 'pending',
  resultUse: null,
  answeredAt: null,
  rectifiedAt: null,
} as const satisfies Partial<Rectification>
