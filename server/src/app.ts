import { join } from 'node:path'
import type pg from 'pg'
import { type Door, type DoorParts, type Health, openDoor } from './app-doors.ts'
import { addJobs } from './app-jobs.ts'
import { watchMachine } from './app-machine.ts'
import { type MetricsParts, operationFigures } from './app-metrics.ts'
import {
  openHttpRegisters,
  type Registers,
  readRegisters,
  type SimulatedRegisters,
  startSimulatedRegisters,
} from './contexts/applications/index.ts'
import {
  openProvince,
  type Province,
  readConnection,
  type SimulatedProvince,
  startSimulatedProvince,
} from './contexts/exchange/index.ts'
import { demoRegisters, demoWelcome, makeDemo } from './demo/index.ts'
import { type House, openHouse } from './house.ts'
import { openAccess } from './kernel/access/index.ts'
import type { Region } from './kernel/org/index.ts'
import { type Config, isLoopback, listenersOf } from './platform/config.ts'
import { openCourier, readPlaces } from './platform/courier/index.ts'
import type { Db } from './platform/db/db.ts'
import type { HttpServer } from './platform/http/index.ts'
import { openJobs } from './platform/jobs/index.ts'
import type { Log } from './platform/log.ts'
import { loopbackMetrics } from './platform/metrics/index.ts'
import { type Oidc, openOidc } from './platform/oidc/index.ts'
import { openOutbound } from './platform/outbound/index.ts'
import {
  blankFooter,
  nationalHotline,
  type PageParts,
  type SiteSettings,
} from './platform/pages/index.ts'
import type { Secrets } from './platform/secrets.ts'
import {
  noSmsGateway,
  openHttpGateway,
  openSimulatedSms,
  type SmsGateway,
} from './platform/sms/index.ts'
import { openVoiceGateway, simulatedVoice, type VoiceGateway } from './platform/voice/index.ts'
import type { World } from './platform/world.ts'

/** What the process hands to the app: an open, migrated database and its surroundings. */
export interface AppParts {
  readonly config: Config
  /** For what needs connections of its own, as the job queue. */
  readonly connection: pg.PoolConfig
  readonly db: Db
  readonly secrets: Secrets
  readonly world: World
  readonly log: Log
  /** Writes a line for the person at the terminal, as the demo's accounts. */
  print(line: string): void
  /** Aborted when the process was asked to stop; long work at the start heeds it. */
  readonly stop: AbortSignal
}

export interface App {
  /** Of the first door: the only one unless public side and desk have one each. */
  readonly address: string
  readonly doors: readonly Door[]
  /** Every module, for the tests that move time. */
  readonly house: House
  /** The server of the first door, for the tests that walk its routes. */
  readonly http: HttpServer
  /** Where the figures of operation are read, if anywhere. */
  readonly figuresAddress: string | undefined
  /** Looks at the machine now, instead of within the minute. */
  look(): Promise<void>
  /** No new requests, those under way answered, lanes drained, then jobs ended. */
  stop(): Promise<void>
}

/**
 * Opens the house, hangs its routes and listens; a process of the public zone leaves all that is
 * done without being asked to the desk's.
 */
export async function startApp(parts: AppParts): Promise<App> {
  const { config, connection, db, log, secrets, world } = parts
  const isPublicAlone = config.role === 'public'
  // Only somebody at this very machine can use the demo's key, limits and telephones.
  const isDemoHere = config.isDemo && isLoopback(config.host)
  const telephones = openSimulatedSms(world)
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const onFault = (error: unknown) => log.error({ error }, 'outside a request')
  const others = isDemoHere && !isPublicAlone ? await simulateOthers(parts) : undefined
  const houseParts = {
    db,
    connection,
    world,
    secrets,
    ...operatorsOf(parts, telephones),
    dataFolder: config.dataFolder,
    publicUrl,
    deskUrl: config.deskUrl,
    courier: openCourier({ allowed: readPlaces(config.webhookPlaces) }),
    ...(await connectOthers(parts, others)),
    onFault,
  }
  // Before the house opens, so that it knows the regions from the first moment.
  const makesDemo = config.isDemo && !isPublicAlone
  const simulated = others?.province
  const demo = makesDemo
    ? await makeDemo({ ...houseParts, simulated, stop: parts.stop })
    : undefined
  if (demo === 'other data') parts.print('The database holds other data: no demo was made in it.')
  const house = await openHouse(houseParts)
  const mainRegion = async () => (await house.org.regions())[0]?.regionCode
  const listeners = listenersOf(config)
  const demoKey = isDemoHere ? { demoKeyRegion: mainRegion } : {}
  // The last door is the desk's, or the only one: sessions live behind it.
  const isSecure = listeners.at(-1)?.url?.startsWith('https:') ?? publicUrl.startsWith('https:')
  const access = openAccess({
    ...house,
    isSecure,
    ...demoKey,
    ...providerOf(config, house),
    deskUrl: listeners.at(-1)?.url,
  })
  const pages = pageParts(parts, (await house.org.regions())[0], publicUrl.startsWith('https:'))
  const health: Health = { isReady: false, warnings: [] }
  const jobs = openJobs({ connection, log })
  const machine = await watchMachine(parts, { house, health })
  const ways = { house, access, health, machine: machine.last, mainRegion, jobs }
  const doorParts = { app: parts, ...ways, pages, telephones, isDemoHere, simulated }
  const door = await openDoor(doorParts, listeners[0])
  const more = listeners.slice(1).map((one) => openDoor(doorParts, one))
  const doors = [door, ...(await Promise.all(more))]
  if (isDemoHere) for (const line of demoWelcome(door.address)) parts.print(line)

  if (!isPublicAlone) await startErrands(parts, { house, access, jobs })
  const eachMinute = () => Promise.all([house.rulebook.load(), machine.look()]).catch(onFault)
  const minutes = setInterval(eachMinute, minuteMs)
  const errands = isPublicAlone ? undefined : jobs
  const figures = await openFigures(parts, { house, db, doors, errands, machine: machine.last })
  health.isReady = true
  const stop = async () => {
    clearInterval(minutes)
    await figures?.stop()
    await Promise.all(doors.map(({ http }) => http.close()))
    await errands?.stop()
    await house.close()
    await others?.close()
  }
  const { look } = machine
  return { ...door, doors, house, figuresAddress: figures?.address, look, stop }
}

