import type { Town } from '../harness/town.ts'
import type { Chance } from './chance.ts'
import { fill, type Known, mutate, type Schema } from './fill.ts'
import { broken, contentTypes, hostileHeaders, hostileText } from './hostile.ts'
import type { Callers } from './people.ts'

/** One request as it is sent. */
export interface Case {
  readonly who: string
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT'
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload: string | Buffer | undefined
}

/** A route with what the OpenAPI document says of it; pages are hidden there. */
export interface FuzzRoute {
  readonly route: string
  readonly method: Case['method']
  readonly path: string
  readonly body: Schema | undefined
  readonly isUpload: boolean
  readonly query: readonly { readonly name: string; readonly schema: Schema }[]
}

interface Operation {
  readonly parameters?: readonly {
    readonly in: string
    readonly name: string
    readonly schema: Schema
  }[]
  readonly requestBody?: {
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
  }
}

/** Every route the policy book knows. */
export async function routesOf(town: Town): Promise<FuzzRoute[]> {
  const answer = await town.app.http.inject('/api/openapi.json')
  const document = answer.json() as { paths: Record<string, Record<string, Operation>> }
  return [...town.app.http.policyBook.entries().keys()].map((route) => {
    const [method = '', path = ''] = route.split(' ')
    const documented = path.replace(/:([A-Za-z]+)/g, '{$1}')
    const operation = document.paths[documented]?.[method.toLowerCase()]
    const content = operation?.requestBody?.content
    return {
      route,
      method: method as Case['method'],
      path,
      body: content?.['application/json']?.schema,
      isUpload: path === '/api/v1/evidence' || path === '/r/:token',
      query: (operation?.parameters ?? []).filter((one) => one.in === 'query'),
    }
  })
}

/** Fields of our own forms, each with what it usually holds. */
const formFields: Known = {
  grade: ['very_satisfied', 'dissatisfied', 'very_dissatisfied'],
  tags_dissatisfied: ['209', '101'],
  text: ['等了很久', 'x'],
  phone: ['19911112222'],
  photo: ['0190c7a0-0000-7000-8000-000000000000', 'x'],
  allowsContact: ['1'],
  spokenNumber: ['123456789', '000000000'],
  phoneTail: ['1234', '8888'],
  step: ['phone', 'code', 'review'],
  pass: ['x'],
  challenge: ['x'],
  digits: ['123456'],
  servedOn: ['2026-11-20'],
  of: ['2026-11-20T09:00:00+08:00'],
  since: ['2026-11-20T09:00:00+08:00'],
  send: ['1'],
  lang: ['en', 'zh'],
  elder: ['1', '0'],
  via: ['qr', 'sms'],
  from: ['2026-01-01'],
  to: ['2026-11-20'],
  cursor: ['x'],
  formToken: ['1.x'],
}

/** Draws a request: mostly what a client would send, with one or more things wrong. */
export async function drawCase(
  chance: Chance,
  parts: { readonly town: Town; readonly callers: Callers; readonly known: Known },
  route: FuzzRoute,
): Promise<Case> {
  const { callers } = parts
  const who = callerOf(chance, callers, route)
  const known = route.path.includes('/admin/')
    ? { ...parts.known, id: [callers.victimId], staffId: [callers.victimId] }
    : parts.known
  const headers = await callers.credentials(who)
  const isWrong = chance.percent(85)
  const url = urlOf(chance, known, route, isWrong)
  const body = await bodyOf(chance, { ...parts, known }, { route, who, url, isWrong })
  const extra = chance.percent(15) ? hostileHeaders(chance) : {}
  return {
    who,
    method: route.method,
    url,
    headers: { ...headers, ...body.headers, ...extra },
    payload: body.payload,
  }
}

/** Own accounts are tried out on the victim's: everybody else has to go on working. */
function callerOf(chance: Chance, callers: Callers, { path, method }: FuzzRoute): string {
  const isOwnAccount = path.startsWith('/api/v1/session') && method !== 'GET'
  if (isOwnAccount) return chance.one(['citizen', 'system-key', 'victim', 'victim'])
  return chance.one(callers.names)
}

