import type { PolicyEntry } from '../../platform/http/index.ts'

/** What a person does at a post; a post carries exactly one. Chinese originals in GLOSSARY.md. */
export const roles = [
  'window_clerk',
  'handler',
  'unit_leader',
  'supervisor',
  'follow_up_agent',
  'call_agent',
  'acceptor',
  'dispatcher',
  'collector',
  'evaluator',
  'leader',
  'auditor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof roles)[number]

/** What a key of another system may do. */
export const apiScopes = [
  'service-ends:write',
  'matters:read',
  'figures:read',
  'outside-matters:write',
  'host-links:sign',
  'applications:write',
  'city-cases:write',
  'open311:write',
  'tickets:write',
  'hall:write',
] as const
export type ApiScope = (typeof apiScopes)[number]

/** A post somebody acts from: own or as a deputy. */
export interface HeldPost {
  readonly postCode: string
  readonly unitCode: string
  readonly role: Role
  /** Set when the actor stands in for the holder of the post. */
  readonly deputyFor?: string
}

/** Who is asking. Use cases receive it; routes never decide by themselves. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system'; readonly regionCode: string }
  | SystemActor
  | StaffActor

/** Another system, by its key. */
export interface SystemActor {
  readonly kind: 'api'
  readonly regionCode: string
  readonly keyId: string
  readonly scopes: readonly ApiScope[]
}

export interface StaffActor {
  readonly kind: 'staff'
  readonly regionCode: string
  readonly staffId: string
  readonly displayName: string
  readonly sessionId: string
  readonly posts: readonly HeldPost[]
}

/** Who may call a route; an entry with none of these admits nobody. */
export interface RoutePolicy extends PolicyEntry {
  /** Staff that hold a post with one of these roles. */
  readonly roles?: readonly Role[]
  /** Keys with one of these scopes. */
  readonly scopes?: readonly ApiScope[]
  /** Anybody signed in, for what concerns their own account, even before they may do anything else. */
  readonly signedIn?: true
}

/** A context's policy: `METHOD /path` to who may call it. */
export type PolicyTable = Readonly<Record<string, RoutePolicy>>

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; set before any handler runs. */
    actor: Actor
  }
}
