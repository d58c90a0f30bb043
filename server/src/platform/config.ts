import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TileGround } from '@huiyin/contract/map-drawing'
import { readPlaces } from './courier/index.ts'
import { readMapGround } from './map-ground.ts'
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
  /** A door of its own for the desk, when one process serves both zones. */
  readonly deskDoor: { readonly host: string; readonly port: number } | undefined
  /** The address staff know, when it is not the public one. */
  readonly deskUrl: string | undefined
  /** Port of the figures of operation on loopback; none unless set. */
  readonly metricsPort: number | undefined
  /** Proxies whose `X-Forwarded-For` is believed; none unless named. */
  readonly trustedProxies: readonly string[]
  /** `host` or `host:port` of other systems we may call; none unless named. */
  readonly outboundHosts: readonly string[]
  /** Names, addresses and ranges of the own network that webhooks may call; none unless named. */
  readonly webhookPlaces: readonly string[]
  /** The operator's gateway for text messages, and what its requests are signed with. */
  readonly sms?: { readonly url: string; readonly secret: string }
  /** The operator's telephone exchange, and what its requests are signed with. */
  readonly voice?: { readonly url: string; readonly secret: string }
  /** What identity providers know us by. */
  readonly oidcSecret?: string
  /** What the identity provider of citizens knows us by. */
  readonly citizenOidcSecret?: string
  /** Tiles under our maps; none unless named, and then nothing is loaded from anywhere. */
  readonly mapGround?: TileGround
  /** Says how the system above is reached; none unless named. */
  readonly provinceFile: string | undefined
  /** Says how the registers are reached that decision tables ask; none unless named. */
  readonly registersFile?: string | undefined
  /** The browser that prints PDFs; found on the path unless named, and missed by nobody else. */
  readonly browser?: { readonly program: string | undefined; readonly path: string }
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
  const port = readPort('HUIYIN_PORT', value('HUIYIN_PORT') ?? '8080')
  const role = readChoice('HUIYIN_ROLE', value('HUIYIN_ROLE') ?? 'all', ['all', 'public', 'desk'])
  const publicUrl = readUrl('HUIYIN_PUBLIC_URL', value('HUIYIN_PUBLIC_URL'))
  const deskUrl = readUrl('HUIYIN_DESK_URL', value('HUIYIN_DESK_URL'))
  const deskDoor = readDeskDoor(role, value)
  const sms = readGateway(value, 'HUIYIN_SMS_URL', 'HUIYIN_SMS_SECRET')
  const voice = readGateway(value, 'HUIYIN_VOICE_URL', 'HUIYIN_VOICE_SECRET')
  const isDeskAlone = role === 'desk' && deskUrl !== undefined
  requireHttps('HUIYIN_HOST', host, isDeskAlone ? deskUrl : publicUrl)
  if (deskDoor !== undefined) requireHttps('HUIYIN_DESK_HOST', deskDoor.host, deskUrl)
  return {
    host,
    port,
    dataFolder,
    databaseUrl: readDatabaseUrl(value('DATABASE_URL')),
    isDemo: readChoice('HUIYIN_DEMO', value('HUIYIN_DEMO') ?? '0', ['0', '1']) === '1',
    secretFile: resolve(value('HUIYIN_SECRET_FILE') ?? join(dataFolder, 'secrets.json')),
    publicUrl,
    role,
    deskDoor,
    deskUrl,
    metricsPort: readOptionalPort('HUIYIN_METRICS_PORT', value('HUIYIN_METRICS_PORT')),
    trustedProxies: listOf(value('HUIYIN_TRUSTED_PROXIES')),
    outboundHosts: listOf(value('HUIYIN_OUTBOUND_HOSTS')),
    webhookPlaces: readPlaceList(value('HUIYIN_WEBHOOK_ALLOW')),
    ...(sms === undefined ? {} : { sms }),
    ...(voice === undefined ? {} : { voice }),
    ...readOidcSecrets(value),
    ...readMapGround(value),
    provinceFile: value('HUIYIN_PROVINCE_FILE'),
    registersFile: value('HUIYIN_REGISTERS_FILE'),
    browser: { program: value('HUIYIN_BROWSER'), path: value('PATH') ?? '' },
  }
}

