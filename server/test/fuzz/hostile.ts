import type { Chance } from './chance.ts'

/** Markup a page must never repeat as it is. */
export const markup = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'] as const

const texts: readonly string[] = [
  ...markup,
  '',
  ' ',
  '\t\r\n',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\u202e正常',
  '\u200b\u200d\ufeff',
  '\uffff',
  '👩‍👩‍👧‍👦'.repeat(20),
  `e${'\u0301'.repeat(300)}`,
  'ﷺ'.repeat(60),
  '１２３４５６',
  '٣٤٥',
  'İıſK',
  "' or 1=1 --",
  '"; drop table kernel.matter; --',
  "\\'; select pg_sleep(9); --",
  '$1 {{7*7}} %s%n',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'x\r\nSet-Cookie: planted=1',
  '=cmd|calc!A1',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  '-1',
  '1e400',
  '9'.repeat(400),
  'a'.repeat(1_001),
  '回'.repeat(5_000),
  `${'a'.repeat(50)} `.repeat(200),
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13-45',
  '+275760-09-13',
  '-271821-04-20',
  '2026-11-20T25:61:61Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59-23:59',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '999999999999',
  '990121',
]

const numbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  1.5,
  0.1,
  -1e308,
  1e308,
  5e-324,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  2 ** 64,
]

export function hostileText(chance: Chance): string {
  const text = chance.one(texts)
  return chance.percent(10) ? text + chance.one(texts) : text
}

export function hostileNumber(chance: Chance): number {
  return chance.one(numbers)
}

/** Any value of JSON where something else was expected. */
export function hostileValue(chance: Chance): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => hostileText(chance),
    () => hostileNumber(chance),
    () => chance.one([null, true, false]),
    () => [],
    () => [[], [[]], {}],
    () => ({}),
    () => nested(chance.one([5, 60, 3_000])),
    () =>
      Array.from({ length: chance.one([2, 101, 3_000]) }, () => hostileText(chance).slice(0, 9)),
    () => ({ constructor: { prototype: { isAdmin: true } }, toString: 1, length: -1 }),
    () => [hostileText(chance), hostileNumber(chance), null],
  ]
  return chance.one(kinds)()
}

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** Breaks the text of a body: what no client of ours would write. */
export function broken(chance: Chance, text: string): string | Buffer {
  const ways: readonly (() => string | Buffer)[] = [
    () => text.slice(0, chance.below(text.length + 1)),
    () => text + text,
    () => `${text},`,
    () => `\ufeff${text}`,
    () => text.replace('{', `{"__proto__":{"isAdmin":true},`),
    () => text.replace('{', `{"constructor":{"prototype":{"isAdmin":true}},`),
    () => text.replace(/"(\w+)":/, '"$1":1,"$1":'),
    () => text.replace(/:("[^"]*"|\d+)/, ':1e999'),
    () => text.replace(/:("[^"]*"|\d+)/, ':-0.0000000000000000000000001'),
    () => text.replace(/:("[^"]*"|\d+)/, ':NaN'),
    () => text.replace(/:"[^"]*"/, ':"\\ud800"'),
    () => text.replace(/:"[^"]*"/, ':"\\u0000"'),
    () => text.replace(/:"[^"]*"/, ':"\u0001\u0002"'),
    () => '['.repeat(30_000) + ']'.repeat(30_000),
    () => text.replace(/:("[^"]*"|\d+)/, `:${'['.repeat(20_000)}${']'.repeat(20_000)}`),
    () => text.replace(/:("[^"]*"|\d+)/, `:${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`),
    () => text.replace(/:"[^"]*"/, `:"${'x'.repeat(70_000)}"`),
    () => text.padEnd(1_100_000, ' '),
    () => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
    () => Buffer.from(text.replace(/:"[^"]*"/, ':"\u00ff"'), 'latin1'),
    () => Buffer.from(text, 'utf16le'),
    () => chance.one(['', ' ', 'null', 'true', '1', '"a"', '[]', '{}', '{{}', '\u0000']),
  ]
  return chance.one(ways)()
}

export const contentTypes = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json;charset="',
  'application/problem+json',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'image/png',
  'nonsense',
  '',
] as const

/** Headers a stranger adds to a request. */
export function hostileHeaders(chance: Chance): Record<string, string> {
  const plain = () => hostileText(chance).replace(/[^\x20-\x7e]/g, '?')
  const ways: readonly (() => Record<string, string>)[] = [
    () => ({ 'idempotency-key': plain() }),
    () => ({ 'idempotency-key': `key-${chance.below(4)}` }),
    () => ({ 'if-match': chance.one(['"1"', '*', 'W/"x"', plain()]) }),
    () => ({ 'if-none-match': chance.one(['"1"', '*', plain()]) }),
    () => ({ 'accept-language': chance.one(['en', 'en;q=NaN', ',;q=,;;', 'x'.repeat(3_000)]) }),
    () => ({ accept: chance.one(['text/html', 'text/html,*/*', plain()]) }),
    () => ({ cookie: chance.one([`session=${plain()}`, ';'.repeat(2_000), plain()]) }),
    () => ({
      authorization: chance.one(['Bearer', 'Bearer  ', `Bearer ${plain()}`, 'Basic YTpi']),
    }),
    () => ({ origin: chance.one(['null', 'https://evil.example', plain()]) }),
    () => ({ 'sec-fetch-site': chance.one(['cross-site', 'none', plain()]) }),
    () => ({ 'x-forwarded-for': plain(), 'x-http-method-override': 'DELETE' }),
    () => ({ host: chance.one(['evil.example', 'a b', plain()]) }),
    () => ({ range: 'bytes=0-1,5-,-9', 'accept-encoding': 'gzip;q=NaN,identity;q=0' }),
  ]
  return chance.one(ways)()
}
