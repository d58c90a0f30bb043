import type { ErrorCode } from '@huiyin/contract/errors'
import type { MatterKind, Need, Stage } from '@huiyin/contract/matter'
import type { NoticeKind } from '@huiyin/contract/notices'
import type { RegionReads, Tx } from '../../platform/db/db.ts'
import type { Role, StaffActor } from '../access/actor.ts'
import type { WorkCalendar } from '../clock/calendar.rules.ts'
import type { Budget, ClockEvent } from '../clock/types.ts'
import type { LedgerBody } from '../ledger/types.ts'
import type { LetterFacts, LetterKind } from '../letters/types.ts'
import type { Rule, RuleName } from '../rulebook/types.ts'
import type { Checking } from './verification.rules.ts'

/** A word in both languages of the screens. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Risk = 'low' | 'normal' | 'high'
export type IdentityGrade = 'open' | 'masked' | 'sealed' | 'anonymous'

/** The row of current pointers of a matter. */
export interface Matter {
  readonly regionCode: string
  readonly id: string
  readonly number: string
  readonly kind: MatterKind
  readonly state: string
  readonly stage: Stage
  readonly version: number
  readonly title: string
  readonly itemCode: string | null
  readonly accountableUnitCode: string
  readonly holderUnitCode: string
  readonly holderStaffId: string | null
  readonly aboutUnitCode: string | null
  readonly aboutStaffId: string | null
  readonly risk: Risk
  readonly identityGrade: IdentityGrade
  readonly reportedBy: string | null
  readonly supervised: boolean
  readonly countInAssessment: boolean
  readonly exclusionReason: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly nextDueAt: Date | null
  readonly nextClock: string | null
  readonly words: readonly string[]
}

/** A matter as a list knows it. */
export type ListedMatter = Omit<Matter, 'words'>

/** A clock of a matter as its row has it. */
export interface MatterClock {
  readonly name: string
  readonly run: number
  readonly calendarUnitCode: string | null
  readonly budget: Budget
  readonly ruleVersion: string
  readonly events: readonly ClockEvent[]
  readonly state: 'running' | 'paused' | 'stopped'
  readonly startedAt: Date
  readonly dueAt: Date
  readonly originalDueAt: Date
  readonly provisional: boolean
  readonly stoppedAt: Date | null
  readonly breachedAt: Date | null
  readonly exempt: boolean
}

/** Who acts: a member of staff, the person who reported, or the system by a clock. */
export type Acting =
  | StaffActor
  /** `agent` is the mandate under which somebody acts for them. */
  | { readonly kind: 'reporter'; readonly agent?: string }
  | { readonly kind: 'system' }

/** Everything a decision may look at. Rules get no database and no present time of their own. */
export interface Situation<Row> {
  readonly matter: Matter
  readonly row: Row
  readonly clocks: readonly MatterClock[]
  readonly acting: Acting
  readonly now: Date
  readonly calendar: WorkCalendar
  /** The rule in force for this matter, by name. */
  readonly rule: <Value>(name: RuleName<Value>) => Rule<Value>
  /** The office that checks what units of this region do. */
  readonly supervisingUnitCode: string
  /** 协办: units that take part beside the one that accounts for it. */
  readonly assistingUnitCodes: readonly string[]
  /** Who is the second pair of eyes here, by the table kind × risk. */
  readonly checking: Checking
  /** The name of a unit of this region; its code when unknown. */
  readonly unitName: (unitCode: string) => string
}

export type Fields = Readonly<Record<string, unknown>>

export type ClockChange =
  | {
      readonly name: string
      readonly do: 'start'
      readonly budget: Budget
      readonly ruleVersion: string
      readonly calendarUnitCode?: string
      /** RFC 3339: the date was set before the matter came here, and counts from then. */
      readonly since?: string
    }
  /** `at`, RFC 3339: it had ended before that was known here. */
  | { readonly name: string; readonly do: 'stop'; readonly at?: string }
  | { readonly name: string; readonly do: 'resume' }
  /** The date has passed, and it is said. */
  | { readonly name: string; readonly do: 'breach' }
  | { readonly name: string; readonly do: 'pause' | 'exempt'; readonly ground: string }
  | { readonly name: string; readonly do: 'extend'; readonly by: Budget; readonly ground: string }
  /** The date follows other matters; `to` in RFC 3339. */
  | { readonly name: string; readonly do: 'move'; readonly to: string; readonly ground: string }

export interface TextWritten {
  readonly kind: string
  readonly body: string
  readonly visibility: 'staff' | 'reporter' | 'public'
}

export interface LetterWanted {
  readonly kind: LetterKind
  readonly toUnitCode: string
  /** In whose name it goes out; the supervising office, unless said. */
  readonly fromUnitCode?: string
  readonly facts: LetterFacts
}

/** A notice to whoever has to decide next: a person, or the holders of a role in a unit. */
export interface NoticeWanted {
  readonly kind: NoticeKind
  readonly toUnitCode: string
  readonly toStaffId?: string | null
  readonly reason: string
  readonly dueAt: Date | null
}

