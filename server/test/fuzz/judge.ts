import { hash } from 'node:crypto'
import { errors } from '@huiyin/contract/errors'
import { assertNothingPersonal } from '../harness/leaks.ts'
import { markup } from './hostile.ts'
import { planted } from './known.ts'

export interface Seen {
  readonly url: string
  readonly status: number
  readonly type: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  /** Whether who asked is nobody in particular. */
  readonly isStranger: boolean
  /** Whether what was sent may have proved that the matter is their own. */
  readonly isProof: boolean
}

/** Words of the inside: a stack, a statement, a driver, a folder. */
const inside =
  /\n\s+at |node_modules|\.ts:\d+|select .+ from |insert into |syntax error|violates|SQLSTATE|ECONN|TypeError|RangeError|Cannot read prop/

/** What is wrong with an answer; nothing when it is as promised. */
export function faultsOf(seen: Seen): string[] {
  const faults: string[] = []
  const { status, type } = seen
  const body = withoutOwnProgram(seen)
  if (status >= 500) faults.push(`answers ${status}`)
  if (inside.test(body)) faults.push(`tells of the inside: ${inside.exec(body)?.[0].trim()}`)
  if (status >= 400) faults.push(...faultsOfRefusal(seen))
  if (seen.headers['x-content-type-options'] !== 'nosniff') faults.push('lacks nosniff')
  if (JSON.stringify(seen.headers).includes('planted=1')) faults.push('lets a header in')
  if (type.includes('html')) {
    for (const text of markup) if (body.includes(text)) faults.push(`repeats ${text}`)
    if (seen.headers['content-security-policy'] === undefined) faults.push('lacks a policy')
  }
  if (!seen.isProof && (seen.isStranger || status >= 400)) {
    try {
      assertNothingPersonal(body, planted)
    } catch (error) {
      faults.push(error instanceof Error ? error.message : 'tells something personal')
    }
  }
  return faults
}

/** A page without the scripts its policy names by their hash: they are ours and say no word. */
function withoutOwnProgram({ body, headers }: Seen): string {
  const policy = String(headers['content-security-policy'])
  return body.replace(/<script>([\s\S]*?)<\/script>/g, (whole, script: string) =>
    policy.includes(`'sha256-${hash('sha256', script, 'base64')}'`) ? '' : whole,
  )
}

/** A refusal is a problem document with a known code and a sentence, or a page that says it. */
function faultsOfRefusal({ url, status, type, body }: Seen): string[] {
  if (type.includes('text/html')) return /<h1/.test(body) ? [] : ['refuses by a page without words']
  if (!type.includes('application/problem+json')) {
    return url.startsWith('/open311/v2/')
      ? faultsOfOpen311Refusal(status, body)
      : [`refuses as ${type || 'nothing'}`]
  }
  const problem = JSON.parse(body) as Readonly<Record<string, unknown>>
  const code = String(problem.code)
  if (!Object.hasOwn(errors, code)) return [`refuses with an unknown code ${code}`]
  const known = errors[code as keyof typeof errors]
  const faults: string[] = []
  if (problem.status !== status || known.status !== status) faults.push(`${code} as ${status}`)
  if (problem.detail !== known.zh && problem.detail !== known.en)
    faults.push(`${code} without words`)
  if (typeof problem.title !== 'string' || problem.title === '') faults.push('has no title')
  return faults
}

/** Clients of Open311 are refused as GeoReport v2 lays down: codes with words, as JSON or as XML. */
function faultsOfOpen311Refusal(status: number, body: string): string[] {
  if (body.startsWith('<')) {
    const isSaid = /<errors><error><code>\d{3}<\/code><description>[^<]+</.test(body)
    return isSaid ? [] : ['refuses by XML without words']
  }
  const said = JSON.parse(body) as readonly {
    readonly code: number
    readonly description: string
  }[]
  const isSaid =
    said.length > 0 && said.every(({ code, description }) => code === status && description !== '')
  return isSaid ? [] : ['refuses without a code and words']
}
