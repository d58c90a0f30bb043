import type { Role } from './actor.ts'

/**
 * 系统管理员, 安全管理员, 审计管理员: three people, so that nobody who opens accounts gives them
 * rights, and nobody who does either can touch the log of it.
 * Source: GB/T 22239-2019, 8.1.5 (security management centre).
 */
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const

export interface RightAsked {
  readonly grantedBy: string
  readonly staffId: string
  readonly role: Role
  /** Roles of every post the person holds or will hold. */
  readonly heldRoles: readonly Role[]
}

/** Whether a security administrator may give a person a post with a role. */
export function decideRight(
  asked: RightAsked,
): 'granted' | 'not-for-oneself' | 'administrators-apart' {
  if (asked.grantedBy === asked.staffId) return 'not-for-oneself'
  if (!isAdministrator(asked.role)) return 'granted'
  const others = asked.heldRoles.filter((role) => isAdministrator(role) && role !== asked.role)
  return others.length === 0 ? 'granted' : 'administrators-apart'
}

function isAdministrator(role: Role): boolean {
  return administratorRoles.some((one) => one === role)
}
