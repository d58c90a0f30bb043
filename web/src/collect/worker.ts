// The service worker of the collectors' app: what the app consists of is kept on the phone, so that it opens without a
// network. What it says to the interface passes by untouched.

/** Put in by the server: another text whenever a file has changed. */
const version = '__VERSION__'
const files = ['/collect', '/collect/app.js', '/collect/style.css']

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchedEvent extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface ServiceWorkerSelf {
  addEventListener(name: 'install' | 'activate', listen: (event: LifeEvent) => void): void
  addEventListener(name: 'fetch', listen: (event: FetchedEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly caches: CacheStorage
  readonly location: Location
}

// The compiler takes every script of the web for one of a page.
const worker = self as unknown as ServiceWorkerSelf

worker.addEventListener('install', (event) => {
  const keep = async () => (await worker.caches.open(version)).addAll(files)
  event.waitUntil(keep().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  const forget = async () => {
    const names = await worker.caches.keys()
    await Promise.all(
      names.filter((name) => name !== version).map((name) => worker.caches.delete(name)),
    )
    await worker.clients.claim()
  }
  event.waitUntil(forget())
})

worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (origin !== worker.location.origin || !files.includes(pathname)) return
  const answer = async () => {
    const kept = await (await worker.caches.open(version)).match(pathname)
    return kept ?? fetch(event.request)
  }
  event.respondWith(answer())
})

export {}
