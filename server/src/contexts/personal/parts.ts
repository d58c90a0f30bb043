import type { Grade } from '@huiyin/contract/reviews'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CitizenSession, Citizens } from '../../kernel/citizens/index.ts'
import type { Clock } from '../../kernel/clock/index.ts'
import type { HostLinks } from '../../kernel/host-links/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Matters } from '../../kernel/matter/index.ts'
import type { Notices } from '../../kernel/notices/index.ts'
import type { Org } from '../../kernel/org/index.ts'
import type { People } from '../../kernel/people/index.ts'
import type { RelayEvent } from '../../kernel/relay/index.ts'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { World } from '../../platform/world.ts'

/** A review as the person who gave it finds it again; another context brings it. */
export interface OwnReview {
  readonly number: string
  readonly unitCode: string
  readonly grade: Grade
  readonly text: string | null
  readonly submittedAt: Date
}

/** An application that was begun and not handed in; another context brings it. */
export interface OwnDraft {
  readonly id: string
  readonly title: string
  readonly eraseAfter: Date
}

/** What “我的” is made with. */
export interface PersonalParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly people: People
  readonly matters: Matters
  readonly rulebook: Rulebook
  readonly clock: Clock
  readonly ledger: Ledger
  readonly notices: Notices
  readonly crypto: CryptoProvider
  readonly secrets: Secrets
  readonly citizens: Citizens
  /** The reviews these people gave, newest first. */
  readonly reviewsOf: (
    regionCode: string,
    citizenIds: readonly string[],
  ) => Promise<readonly OwnReview[]>
  /** How these people were reached through the platform, newest first. */
  readonly relaysOf: (
    regionCode: string,
    citizenIds: readonly string[],
  ) => Promise<readonly RelayEvent[]>
  /** The applications somebody has begun and not handed in, newest first. */
  readonly draftsOf: (session: CitizenSession) => Promise<readonly OwnDraft[]>
  /** The mandate under which somebody handed a matter in for another. */
  readonly agentFor: (session: CitizenSession, number: string) => Promise<string | null>
  /** The certificates these people hold or held. */
  readonly certificatesOf: (
    regionCode: string,
    citizenIds: readonly string[],
  ) => Promise<readonly OwnCertificate[]>
  /** Erases what these people handed in with applications, as far as law lets it go. */
  readonly eraseApplications: (
    tx: Tx,
    asked: { readonly citizenIds: readonly string[]; readonly closed: readonly { id: string }[] },
  ) => Promise<void>
  /** Erases what these people wrote in their reviews. */
  readonly eraseReviewTexts: (tx: Tx, citizenIds: readonly string[]) => Promise<void>
}

/** A certificate as its holder finds it. */
export interface OwnCertificate {
  readonly number: string
  readonly name: string
  readonly issuerName: string
  readonly version: number
  /** The last day in force; `null` for good. */
  readonly validUntil: string | null
}

/** What the pages of “我的” need beside it. */
export interface MeParts extends PersonalParts {
  /** The region whose public side this is. */
  readonly mainRegion: () => Promise<string | undefined>
  /** The address these pages are known by; the host of the request where only loopback can be. */
  readonly ownUrl?: string | undefined
  /** The way in from the region's own app. */
  readonly hostLinks: HostLinks
  /** Where the pages for everybody are, if not behind this door; without a slash at the end. */
  readonly publicSideUrl?: string | undefined
  /** The own view of a matter for who is signed in and has proved to be its reporter. */
  readonly showMatter: (
    request: FastifyRequest,
    reply: FastifyReply,
    number: string,
    /** The mandate under which somebody else looks. */
    agent?: string,
  ) => Promise<FastifyReply>
  /** The paper of a certificate, for its holder. @throws Refusal for anybody else's */
  readonly showPaper: (
    reply: FastifyReply,
    asked: {
      readonly regionCode: string
      readonly citizenIds: readonly string[]
      readonly number: string
    },
  ) => Promise<FastifyReply>
  /** Telephones of the demo, whose codes the page may show. */
  readonly demoCodeFor?: (phone: string) => string | null
}
