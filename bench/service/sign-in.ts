import type { Service } from './service.ts'
import { password } from './town.ts'

/** Signs a member of staff in and answers the cookie of the session. */
export async function signIn({ origin }: Service, loginName: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ loginName, password }),
  })
  if (answer.status !== 201) throw new Error(`sign-in of ${loginName}: ${await answer.text()}`)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
