import type { MetricId } from '@huiyin/contract/metrics'
import type { Channel, Grade, Outcome, ReviewBody } from '@huiyin/contract/reviews'
import type { FigureColumn } from '@huiyin/contract/rule-values'
import type { PublicShare } from '../../../kernel/metrics/index.ts'
import type { Named } from '../../../platform/pages/named.ts'
import type { QrCard } from '../../../platform/qr/index.ts'
import type { HandedInFrom } from '../traces.ts'

/** The service somebody is asked about: enough to recognise it, nothing about the person. */
export interface ServedView {
  readonly region: Named
  readonly unit: Named
  readonly item: Named
  readonly window: Named | null
  /** 工号, as on the badge. */
  readonly staffCode: string | null
  readonly outcome: Outcome
  /** 帮办代办: the review belongs to the person served, not to the helper. */
  readonly helped: boolean
  /** RFC 3339 with the offset of the region, like every moment in these views. */
  readonly endedAt: string
}

/** A tag that may be chosen today; retired ones are not offered. */
export interface TagView {
  readonly code: string
  readonly grade: Grade
  readonly text: string
  readonly textEn: string
  readonly base: boolean
}

/** What opening a review link finds. Looking never spends the token. */
export type ReviewShown =
  | {
      readonly state: 'open'
      readonly served: ServedView
      readonly tags: readonly TagView[]
      readonly expiresAt: string
    }
  | { readonly state: 'reviewed'; readonly served: ServedView; readonly number: string }
  | {
      readonly state: 'expired'
      readonly expiredAt: string
      /** How long a link stays open in this region. */
      readonly openDays: number
    }
  /** The system above asks; `null` where its page is not configured. */
  | { readonly state: 'elsewhere'; readonly served: ServedView; readonly address: string | null }
  | { readonly state: 'unknown' }

/** The review as the form hands it in; photos were kept one by one before. */
export type ReviewHandedIn = ReviewBody

/** A photo on its way in, still in memory, at most `photoBytesMax`. */
export interface PhotoHandedIn {
  readonly name: string
  readonly bytes: Buffer
}

/** What the person takes away. The receipt code appears here once and nowhere else. */
export interface ReceiptView {
  readonly served: ServedView
  readonly number: string
  readonly receiptCode: string
  readonly grade: Grade
  readonly submittedAt: string
  readonly rectification: {
    readonly number: string
    /** Who has to answer. */
    readonly unit: Named
    /** `null`: the person did not allow contact; the answer then stands on the progress page. */
    readonly contactDueAt: string | null
    readonly rectifyDueAt: string
    /** A date beyond the last published holiday notice may still move. */
    readonly provisional: boolean
  } | null
}

/** Looking a service up by the short number on the slip. */
export type SpokenNumberFound =
  | { readonly state: 'found'; readonly token: string }
  /** A phone was reported with this service: its last four digits are asked too. */
  | { readonly state: 'tail_needed' }
  | { readonly state: 'unknown' }
  | { readonly state: 'paused'; readonly until: string }

/**
 * What a window terminal shows: the service last ended there a few minutes ago at most, if it may
 * still be reviewed. Older ones belong to people who have left.
 */
export type TerminalShown =
  | { readonly state: 'unknown' }
  | { readonly state: 'idle'; readonly unit: Named; readonly window: Named }
  | {
      readonly state: 'elsewhere'
      readonly window: Named
      readonly served: ServedView
      readonly token: string
      readonly address: string | null
    }
  | {
      readonly state: 'asking'
      readonly unit: Named
      readonly window: Named
      readonly served: ServedView
      readonly token: string
      readonly tags: readonly TagView[]
    }

/** A static QR code of a window, unit or item. */
export type StaticCodeShown =
  | { readonly state: 'unknown' }
  | { readonly state: 'elsewhere'; readonly address: string | null }
  | {
      readonly state: 'open'
      readonly region: Named
      readonly target: 'window' | 'unit' | 'item'
      readonly unit: Named
      readonly window: Named | null
      /** The one item, or those of the unit to choose from. */
      readonly items: readonly (Named & { readonly code: string })[]
      readonly tags: readonly TagView[]
      /** The last day one may say one was served, and the first. */
      readonly servedFrom: string
      readonly servedTo: string
    }

export type PhoneCodeSent =
  /** `demoCode` only where messages are simulated; never in service. */
  | {
      readonly state: 'sent'
      readonly challenge: string
      readonly expiresAt: string
      readonly demoCode: string | null
    }
  | { readonly state: 'paused'; readonly until: string }

export type PhoneCodeChecked =
  /** `pass` proves the phone for the one review that follows. */
  | { readonly state: 'right'; readonly pass: string }
  | { readonly state: 'wrong'; readonly triesLeft: number }
  | { readonly state: 'gone' }

export interface StaticReviewHandedIn {
  readonly code: string
  readonly pass: string
  readonly itemCode: string
  /** A day of the city. */
  readonly servedOn: string
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly text?: string
  readonly allowsContact: boolean
}

/** The receipt of a review by static code: kept apart until somebody checked the service. */
export interface StaticReceiptView {
  readonly number: string
  readonly receiptCode: string
  readonly unit: Named
  readonly checkDueAt: string
}

/** A count in public: hidden where it is so small that a person could be recognised. */
export type PublicCount = number | 'hidden'

