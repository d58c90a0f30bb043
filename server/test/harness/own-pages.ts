import { type FileSent, multipart, type PageAnswer, sendForm } from './form.ts'
import type { Town } from './town.ts'

/** Somebody in front of “我的” with a browser that keeps its cookie. */
export interface OwnBrowser {
  get(url: string): Promise<PageAnswer>
  send(url: string, fields: Readonly<Record<string, string>>): Promise<PageAnswer>
  /** Sends a form that carries files. */
  upload(
    url: string,
    files: readonly FileSent[],
    fields?: Readonly<Record<string, string>>,
  ): Promise<PageAnswer>
  /** The cookie as it stands, for tests that steal it. */
  readonly cookie: () => string
}

export function ownBrowser(town: Town, cookie = ''): OwnBrowser {
  const keep = (answer: PageAnswer) => {
    const set = answer.headers['set-cookie']
    const own = [set].flat().find((one) => String(one).startsWith('huiyin-me='))
    if (own !== undefined) cookie = String(own).split(';')[0] ?? ''
    return answer
  }
  return {
    async get(url) {
      const headers = { host: 'localhost', ...(cookie === '' ? {} : { cookie }) }
      const answer = await town.app.http.inject({ method: 'GET', url, headers })
      return keep({ status: answer.statusCode, body: answer.body, headers: answer.headers })
    },
    send: async (url, fields) =>
      keep(await sendForm(town, url, fields, cookie === '' ? {} : { cookie })),
    async upload(url, files, fields = {}) {
      const form = multipart(files, fields)
      const headers = { host: 'localhost', origin: 'http://localhost', cookie, ...form.headers }
      const { payload } = form
      const answer = await town.app.http.inject({ method: 'POST', url, headers, payload })
      return keep({ status: answer.statusCode, body: answer.body, headers: answer.headers })
    },
    cookie: () => cookie,
  }
}

const challengeOf = (body: string) => /name="challenge" value="([^"]+)"/.exec(body)?.[1] ?? ''

/** Signs in as far as the phone: which person it is is not said yet. */
export async function signInByPhone(
  town: Town,
  phone: string,
  lastMessage?: () => string,
): Promise<OwnBrowser> {
  const browser = ownBrowser(town)
  const sent = await browser.send('/me/sign-in', { step: 'phone', phone })
  const shown = /验证码：(\d{6})/.exec(sent.body)?.[1]
  // With a gateway the page shows no code: the phone does.
  const code = shown ?? /\d{6}/.exec(lastMessage?.() ?? '')?.[0] ?? ''
  const digits = { step: 'code', challenge: challengeOf(sent.body), digits: code }
  const entered = await browser.send('/me/sign-in', digits)
  if (entered.status !== 303) throw new Error(`sign-in: ${entered.status} ${entered.body}`)
  return browser
}

/** Signs in as the person who holds a receipt. */
export async function signInByReceipt(
  town: Town,
  phone: string,
  receiptCode: string,
  lastMessage?: () => string,
): Promise<OwnBrowser> {
  const browser = await signInByPhone(town, phone, lastMessage)
  const known = await browser.send('/me/who', { receiptCode })
  if (known.status !== 303) throw new Error(`who: ${known.status} ${known.body}`)
  return browser
}
