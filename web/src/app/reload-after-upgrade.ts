const markerKey = 'huiyin-desk-reloaded'
const reloadPauseMs = 60_000

/**
 * After an upgrade an open page asks for parts that no longer exist. One reload fetches the new
 * page; a second within a minute would be a loop, then the error screen speaks.
 */
export function reloadAfterUpgrade(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(markerKey) ?? 0)
    if (Date.now() - last < reloadPauseMs) return
    sessionStorage.setItem(markerKey, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}
