import { Secret, TOTP } from 'otpauth'
import type { Role } from '../../src/kernel/access/index.ts'
import type { TestDatabase } from './database.ts'
import { giveLogin } from './logins.ts'
import { county, type Town, testPassword } from './town.ts'
import type { TestWorld } from './world.ts'

const factor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Somebody beside the people of every journey. */
export interface MoreStaff {
  readonly code: string
  readonly role: Role
  readonly unit: string
}

/** Settles further people, in the county unless said otherwise; @returns staff ids by code. */
export async function settleMore(
  town: Town,
  parts: { readonly db: TestDatabase; readonly world: TestWorld },
  people: readonly MoreStaff[],
  regionCode = county,
): Promise<ReadonlyMap<string, string>> {
  const { org, crypto } = town.app.house
  const since = { validFrom: '2020-01-01' }
  const settled = await parts.db.transaction(regionCode, async (tx) => {
    const ids = await org.save(tx, {
      posts: people.map(({ code, role, unit }) => ({ code, unitCode: unit, name: role, role })),
      staff: people.map(({ code, unit }) => ({
        staffCode: code,
        displayName: code,
        unitCode: unit,
      })),
      appointments: people.map(({ code }) => ({ staffCode: code, postCode: code, ...since })),
    })
    for (const { code, role } of people) {
      const second = role.endsWith('_admin') ? { secondFactorSecret: factor } : {}
      const staffId = ids.get(code) ?? ''
      const login = { staffId, loginName: code, password: testPassword, ...second }
      await giveLogin({ ...parts, org, crypto }, tx, login)
    }
    return ids
  })
  // The server keeps its copy for two seconds.
  org.forget()
  return settled
}

/** Signs in and returns the cookie; `undefined` when the door stays closed. */
export async function cookieOf(
  town: Town,
  world: TestWorld,
  who: { readonly loginName: string; readonly role?: Role },
): Promise<string | undefined> {
  const timestamp = world.now().getTime()
  const code = new TOTP({ secret: Secret.fromBase32(factor) }).generate({ timestamp })
  const answer = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: {
      loginName: who.loginName,
      password: testPassword,
      ...(who.role?.endsWith('_admin') ? { code } : {}),
    },
  })
  return answer.statusCode === 201 ? String(answer.headers['set-cookie']).split(';')[0] : undefined
}
