/** A command of a guide, the answer it promises, and what the reader keeps of it. */
export interface Step {
  readonly command: string
  /** `json`: the whole body. `http`: headers that must be there. */
  readonly kind: 'json' | 'http'
  readonly status: number
  readonly answer: string
  /** Name of a shell variable to a path in the answer: `TOKEN` to `token`. */
  readonly keeps: ReadonlyMap<string, string>
}

export interface Request {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** Stands for what differs each time, or is left out to be short. */
const more = '…'
const fence = /```(\w+)(?: (\d{3}))?\n([\s\S]*?)```/g
const kept = /`([\w.]+)` as `\$([A-Z]+)`/g

/** Reads a guide: each `sh` block that begins with curl, and the block of its answer after it. */
export function stepsOf(guide: string): Step[] {
  const blocks = [...guide.matchAll(fence)]
  return blocks.flatMap((block, index) => {
    const [, language, , command = ''] = block
    if (language !== 'sh' || !command.startsWith('curl ')) return []
    const promised = blocks[index + 1]
    const [, kind, status, answer = ''] = promised ?? []
    if ((kind !== 'json' && kind !== 'http') || status === undefined) {
      throw new Error(`no answer is promised to: ${command}`)
    }
    const proseFrom = (promised?.index ?? 0) + (promised?.[0].length ?? 0)
    const prose = guide.slice(proseFrom, blocks[index + 2]?.index)
    const keeps = new Map([...prose.matchAll(kept)].map(([, path = '', name = '']) => [name, path]))
    return [{ command, kind, status: Number(status), answer, keeps }]
  })
}

/** The names a guide sets at its beginning: `HUIYIN=…`. */
export function settingsOf(guide: string): string[] {
  return [...guide.matchAll(/^([A-Z]+)=/gm)].map(([, name = '']) => name)
}

/**
 * Puts the values of shell variables in, and refuses one that nobody has set.
 *
 * @throws Error naming the variable
 */
export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$([A-Z]+)/g, (_whole, name: string) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`$${name} is used before it is set`)
    return value
  })
}

/** Reads a curl command as the shell and curl would, as far as the guides use them. */
export function requestOf(command: string, values: ReadonlyMap<string, string>): Request {
  const [program, ...words] = wordsOf(command, values)
  if (program !== 'curl') throw new Error(`not a curl command: ${command}`)
  const headers: Record<string, string> = {}
  let method: string | undefined
  let body: string | undefined
  let url = ''
  while (words.length > 0) {
    const word = words.shift() ?? ''
    if (word === '-s' || word === '-si') continue
    if (word === '-X') method = words.shift()
    else if (word === '-d') body = words.shift()
    else if (word === '-H') {
      const [name = '', ...value] = (words.shift() ?? '').split(':')
      headers[name] = value.join(':').trim()
    } else if (word.startsWith('-')) throw new Error(`curl option not known here: ${word}`)
    else url = word
  }
  return { url, method: method ?? (body === undefined ? 'GET' : 'POST'), headers, body }
}

/** Splits a command into words: quotes as in POSIX sh, variables outside single quotes. */
function wordsOf(command: string, values: ReadonlyMap<string, string>): string[] {
  const text = command.replaceAll('\\\n', ' ').trim()
  const pieces = /'([^']*)'|"([^"]*)"|([^\s'"]+)|(\s+)/g
  const words = ['']
  for (const [, literal, quoted, bare, space] of text.matchAll(pieces)) {
    if (space !== undefined) words.push('')
    else words.push((words.pop() ?? '') + (literal ?? fillIn(quoted ?? bare ?? '', values)))
  }
  return words
}

/** The value at a path: `rows.0.code`. */
export function valueAt(answer: unknown, path: string): string {
  let value = answer
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null)?.[key]
  if (typeof value !== 'string') throw new Error(`no text at ${path}`)
  return value
}

/**
 * Where an answer is not what a guide promises. `…` in a promised text stands for anything but
 * nothing; as the name of a field it stands for more fields. Otherwise both have the same fields.
 */
export function differences(promised: unknown, given: unknown, at = 'answer'): string[] {
  if (typeof promised === 'string' && typeof given === 'string') {
    return isLike(promised, given) ? [] : [`${at} is ${given}, not ${promised}`]
  }
  if (!isComposite(promised) || !isComposite(given)) {
    return promised === given ? [] : [`${at} is ${JSON.stringify(given)}, not ${promised}`]
  }
  const missing = Object.keys(promised).filter((key) => key !== more && !(key in given))
  const unsaid = more in promised ? [] : Object.keys(given).filter((key) => !(key in promised))
  return [
    ...missing.map((key) => `${at}.${key} is not there`),
    ...unsaid.map((key) => `${at}.${key} is not in the guide: ${JSON.stringify(given[key])}`),
    ...Object.keys(promised)
      .filter((key) => key in given)
      .flatMap((key) => differences(promised[key], given[key], `${at}.${key}`)),
  ]
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isLike(promised: string, given: string): boolean {
  const literal = promised.split(more).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('[\\s\\S]+')}$`).test(given)
}