function urlOf(chance: Chance, known: Known, route: FuzzRoute, isWrong: boolean): string {
  const path = route.path.replace(/:([A-Za-z]+)|\*/g, (_found, name: string | undefined) => {
    const values = known[name ?? ''] ?? ['x']
    if (isWrong && chance.percent(25)) return encode(chance, hostileText(chance))
    return encodeURIComponent(chance.one(values.length > 0 ? values : ['x']))
  })
  const wanted =
    route.query.length > 0
      ? route.query.map(({ name, schema }) => [name, fill(chance, known, schema, name)] as const)
      : Object.entries(formFields).map(([name, values]) => [name, chance.one(values)] as const)
  const share = route.query.length > 0 ? 70 : 8
  const given = wanted.filter(() => chance.percent(share))
  const pairs = given.map(([name, value]) => {
    const text = isWrong && chance.percent(30) ? hostileText(chance) : String(value)
    return `${encodeURIComponent(name)}=${encode(chance, text)}`
  })
  if (isWrong && chance.percent(10))
    pairs.push(chance.one(['a[b]=c', '__proto__=1', '=', '&&', '%', 'lang=%E0']))
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** As a browser would, and now and then as none would. */
function encode(chance: Chance, text: string): string {
  const cut = text.slice(0, 2_000)
  if (cut.isWellFormed() && !chance.percent(5)) return encodeURIComponent(cut)
  return chance.one([
    '%',
    '%zz',
    '%ed%a0%80',
    '%00',
    '%c0%ae%c0%ae',
    '..%2f..%2f',
    '%25',
    '.',
    '..',
  ])
}

interface Drawn {
  readonly headers: Record<string, string>
  readonly payload: string | Buffer | undefined
}

interface Wanted {
  readonly route: FuzzRoute
  readonly who: string
  readonly url: string
  readonly isWrong: boolean
}

async function bodyOf(
  chance: Chance,
  parts: { readonly town: Town; readonly callers: Callers; readonly known: Known },
  wanted: Wanted,
): Promise<Drawn> {
  const { route, isWrong } = wanted
  if (route.method === 'GET') return { headers: {}, payload: undefined }
  const drawn =
    !route.path.startsWith('/api/') || (route.isUpload && chance.percent(90))
      ? drawForm(chance, parts.known, wanted)
      : await drawJson(chance, parts, wanted)
  if (!isWrong || !chance.percent(10)) return drawn
  return { ...drawn, headers: { 'content-type': chance.one(contentTypes) } }
}

async function drawJson(
  chance: Chance,
  parts: { readonly town: Town; readonly callers: Callers; readonly known: Known },
  { route, who, url, isWrong }: Wanted,
): Promise<Drawn> {
  const headers = { 'content-type': 'application/json' }
  const schema = route.body
  if (schema === undefined && !isWrong) return { headers: {}, payload: undefined }
  const whole =
    route.path.endsWith('/acts') && chance.percent(70)
      ? await drawAct(chance, parts, { who, url, isBulk: route.path.startsWith('/api/v1/work/') })
      : fill(chance, parts.known, schema ?? { type: 'object' })
  if (!isWrong) return { headers, payload: JSON.stringify(whole) }
  if (chance.percent(35)) return { headers, payload: broken(chance, JSON.stringify(whole)) }
  return { headers, payload: JSON.stringify(mutate(chance, whole)) }
}

interface Needed {
  readonly name: string
  readonly kind: string
  readonly required: boolean
  readonly options?: readonly { readonly value: string }[]
}

/** An act as the desk offers it to this person now, filled in. */
async function drawAct(
  chance: Chance,
  {
    town,
    callers,
    known,
  }: { readonly town: Town; readonly callers: Callers; readonly known: Known },
  { who, url, isBulk }: { readonly who: string; readonly url: string; readonly isBulk: boolean },
): Promise<object> {
  const number = isBulk ? chance.one(known.number ?? ['']) : decodeOr(url.split('/')[4] ?? '')
  const answer = await town.app.http.inject({
    url: `/api/v1/work/matters/${encodeURIComponent(number)}`,
    headers: await callers.credentials(who),
  })
  if (answer.statusCode !== 200) return { act: 'judge', version: 1 }
  const page = answer.json() as {
    row: { version: number }
    acts: readonly { act: string; needs: readonly Needed[] }[]
  }
  const { version } = page.row
  if (page.acts.length === 0) return { act: chance.one(known.act ?? ['x']), version }
  const { act, needs } = chance.one(page.acts)
  const fields: Record<string, unknown> = {}
  for (const need of needs) {
    if (need.required || chance.percent(70)) fields[need.name] = needed(chance, need)
  }
  return isBulk ? { act, items: [{ number, version }], fields } : { act, version, ...fields }
}

function needed(chance: Chance, { kind, options }: Needed): unknown {
  if (options !== undefined && options.length > 0) return chance.one(options).value
  const values: Readonly<Record<string, unknown>> = {
    day: chance.one(['2026-11-23', '2026-11-27', '0000-01-01', '9999-12-31']),
    number: chance.below(4),
    boolean: chance.percent(50),
    unit: chance.one(['police', 'tax', 'oversight']),
    staff: '0190c7a0-0000-7000-8000-000000000000',
    evidence: [],
  }
  return values[kind] ?? '已办好'
}

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return 'x'
  }
}

function drawForm(chance: Chance, known: Known, { route, isWrong }: Wanted): Drawn {
  const all: Known = { ...known, ...formFields }
  const names = [...Object.keys(formFields), 'receiptCode', 'itemCode', 'token']
  const fields = names
    .filter(() => chance.percent(40))
    .map((name) => {
      const usual = chance.one(all[name] ?? ['x'])
      return [name, isWrong && chance.percent(20) ? hostileText(chance) : usual] as const
    })
  if (route.isUpload && chance.percent(70)) return drawUpload(chance, fields)
  const text = fields.map(([name, value]) => `${name}=${encode(chance, value)}`).join('&')
  const payload = isWrong && chance.percent(10) ? broken(chance, text) : text
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload }
}

function drawUpload(chance: Chance, fields: readonly (readonly [string, string])[]): Drawn {
  const boundary = 'fuzz-boundary'
  const contents = [
    '\xff\xd8\xff\xe0junk',
    '\x89PNG\r\n\x1a\n',
    '%PDF-1.7',
    'PK\x03\x04',
    '<html>',
    '',
  ]
  const name = hostileText(chance).slice(0, 300)
  const parts = [
    ...fields.map(([field, value]) => `; name="${field}"\r\n\r\n${value.slice(0, 9_000)}`),
    ...Array.from(
      { length: chance.one([0, 1, 1, 2, 12]) },
      () => `; name="photos"; filename="${name}"\r\n\r\n${chance.one(contents)}`,
    ),
  ]
  const text = parts
    .map((part) => `--${boundary}\r\nContent-Disposition: form-data${part}\r\n`)
    .join('')
  const end = chance.percent(85) ? `--${boundary}--\r\n` : ''
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.from(text + end),
  }
}
