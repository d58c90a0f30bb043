import { SessionHints } from '@huiyin/contract/desk'
import { Secret, TOTP } from 'otpauth'
import type { HttpServer } from '../platform/http/index.ts'
import type { World } from '../platform/world.ts'
import { demoAccounts, demoPassword, demoSecondFactor } from './accounts.data.ts'

/** What the sign-in page of the demo tells; elsewhere it tells nothing. */
export function demoHintRoutes(
  http: HttpServer,
  { world, isDemo }: { readonly world: World; readonly isDemo: boolean },
): void {
  http.registerPolicy({ 'GET /api/v1/session/hints': { public: true, side: 'desk' } })
  http.get(
    '/api/v1/session/hints',
    {
      schema: {
        summary: 'The accounts of the demo, with the present code of the second factor',
        tags: ['access'],
        response: { 200: SessionHints },
      },
    },
    () => ({ demo: isDemo, accounts: isDemo ? accountsAt(world.now()) : [] }),
  )
}

function accountsAt(now: Date) {
  const totp = new TOTP({ secret: Secret.fromBase32(demoSecondFactor) })
  const code = totp.generate({ timestamp: now.getTime() })
  return demoAccounts.map(({ login, role, unit, hasSecondFactor }) => ({
    login,
    password: demoPassword,
    role,
    unit,
    ...(hasSecondFactor ? { totp: demoSecondFactor, code } : {}),
  }))
}
