import { qrPng } from '../../src/platform/qr/index.ts'
import { accepted } from './bad-review.ts'
import type { TestDatabase } from './database.ts'
import { cookieOf } from './more-staff.ts'
import { type Answer, county, type Person, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/**
 * Staff at their desks: the people of the town, and those a test settled besides.
 *
 * @param more - staff ids by code, as `settleMore` returns them; an error of the desk is an answer
 */
export function openDesk(
  town: Town,
  { db, world }: { readonly db: TestDatabase; readonly world: TestWorld },
  more: ReadonlyMap<string, string>,
) {
  const { house } = town.app
  const cookies = new Map<string, string>()

  async function ask(
    who: string,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
  ): Promise<Answer> {
    const sent = payload === undefined ? {} : { payload }
    if (!more.has(who)) return town.ask(who as Person, { method, url, ...sent })
    const cookie = cookies.get(who) ?? (await cookieOf(town, world, { loginName: who })) ?? ''
    cookies.set(who, cookie)
    const headers = { host: 'localhost', origin: 'http://localhost', cookie }
    const answer = await town.app.http.inject({ method, url, headers, ...sent })
    // A session ends while the clock of a test runs on.
    if (answer.statusCode === 401 && cookies.delete(who)) return ask(who, method, url, payload)
    return {
      status: answer.statusCode,
      body: answer.body === '' ? '' : answer.json(),
    }
  }

  /** An act as the desk takes it: on the version the person sees. */
  async function act(who: string, number: string, name: string, fields: object = {}) {
    const seen = await ask(who, 'GET', `/api/v1/work/matters/${number}`)
    const payload = { act: name, version: seen.body?.row?.version ?? 1, ...fields }
    return ask(who, 'POST', `/api/v1/matters/${number}/acts`, payload)
  }

  return {
    ask,
    act,
    /** An act that has to succeed. */
    doing: async (who: string, number: string, name: string, fields: object = {}) =>
      (await accepted(act(who, number, name, fields))).body,
    page: async (who: string, number: string) =>
      (await accepted(ask(who, 'GET', `/api/v1/work/matters/${number}`))).body,
    /** A photo somebody uploaded; only he attaches it. */
    async photo(who: string) {
      const file = { name: '现场.png', bytes: qrPng({ url: 'https://example.cn' }) }
      const files = await house.evidence.accept(county, [file], 'evidence')
      const uploadedBy = `staff:${more.get(who) ?? town.staffIds[who as Person]}`
      const rows = await db.transaction(county, (tx) =>
        house.evidence.store(tx, files, { uploadedBy }),
      )
      return { evidence: rows.map(({ id }) => id) }
    },
    async clocksOf(number: string) {
      const matter = await house.matters.find(county, number)
      return house.matters.clocksOf(county, matter?.id ?? '')
    },
  }
}
