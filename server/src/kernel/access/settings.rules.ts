import type { BeforeWork } from '@huiyin/contract/access'
import type { Role } from './actor.ts'
import { oneTimePasswordDays } from './password.rules.ts'
import { administratorRoles } from './separation.rules.ts'

/** A region's rules of access; versions of them are kept with their reasons. */
export interface AccessSetting {
  /** Roles whose holders need an authenticator beside the password. */
  readonly secondFactorRoles: readonly Role[]
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  /** Days until a password must be changed; 0 is never. */
  readonly passwordDays: number
}

/**
 * In force until a region sets its own. Two factors for administrators, an idle limit and a
 * periodic change of passwords are asked for at level 3. Source: GB/T 22239-2019, 8.1.4.1.
 */
export const firstSetting: AccessSetting = {
  secondFactorRoles: administratorRoles,
  sessionIdleMinutes: 30,
  sessionHours: 12,
  passwordDays: 180,
}

const dayMs = 86_400_000

/** Whether a one-time password was left lying too long to be taken. */
export function isOneTimePasswordExpired(
  account: { readonly mustChange: boolean; readonly changedAt: Date },
  now: Date,
): boolean {
  const age = now.getTime() - account.changedAt.getTime()
  return account.mustChange && age > oneTimePasswordDays * dayMs
}

/** What a person who has just signed in must do before any work. */
export function decideBeforeWork(
  person: {
    readonly mustChange: boolean
    readonly changedAt: Date
    readonly roles: readonly Role[]
    readonly hasSecondFactor: boolean
  },
  setting: AccessSetting,
  now: Date,
): BeforeWork | null {
  const age = now.getTime() - person.changedAt.getTime()
  const isOld = setting.passwordDays > 0 && age > setting.passwordDays * dayMs
  if (person.mustChange || isOld) return 'change_password'
  const needsFactor = person.roles.some((role) => setting.secondFactorRoles.includes(role))
  return needsFactor && !person.hasSecondFactor ? 'enrol_second_factor' : null
}