/** What others run for us: messages, calls, and who citizens are. */
function operatorsOf(parts: AppParts, telephones: SmsGateway) {
  const { config, world } = parts
  return {
    sms: gatewayOf(parts, telephones),
    voice: voiceOf(parts),
    citizenOidc: oidcBy(config.citizenOidcSecret, { ...config, world }),
  }
}

/** Sign-in through identity providers, where they know a secret of ours. */
function providerOf({ oidcSecret, outboundHosts }: Config, { world, rulebook }: House) {
  const oidc = oidcBy(oidcSecret, { outboundHosts, world })
  return oidc === undefined ? {} : { provider: { rulebook, oidc } }
}

/** The way to identity providers that know us by a secret. */
function oidcBy(
  secret: string | undefined,
  { outboundHosts, world }: { readonly outboundHosts: readonly string[]; readonly world: World },
): Oidc | undefined {
  if (secret === undefined) return undefined
  return openOidc({ world, outbound: openOutbound(outboundHosts), secret })
}

/** The operator's exchange where one is named, the demo's in the demo, else none. */
function voiceOf({ config, world }: AppParts): VoiceGateway | undefined {
  const { voice } = config
  if (voice === undefined) return config.isDemo ? simulatedVoice : undefined
  const outbound = openOutbound([new URL(voice.url).host])
  return openVoiceGateway({ world, outbound, connection: voice })
}

/** The operator's gateway where one is named, the demo's telephones in the demo, else nothing. */
function gatewayOf({ config, db, world }: AppParts, telephones: SmsGateway): SmsGateway {
  if (config.sms === undefined) return config.isDemo ? telephones : noSmsGateway
  const outbound = openOutbound([new URL(config.sms.url).host])
  return openHttpGateway({ db, world, outbound, connection: config.sms })
}

/** Systems of other authorities. */
async function connectOthers(parts: AppParts, simulated: SimulatedOthers | undefined) {
  return {
    province: await connectAbove(parts, simulated?.province),
    registers: await connectRegisters(parts, simulated?.registers),
  }
}

type SimulatedOthers = Awaited<ReturnType<typeof simulateOthers>>

/** The system above: the one the configuration names, else the simulated one of the demo. */
async function connectAbove(
  { config, world }: AppParts,
  simulated: SimulatedProvince | undefined,
): Promise<Province | undefined> {
  if (simulated !== undefined) {
    const { connection, host } = simulated
    return openProvince({ connection, outbound: openOutbound([host]), world })
  }
  if (config.provinceFile === undefined) return undefined
  const connection = await readConnection(config.provinceFile)
  return openProvince({ connection, outbound: openOutbound(config.outboundHosts), world })
}

/** A province on this very machine, unless the configuration names a real one. */
async function simulateAbove({ config, world }: AppParts): Promise<SimulatedProvince | undefined> {
  if (config.provinceFile !== undefined) return undefined
  return startSimulatedProvince({
    world,
    memoryFile: join(config.dataFolder, 'demo-province.jsonl'),
  })
}

/** Registers that tables ask: those of the demo on this very machine, else those the file names. */
async function connectRegisters(
  { config, world }: AppParts,
  simulated: SimulatedRegisters | undefined,
): Promise<Registers | undefined> {
  const { registersFile } = config
  const connections =
    simulated?.connections ??
    (registersFile === undefined ? undefined : await readRegisters(registersFile))
  if (connections === undefined) return undefined
  const outbound = openOutbound(connections.map(({ url }) => new URL(url).host))
  return openHttpRegisters({ world, outbound, connections })
}

/** Other systems on this very machine, in place of those the configuration does not name. */
async function simulateOthers(parts: AppParts) {
  const { config, world } = parts
  const province = await simulateAbove(parts)
  const registers =
    config.registersFile === undefined
      ? await startSimulatedRegisters({ world, registers: demoRegisters })
      : undefined
  const close = async () => {
    await province?.close()
    await registers?.close()
  }
  return { province, registers, close }
}

/** What the house does by itself: jobs, and the subscribers of the ledger. */
async function startErrands(
  { db, world }: AppParts,
  { house, access, jobs }: Pick<DoorParts, 'house' | 'access' | 'jobs'>,
): Promise<void> {
  addJobs(jobs, { house, access, db, world })
  await jobs.start()
  house.ledger.start()
}

async function openFigures({ config }: AppParts, figures: MetricsParts) {
  if (config.metricsPort === undefined) return undefined
  return loopbackMetrics(config.metricsPort, () => operationFigures(figures))
}

/** Every process keeps the rules in memory, and none misses a new version for longer. */
const minuteMs = 60_000

/** What every public page is drawn with. */
function pageParts(
  { config, secrets, world }: AppParts,
  region: Region | undefined,
  secureCookies: boolean,
): PageParts {
  const site: SiteSettings = {
    region: region ?? { name: '回音' },
    demo: config.isDemo,
    hotline: nationalHotline,
    footer: blankFooter,
    ...(listenersOf(config)[0].serves === 'both' ? {} : { hidesOwn: true }),
  }
  const formSecret = secrets.current('session').key
  return { site: () => site, world, formSecret, secureCookies }
}