/** Where a process listens, and which routes it answers there. */
export interface Listener {
  readonly serves: 'public' | 'desk' | 'both'
  readonly host: string
  readonly port: number
  /** The address people know, if it is not the listener's own. */
  readonly url: string | undefined
}

/** One door for everything, one for the zone of the process, or one for each zone. */
export function listenersOf(config: Config): readonly [Listener, ...Listener[]] {
  const { host, port, role, publicUrl, deskDoor } = config
  const deskUrl = config.deskUrl ?? publicUrl
  if (role === 'desk') return [{ serves: 'desk', host, port, url: deskUrl }]
  if (role === 'public') return [{ serves: 'public', host, port, url: publicUrl }]
  if (deskDoor === undefined) return [{ serves: 'both', host, port, url: publicUrl }]
  return [
    { serves: 'public', host, port, url: publicUrl },
    { serves: 'desk', ...deskDoor, url: config.deskUrl },
  ]
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

const gatewaySecretLengthMin = 32

/** Both or neither: what a gateway is told without a signature could be anybody's. */
function readGateway(
  value: (name: string) => string | undefined,
  urlName: string,
  secretName: string,
): { readonly url: string; readonly secret: string } | undefined {
  const url = value(urlName)
  const secret = value(secretName)
  if (url === undefined && secret === undefined) return undefined
  if (url === undefined || !URL.canParse(url)) {
    throw new StartFault(`${urlName} must be the whole address of the gateway.`)
  }
  if (secret === undefined || secret.length < gatewaySecretLengthMin) {
    throw new StartFault(
      `${secretName} must have at least ${gatewaySecretLengthMin} characters, as the gateway knows it.`,
    )
  }
  return { url, secret }
}

/** Two secrets: the provider of citizens must not be able to ask in the name of the desk. */
function readOidcSecrets(
  value: (name: string) => string | undefined,
): Pick<Config, 'oidcSecret' | 'citizenOidcSecret'> {
  const oidcSecret = value('HUIYIN_OIDC_SECRET')
  const citizenOidcSecret = value('HUIYIN_CITIZEN_OIDC_SECRET')
  return {
    ...(oidcSecret === undefined ? {} : { oidcSecret }),
    ...(citizenOidcSecret === undefined ? {} : { citizenOidcSecret }),
  }
}

function listOf(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

function readPlaceList(text: string | undefined): readonly string[] {
  const places = listOf(text)
  try {
    readPlaces(places)
  } catch {
    throw new StartFault(
      `HUIYIN_WEBHOOK_ALLOW is "${text}": name hosts, addresses or ranges like 10.1.0.0/16, separated by commas.`,
    )
  }
  return places
}

function defaultDataFolder(environment: Environment, uid: number): string {
  if (uid === 0) return '/var/lib/huiyin'
  const home = environment.HOME || homedir()
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'huiyin')
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  // 0 asks the system for a free one.
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new StartFault(`${name} is "${text}": set it to a number from 0 to 65535.`)
}

function readOptionalPort(name: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : readPort(name, text)
}

/** The desk's own door; a process of one zone has one door, which `HUIYIN_HOST` and its port name. */
function readDeskDoor(role: ZoneRole, value: (name: string) => string | undefined) {
  const port = value('HUIYIN_DESK_PORT')
  if (port === undefined) return undefined
  if (role === 'all') {
    const host = value('HUIYIN_DESK_HOST') ?? '127.0.0.1'
    return { host, port: readPort('HUIYIN_DESK_PORT', port) }
  }
  throw new StartFault(
    `HUIYIN_DESK_PORT is for HUIYIN_ROLE=all: with ${role} set HUIYIN_HOST and HUIYIN_PORT alone.`,
  )
}

/** What other machines can reach needs https in front. */
function requireHttps(name: string, host: string, url: string | undefined): void {
  if (isLoopback(host) || url?.startsWith('https:') === true) return
  const addressName = name === 'HUIYIN_DESK_HOST' ? 'HUIYIN_DESK_URL' : 'HUIYIN_PUBLIC_URL'
  throw new StartFault(
    `${name} ${host} can be reached from other machines, which needs https: put a proxy ` +
      `with a certificate in front and set ${addressName} to its https address.`,
  )
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.username === ''
  if (isPlain && (url.protocol === 'https:' || url.protocol === 'http:')) return url.origin
  throw new StartFault(
    `${name} is "${text}": set it to an address without a path, like https://huiyin.example.`,
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