/** What an act brings about. Everything is written in the same transaction as its ledger entry. */
export interface Effects<Row> {
  readonly state: string
  readonly holder?: { readonly unitCode: string; readonly staffId: string | null }
  readonly accountableUnitCode?: string
  readonly row?: Partial<Row>
  readonly clocks?: readonly ClockChange[]
  readonly texts?: readonly TextWritten[]
  readonly evidenceIds?: readonly string[]
  readonly letters?: readonly LetterWanted[]
  readonly notices?: readonly NoticeWanted[]
  readonly supervised?: boolean
  readonly assessment?: { readonly count: boolean; readonly reason: string | null }
  /** What the reporter is told by message, if a phone and permission are known. */
  readonly tellReporter?: string
  /** Codes of the act for the ledger; state, holder, clocks and commitments are added. */
  readonly body?: LedgerBody
}

export type Decision<Row> =
  | { readonly ok: true; readonly effects: Effects<Row> }
  | {
      readonly ok: false
      readonly code: ErrorCode
      readonly details?: Readonly<Record<string, unknown>>
    }

/** Who may take an act. */
export interface Party {
  readonly roles: readonly Role[]
  /**
   * Posts in the unit that holds the matter; in the one that accounts for it, wherever it lies; in a
   * unit that takes part beside it; anywhere in the region; only outside the accountable unit; or wherever the verification table wants the second
   * pair of eyes.
   */
  readonly where:
    | 'holder_unit'
    | 'accountable_unit'
    | 'assisting_unit'
    | 'region'
    | 'outside_unit'
    | 'checker'
  /** Roles that may wherever in the region they are posted: a window that takes in for every unit. */
  readonly anywhere?: readonly Role[]
  /** Who may not, whatever the role. Nobody overrides these: nobody verifies himself. */
  readonly never?: readonly ('rated' | 'handler')[]
}

export interface ActSpec<Row> {
  readonly label: Words
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly by: Party | 'reporter' | 'system'
  readonly danger?: boolean
  /** Possible and never waited for: no list shows a matter because of it. */
  readonly exceptional?: boolean
  readonly needs: readonly Need[] | ((situation: Situation<Row>) => readonly Need[])
  /** Further condition for offering the act; the reason why not is shown. */
  readonly unless?: (situation: Situation<Row>) => ErrorCode | undefined
  readonly decide: (situation: Situation<Row>, fields: Fields) => Decision<Row>
}

export interface StateSpec {
  readonly label: Words
  readonly stage: Stage
  /** The clock that runs here; only a closed state has none. */
  readonly clock: string | null
}

/** Reads and writes the context's own row of a kind, many at a time. */
export interface KindStore<Row> {
  load(reads: RegionReads, matterIds: readonly string[]): Promise<ReadonlyMap<string, Row>>
  save(tx: Tx, rows: readonly { readonly matterId: string; readonly row: Row }[]): Promise<void>
}

/**
 * A kind of matter: its states, its acts and its row. This one table feeds the permitted acts, the
 * buttons of the desk, the diagram in the documents and the model-based tests.
 */
export interface Lifecycle<Row> {
  readonly kind: MatterKind
  readonly label: Words
  readonly numberPrefix: string
  /** How its history says that it began; left out, it was opened and assigned (立件交办). */
  readonly opening?: Words
  /** What its number alone shows: stage, unit and clocks; or nothing at all. */
  readonly byNumber: 'masked' | 'sealed'
  /** Whether the region now shows what was published of this kind; left out, it always does. */
  readonly mayPublish?: (rule: Situation<Row>['rule']) => boolean
  readonly states: Readonly<Record<string, StateSpec>>
  readonly clocks: Readonly<Record<string, Words>>
  readonly acts: Readonly<Record<string, ActSpec<Row>>>
  readonly store: KindStore<Row>
  /** The state in which nothing goes on before the reporter has acted. */
  readonly waitsForReporter?: string
  /** Clocks that the reporter lets pass, not we: their breach is no breach of ours. */
  readonly clocksOfReporter?: readonly string[]
  /** Acts of the reporter that its page offers as forms, in this order. */
  readonly ownActs?: readonly string[]
  /** 协办: units that take part; they see what is asked and take acts that name them, nothing else. */
  readonly assistingUnits?: (row: Row) => readonly string[]
  /** Offices it came through, that decide about it while a unit has it: they read the whole of it. */
  readonly throughUnits?: (row: Row) => readonly string[]
  /** Beginnings of the kinds of texts that units taking part read; `joint_report` unless said. */
  readonly textsOfPart?: readonly string[]
  /** Handled at windows: the clerks of the unit that holds it see it, and take its acts. */
  readonly atWindow?: true
  /** Facts of the row in words, for the matter page; units by their names. */
  readonly describe: (
    row: Row,
    matter: Matter,
    unitName: (unitCode: string) => string,
  ) => readonly { label: string; value: string; codeOf?: 'grid' }[]
}
