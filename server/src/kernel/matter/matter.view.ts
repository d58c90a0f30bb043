import type { PermittedAct, PublicMatter } from '@huiyin/contract/matter'
import type { ContactPurpose } from '@huiyin/contract/people'
import type { Grade } from '@huiyin/contract/reviews'
import type { Language } from '../../platform/http/language.ts'
import type { Named } from '../../platform/pages/named.ts'
import type { OwnActSent } from './own-acts.ts'

/** Who has to act now, so that nobody need guess whether it is their own turn. */
export interface WaitsFor {
  readonly whom: 'unit' | 'checker' | 'reporter' | 'applicant' | 'nobody'
  readonly unit: Named | null
  /** The clock that runs, by `ClockView.name`. */
  readonly clock: string | null
}

/** What the number alone opens. */
export interface MatterPageView {
  readonly matter: PublicMatter
  readonly kindLabel: Named
  readonly waitsFor: WaitsFor
  /** Where to ask, to urge and to complain, by phone. */
  readonly unitPhone: string | null
  readonly supervisingUnit: Named
  readonly supervisingPhone: string | null
  /** Steps of several units beside each other; `null` for a matter of one. */
  readonly joint: JointTold | null
  /** Photos of the place, each with where it is read from. */
  readonly photos: readonly PhotoShown[]
}

/** A photo on a page. */
export interface PhotoShown {
  /** A path of ours, or the photo itself as `data:` where only its person may see it. */
  readonly source: string
  readonly by: 'reporter' | 'staff'
  readonly takenAt: string
}

/** A step of one unit, as everybody may know it. */
export interface BranchTold {
  readonly name: string
  readonly unit: Named
  readonly state: 'waiting' | 'running' | 'stopped' | 'passed' | 'objected'
  /** What it waits for: the steps before it, a procedure the law does not count, or a paper. */
  readonly because:
    | { readonly kind: 'after'; readonly names: readonly string[] }
    | { readonly kind: 'special' | 'material'; readonly until: string | null }
    | null
  readonly endedAt: string | null
  readonly expectedAt: string
  readonly isOverdue: boolean
}

/** Steps in parallel, with the time by law, promised and used; hundredths of working days. */
export interface JointTold {
  readonly branches: readonly BranchTold[]
  readonly statutory: number | null
  readonly promised: number
  readonly used: number
}

/** What a context tells of its own kind on the page of its person. */
export interface KindTold {
  readonly joint: JointTold | null
  readonly refusal: RefusalTold | null
  /** What is to be handed in, told once, and until when. */
  readonly wanted: WantedTold | null
  /** Numbers of the certificates that came of it; empty before. */
  readonly certificates: readonly string[]
  /** Photos somebody has looked at and covered where needed, in order of time. */
  readonly photos: readonly PhotoTold[]
}

/** A covered copy: by its file here, and by an address where everybody may see it. */
export interface PhotoTold {
  readonly id: string
  readonly sha256: string
  readonly by: 'reporter' | 'staff'
  readonly takenAt: string
  readonly isPublic: boolean
}

export interface WantedTold {
  readonly lines: readonly string[]
  readonly until: string | null
}

/** A decision against the person, told so that it can be mended or contested. */
export interface RefusalTold {
  /** What was not given: what was applied for, weight to what was said, a hearing at all. */
  readonly of: 'application' | 'review' | 'request'
  readonly fact: string
  readonly rule: string
  readonly howToMend: string | null
  readonly howToContest: string
  readonly contestUntil: string | null
}

/** What the person who reported it sees with the receipt code or the phone's last digits. */
export interface OwnMatterView extends MatterPageView {
  /** In order of writing; `body` is `null` once erased. */
  readonly texts: readonly {
    readonly label: string
    readonly body: string | null
    readonly writtenAt: string
  }[]
  readonly letters: readonly {
    readonly number: string
    readonly title: string
    readonly issuedAt: string
    readonly paragraphs: readonly string[]
  }[]
  /** Numbers of matters that came out of this one and open with the same receipt code. */
  readonly continuedAs: readonly string[]
  readonly refusal: RefusalTold | null
  readonly wanted: WantedTold | null
  readonly certificates: readonly string[]
  /** What its person may do now, besides urging. */
  readonly acts: readonly PermittedAct[]
  /** 追评: once, after the unit has answered. */
  readonly mayReviewAgain: boolean
  readonly againGrade: Grade | null
  /** 催办: once a period; `urgeAgainOn` says from when. */
  readonly mayUrge: boolean
  readonly urgeAgainOn: string | null
  readonly mayReportPressure: boolean
  /** Every look at the person's contact data. */
  readonly contactViews: readonly {
    readonly at: string
    readonly unit: Named
    readonly purpose: ContactPurpose
  }[]
  readonly contactAllowed: boolean
}

/** What the number alone finds; a sealed matter answers like an unknown one. */
export type MatterShown =
  | { readonly state: 'unknown' }
  | { readonly state: 'shown'; readonly view: MatterPageView }
  /** A review that opened no matter: counted, nothing is owed. */
  | {
      readonly state: 'counted'
      readonly number: string
      readonly unit: Named
      readonly submittedAt: string
    }

/** A matter that bears the number of another system, as far as anybody may know. */
export interface PublicBearer {
  readonly number: string
  readonly kindLabel: Named
}

/** What proves that it is one's own matter, and from which address it came. Never part of a path. */
export type Proof =
  | { readonly receiptCode: string; readonly from?: string }
  | { readonly phoneTail: string }
  /** Given to who is signed in; see `tickets.ts`. */
  | { readonly ticket: string; readonly from?: string }

export type OwnMatterShown =
  | { readonly state: 'opened'; readonly view: OwnMatterView }
  | { readonly state: 'wrong'; readonly triesLeft: number }
  | { readonly state: 'paused'; readonly until: string }

/** The sealed report of pressure on the reviewer; its own code opens it, nobody else's. */
export interface PressureReceipt {
  readonly number: string
  readonly receiptCode: string
  readonly supervisingUnit: Named
  readonly supervisingPhone: string | null
  readonly answerDueAt: string
}

/** The use cases behind `/m`. All may throw `Refusal`; wrong proofs are answered, not thrown. */
export interface MatterPageActs {
  show(number: string, language?: Language): Promise<MatterShown>
  /** The matters that bear a number of another system, as it was typed. */
  bearing(outside: string): Promise<readonly PublicBearer[]>
  open(number: string, proof: Proof, language?: Language): Promise<OwnMatterShown>
  urge(number: string, proof: Proof): Promise<void>
  act(number: string, proof: Proof, sent: OwnActSent): Promise<void>
  reviewAgain(
    number: string,
    proof: Proof,
    again: { readonly grade: Grade; readonly text: string | null },
  ): Promise<void>
  reportPressure(number: string, proof: Proof, text: string): Promise<PressureReceipt>
}
