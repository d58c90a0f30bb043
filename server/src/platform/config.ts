import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { StartFault } from './start-fault.ts'

/** Which zone this process serves: the public side, the staff's, or both. */
export type ZoneRole = 'all' | 'public' | 'desk'

/** What the environment says, checked once at the start. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute; holds the embedded database, files and secrets. */
  readonly dataFolder: string
  /** A PostgreSQL server, or `undefined` for the embedded one. */
  readonly databaseUrl: string | undefined
  readonly isDemo: boolean
  readonly secretFile: string
  /** The address the public knows, without a path: `https://huiyin.example`. */
  readonly publicUrl: string | undefined
  readonly role: ZoneRole
  /** Proxies whose `X-Forwarded-For` is believed; none unless named. */
  readonly trustedProxies: readonly string[]
  /** `host` or `host:port` of other systems we may call; none unless named. */
  readonly outboundHosts: readonly string[]
  /** Says how the system above is reached; none unless named. */
  readonly provinceFile: string | undefined
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the environment (docs/operate/configuration.md).
 *
 * @param uid - the user's number, 0 for root: decides the default data folder
 * @throws StartFault with one sentence for the first value that cannot be used
 */
export function readConfig(environment: Environment, uid = process.getuid?.() ?? 0): Config {
  const value = (name: string) => environment[name] || undefined
  const dataFolder = resolve(value('HUIYIN_DATA') ?? defaultDataFolder(environment, uid))
  const host = value('HUIYIN_HOST') ?? '127.0.0.1'
  const publicUrl = readPublicUrl(value('HUIYIN_PUBLIC_URL'))
  if (!isLoopback(host) && publicUrl?.startsWith('https:') !== true) {
    throw new StartFault(
      `HUIYIN_HOST ${host} can be reached from other machines, which needs https: put a proxy ` +
        'with a certificate in front and set HUIYIN_PUBLIC_URL to its https address.',
    )
  }
  return {
    host,
    port: readPort(value('HUIYIN_PORT')),
    dataFolder,
    databaseUrl: readDatabaseUrl(value('DATABASE_URL')),
    isDemo: readChoice('HUIYIN_DEMO', value('HUIYIN_DEMO') ?? '0', ['0', '1']) === '1',
    secretFile: resolve(value('HUIYIN_SECRET_FILE') ?? join(dataFolder, 'secrets.json')),
    publicUrl,
    role: readChoice('HUIYIN_ROLE', value('HUIYIN_ROLE') ?? 'all', ['all', 'public', 'desk']),
    trustedProxies: listOf(value('HUIYIN_TRUSTED_PROXIES')),
    outboundHosts: listOf(value('HUIYIN_OUTBOUND_HOSTS')),
    provinceFile: value('HUIYIN_PROVINCE_FILE'),
  }
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function listOf(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

function defaultDataFolder(environment: Environment, uid: number): string {
  if (uid === 0) return '/var/lib/huiyin'
  const home = environment.HOME || homedir()
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'huiyin')
}

function readPort(text = '8080'): number {
  const port = Number(text)
  // 0 asks the system for a free one.
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new StartFault(`HUIYIN_PORT is "${text}": set it to a number from 0 to 65535.`)
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.username === ''
  if (isPlain && (url.protocol === 'https:' || url.protocol === 'http:')) return url.origin
  throw new StartFault(
    `HUIYIN_PUBLIC_URL is "${text}": set it to an address without a path, like https://huiyin.example.`,
  )
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text
  // The value is not repeated: it may hold a password.
  throw new StartFault(
    'DATABASE_URL is not the address of a PostgreSQL server: set it to postgresql://user@host/database, or unset it for the embedded database.',
  )
}

function readChoice<const Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((one) => one === text)
  if (choice !== undefined) return choice
  throw new StartFault(`${name} is "${text}": set it to ${choices.join(' or ')}.`)
}
