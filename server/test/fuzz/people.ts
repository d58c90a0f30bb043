import type { Role } from '../../src/kernel/access/index.ts'
import type { TestDatabase, TestWorld } from '../harness/index.ts'
import { cookieOf, type MoreStaff, settleMore } from '../harness/more-staff.ts'
import type { Town } from '../harness/town.ts'

const more = [
  { code: 'evaluator', role: 'evaluator', unit: 'oversight' },
  { code: 'auditor', role: 'auditor', unit: 'oversight' },
  { code: 'system', role: 'system_admin', unit: 'oversight' },
  { code: 'security', role: 'security_admin', unit: 'oversight' },
  { code: 'audit', role: 'audit_admin', unit: 'oversight' },
  { code: 'victim', role: 'handler', unit: 'tax' },
] as const satisfies readonly MoreStaff[]

const staff: Readonly<Record<string, Role>> = {
  wu: 'window_clerk',
  lin: 'handler',
  zhao: 'unit_leader',
  ma: 'handler',
  he: 'follow_up_agent',
  sun: 'supervisor',
  wang: 'leader',
  ...Object.fromEntries(more.map(({ code, role }) => [code, role])),
}

/** Everybody a request may come from. */
export interface Callers {
  readonly names: readonly string[]
  /** Whom administrators may try everything on. */
  readonly victimId: string
  /** What the caller sends to be known; a session that ended is begun anew. */
  credentials(name: string): Promise<Record<string, string>>
  /** The session of a caller has ended. */
  forget(name: string): void
}

/** Nobody, the key of a system, and one person of every role. */
export async function openCallers(
  town: Town,
  parts: { readonly db: TestDatabase; readonly world: TestWorld },
): Promise<Callers> {
  const ids = await settleMore(town, parts, more)
  const cookies = new Map<string, string>()
  const own = { host: 'localhost', origin: 'http://localhost' }
  return {
    names: ['citizen', 'system-key', ...Object.keys(staff)],
    victimId: ids.get('victim') ?? '',
    async credentials(name) {
      if (name === 'system-key') return { authorization: 'Bearer demo-window-key' }
      const role = staff[name]
      if (role === undefined) return own
      const cookie =
        cookies.get(name) ?? (await cookieOf(town, parts.world, { loginName: name, role }))
      if (cookie === undefined) return own
      cookies.set(name, cookie)
      return { ...own, cookie }
    },
    forget: (name) => cookies.delete(name),
  }
}
