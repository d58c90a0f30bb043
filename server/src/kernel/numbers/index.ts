import assert from 'node:assert/strict'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { nextBlockSize } from './numbers.rules.ts'
import { leaseBlock, returnBlock } from './numbers.store.ts'
import type { NumberSeries } from './types.ts'

/** Numbers asked for in one call: a batch of the lane with room to spare. */
const countMax = 10_000
/** Series kept in memory; the one longest unused is given back first. */
const seriesMax = 2000

export interface Numbers {
  /**
   * The next `count` numbers of a series, rising, never given twice. A transaction that rolls back
   * and a server that is killed leave gaps; a clean stop does not.
   *
   * @param count - 1 to 10 000
   */
  take(series: NumberSeries, count: number): Promise<readonly number[]>
  /** Gives back what was not used; call it at a clean stop, when nothing takes numbers any more. */
  close(): Promise<void>
}

interface HeldBlock {
  readonly series: NumberSeries
  next: number
  end: number
  size: number | undefined
  leasedAt: number
  /** Takers stand in line, so that two of them never lease at once for the same need. */
  line: Promise<unknown>
}

/**
 * Opens the numbering of a server: blocks are leased in a small transaction of their own and handed
 * out from memory, so that no transaction of the business waits for a counter row.
 *
 * @param parts.db - a pool of its own (one connection is enough). Callers take numbers while they
 *   hold a connection of the main pool; leasing from the same pool could wait for itself.
 */
export function openNumbers(parts: { readonly db: Db; readonly world: World }): Numbers {
  const { db, world } = parts
  const held = new Map<string, HeldBlock>()

  async function fill(block: HeldBlock, count: number, numbers: number[]): Promise<void> {
    while (numbers.length < count && block.next < block.end) numbers.push(block.next++)
    const needed = count - numbers.length
    if (needed === 0) return
    const now = world.now().getTime()
    const size = nextBlockSize(block.size, now - block.leasedAt, needed)
    const { regionCode } = block.series
    const leased = await db.transaction(regionCode, (tx) => leaseBlock(tx, block.series, size))
    Object.assign(block, { ...leased, size, leasedAt: now })
    await fill(block, count, numbers)
  }

  async function giveBack(block: HeldBlock): Promise<void> {
    if (block.next === block.end) return
    const rest = { next: block.next, end: block.end }
    block.next = block.end
    await db.transaction(block.series.regionCode, (tx) => returnBlock(tx, block.series, rest))
  }

  function find(series: NumberSeries): HeldBlock {
    const key = `${series.regionCode} ${series.series} ${series.period}`
    const known = held.get(key)
    const block = known ?? {
      series,
      next: 1,
      end: 1,
      size: undefined,
      leasedAt: 0,
      line: Promise.resolve(),
    }
    // Set again, a map keeps the order of last use.
    held.delete(key)
    held.set(key, block)
    return block
  }

  async function forgetOldest(): Promise<void> {
    if (held.size <= seriesMax) return
    const [key, oldest] = held.entries().next().value ?? []
    if (key === undefined || oldest === undefined) return
    held.delete(key)
    await inLine(oldest, () => giveBack(oldest))
  }

  return {
    async take(series, count) {
      assert(Number.isInteger(count) && count >= 1 && count <= countMax, `${count} numbers at once`)
      const block = find(series)
      const numbers: number[] = []
      await inLine(block, () => fill(block, count, numbers))
      await forgetOldest()
      return numbers
    },
    async close() {
      for (const block of held.values()) await inLine(block, () => giveBack(block))
      held.clear()
    },
  }
}

function inLine(block: HeldBlock, work: () => Promise<void>): Promise<void> {
  const turn = block.line.then(work)
  // A failed lease is told to its own taker; the next in line tries again.
  block.line = turn.catch(() => {})
  return turn
}