export interface FiguresRow extends Named {
  readonly key: string
  readonly rateable: PublicCount
  readonly reviewed: PublicCount
  readonly bad: PublicCount
  /** `null` where nothing was counted or a count is hidden; the others likewise, from 0 to 1. */
  readonly goodRate: PublicShare | null
  readonly worstCaseRate: number | null
  readonly bestCaseRate: number | null
  readonly participationRate: number | null
  readonly verySatisfiedRate: PublicShare | null
  readonly onTimeRate: number | null
  readonly onTimeRateOriginal: number | null
  /** Of closed months, where nothing of the row is hidden. */
  readonly beside?: BesideFigures
}

/** What stands beside the rates, so that they can be believed or doubted. */
export interface BesideFigures {
  readonly withinTenSeconds: PublicShare | null
  readonly distinctReviewers: PublicShare | null
  readonly reportedWithinHour: PublicShare | null
  readonly reportedLate: PublicShare | null
  readonly extended: PublicShare | null
  readonly lateEntries: PublicShare | null
  readonly backDated: PublicShare | null
  readonly excluded: PublicCount
  readonly onTimeWithExcluded: PublicShare | null
  readonly notAdopted: PublicCount
  readonly mistaken: PublicCount
  readonly untrue: PublicCount
  readonly malicious: PublicCount
  readonly goodRateWithNotAdopted: PublicShare | null
}

/** A figure with the two numbers it was made of, for the page that explains it. */
export interface ExplainedFigure {
  readonly id: MetricId
  readonly numerator: PublicCount
  readonly denominator: PublicCount | null
}

export interface FiguresQuery {
  readonly regionCode: string | null
  readonly from: string
  readonly to: string
  readonly groupBy: 'unit' | 'item'
}

export type FiguresShown =
  | { readonly state: 'off'; readonly region: Named }
  | {
      readonly state: 'on'
      readonly region: Named
      readonly regionCode: string
      readonly regions: readonly (Named & { readonly code: string })[]
      readonly query: FiguresQuery
      /** Columns the region shows; all of them when it names none. */
      readonly columns?: readonly FigureColumn[]
      readonly countedAt: string
      /** Set when the month was closed: what is shown does not move any more. */
      readonly frozen: FrozenShown | null
      readonly rows: readonly FiguresRow[]
      readonly total: FiguresRow
      /** Every figure of the whole with its two numbers. */
      readonly explained: readonly ExplainedFigure[]
    }

/** A closed month, and whom it served how well. */
export interface FrozenShown {
  readonly edition: number
  readonly resultHash: string
  readonly breakdowns: readonly {
    readonly dimension: 'channel' | 'level' | 'path' | 'way'
    readonly rows: readonly FiguresRow[]
  }[]
}

export interface OneQuery {
  readonly regionCode: string | null
  readonly kind: 'unit' | 'item'
  readonly key: string
}

/** A unit or item in public: its closed months, newest first, and what was answered. */
export type OneShown =
  | { readonly state: 'off'; readonly region: Named }
  | { readonly state: 'unknown'; readonly region: Named }
  | {
      readonly state: 'on'
      readonly region: Named
      readonly regionCode: string
      readonly kind: 'unit' | 'item'
      readonly key: string
      readonly name: string
      readonly columns?: readonly FigureColumn[]
      readonly months: readonly FiguresRow[]
      readonly reviews: readonly PublishedReview[]
    }

/** A bad review with its answer, after the privacy review. */
export interface PublishedReview {
  readonly number: string
  readonly publishedOn: string
  readonly unit: Named
  readonly item: Named
  readonly grade: Grade
  readonly text: string | null
  readonly answer: string
  readonly rectifiedInTime: boolean
  /** The 追评, if the person gave one. */
  readonly againGrade: Grade | null
}

export type PublishedShown =
  | { readonly state: 'off'; readonly region: Named }
  | {
      readonly state: 'on'
      readonly region: Named
      readonly rows: readonly PublishedReview[]
      readonly nextCursor: string | null
    }

/** The use cases behind the public pages of reviews. All may throw `Refusal`. */
export interface ReviewPageActs {
  show(token: string): Promise<ReviewShown>
  /** The link as a picture, with the number that is said instead. */
  card(token: string): Promise<QrCard>
  /** Keeps one photo for this token until the review is handed in. Refuses what is no photo. */
  keepPhoto(token: string, photo: PhotoHandedIn): Promise<{ readonly id: string }>
  submit(review: ReviewHandedIn, channel: Channel, from: HandedInFrom): Promise<ReceiptView>
  findBySpokenNumber(spokenNumber: string, phoneTail: string | null): Promise<SpokenNumberFound>
  /** @param since - only a service that ended later is shown; `null` shows the last one */
  terminal(key: string, since: string | null): Promise<TerminalShown>
  staticCode(code: string): Promise<StaticCodeShown>
  staticCard(code: string): Promise<QrCard>
  /** @param address - network address of who asks, for the limits; only its keyed hash is kept */
  sendPhoneCode(code: string, phone: string, address: string): Promise<PhoneCodeSent>
  checkPhoneCode(code: string, challenge: string, digits: string): Promise<PhoneCodeChecked>
  submitStatic(review: StaticReviewHandedIn): Promise<StaticReceiptView>
  figures(query: FiguresQuery): Promise<FiguresShown>
  one(query: OneQuery): Promise<OneShown>
  published(query: {
    readonly regionCode: string | null
    readonly cursor: string | null
  }): Promise<PublishedShown>
}
