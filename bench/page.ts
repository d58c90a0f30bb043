/**
 * How long somebody with a slow phone looks at nothing: the review page of the running program in
 * Chromium, with its processor and its network slowed down, every load with an empty cache. The last
 * line is one JSON object; a load over its limit ends with exit code 1.
 *
 * The slow phone: a processor of a sixth, 300 ms to the server and back, 700 kbit/s. The first answer
 * of a new address costs 3.75 round trips (name, connection, encryption, request) and a tenth of the
 * line is lost on the way, as Lighthouse reckons for its throttling by the browser.
 *
 * Arguments: [loads] 7, at least 5.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Browser, type CDPSession, chromium } from 'playwright-core'
import { median, rounded } from './load/figures.ts'
import { openService } from './service/service.ts'
import { prepareServiceEnds, tokenOf } from './service/service-ends.ts'
import { settleTown } from './service/town.ts'

const loads = Math.max(5, Number(process.argv[2] ?? 7))
const slowPhone = {
  processorTimesSlower: 6,
  latency: 300 * 3.75,
  throughput: (0.9 * 700_000) / 8,
  screen: { width: 360, height: 640 },
}
const limits = { lcpMs: 2000, bytesGzip: 15 * 1024, requests: 1 }
/** Runs in the browser: when the first and the largest words so far were painted. */
const paintTimes = `new Promise((resolve) => {
  const [first] = performance.getEntriesByName('first-contentful-paint')
  new PerformanceObserver((list) => {
    const largest = list.getEntries().at(-1)
    resolve([first?.startTime, largest.startTime])
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`
const finder = fileURLToPath(new URL('../scripts/find-browser.mjs', import.meta.url))

const service = await openService('page', async (db) => {
  await settleTown(db)
  await prepareServiceEnds(db, { from: 1, to: 2, units: 1 })
})
try {
  const result = await measure(`${service.origin}/r/${tokenOf(1)}`)
  console.log(JSON.stringify(result))
  const { lcpMs, bytesGzip, requests } = result
  const isWithin =
    lcpMs < limits.lcpMs && bytesGzip <= limits.bytesGzip && requests === limits.requests
  process.exitCode = isWithin ? 0 : 1
} finally {
  await service.close()
}

async function measure(url: string) {
  const browser = await openBrowser()
  try {
    // The first load warms the service, not the phone: each has a cache of its own.
    await load(browser, url)
    const all: Load[] = []
    for (let count = 0; count < loads; count += 1) {
      const one = await load(browser, url)
      all.push(one)
      console.log(
        `load ${count + 1} of ${loads}: first and largest words after ${rounded(one.fcpMs)} and ` +
          `${rounded(one.lcpMs)} ms, ${one.requests.length} request, ${one.bytesRaw} bytes`,
      )
    }
    return {
      name: 'page',
      lcpMs: rounded(median(all.map(({ lcpMs }) => lcpMs))),
      lcpMsMax: rounded(Math.max(...all.map(({ lcpMs }) => lcpMs))),
      fcpMs: rounded(median(all.map(({ fcpMs }) => fcpMs))),
      bytesGzip: Math.max(...all.map(({ bytesGzip }) => bytesGzip)),
      bytesRaw: Math.max(...all.map(({ bytesRaw }) => bytesRaw)),
      requests: Math.max(...all.map(({ requests }) => requests.length)),
      loads,
    }
  } finally {
    await browser.close()
  }
}

/** The one of `PLAYWRIGHT_CHROMIUM`, or the one this machine has. */
function openBrowser(): Promise<Browser> {
  const said = execFileSync(process.execPath, [finder], { encoding: 'utf8' })
  const executablePath = said.trimEnd().split('\n').at(-1) ?? ''
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] })
}

interface Load {
  /** Milliseconds from the tap on the link to the first and to the largest words. */
  readonly fcpMs: number
  readonly lcpMs: number
  /** Of everything the page loaded, as a proxy that compresses sends it, and as we send it. */
  readonly bytesGzip: number
  readonly bytesRaw: number
  readonly requests: readonly string[]
}

async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: slowPhone.screen, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const requests: string[] = []
    const bodies: Promise<Buffer>[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('response', (response) => bodies.push(response.body()))
    await slowDown(await context.newCDPSession(page))
    const answer = await page.goto(url, { waitUntil: 'load' })
    if (answer?.status() !== 200) throw new Error(`${url} was answered ${answer?.status()}`)
    await page.getByRole('radio').first().waitFor()
    const [fcpMs = Number.NaN, lcpMs = Number.NaN] = await page.evaluate<number[]>(paintTimes)
    const received = await Promise.all(bodies)
    const sum = (sizes: readonly number[]) => sizes.reduce((one, other) => one + other, 0)
    return {
      fcpMs,
      lcpMs,
      bytesGzip: sum(received.map((body) => gzipSync(body).length)),
      bytesRaw: sum(received.map((body) => body.length)),
      requests,
    }
  } finally {
    await context.close()
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slowPhone.latency,
    downloadThroughput: slowPhone.throughput,
    uploadThroughput: slowPhone.throughput,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.processorTimesSlower })
}
