/** Smallest block: what an office of few letters loses when its server is killed. */
export const blockSizeMin = 8
/** Largest block: thousands of numbers a second need a lease only a few times a second. */
export const blockSizeMax = 4096
/** A block used up faster than this many milliseconds was too small. */
export const busyBlockMilliseconds = 2000

/**
 * How many numbers to lease next: doubled while blocks are used up quickly, halved when they last,
 * so that gaps stay small where little is numbered and leases rare where much is.
 *
 * @param lastSize - size of the block just used up, `undefined` for the first
 * @param lastedMilliseconds - how long it lasted
 * @param needed - numbers that somebody is waiting for
 */
export function nextBlockSize(
  lastSize: number | undefined,
  lastedMilliseconds: number,
  needed: number,
): number {
  const last = lastSize ?? blockSizeMin
  const fitted = lastedMilliseconds < busyBlockMilliseconds ? last * 2 : Math.floor(last / 2)
  const size = lastSize === undefined ? blockSizeMin : fitted
  return Math.max(needed, Math.min(blockSizeMax, Math.max(blockSizeMin, size)))
}
