import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  type SimulatedProvince,
  startSimulatedProvince,
} from '../../src/contexts/exchange/simulator/index.ts'
import { type CaptureMode, captureMode } from '../../src/contexts/reviews/index.ts'
import type { TestDatabase } from './database.ts'
import { county, openTown, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** A county under a province that can be made to fail. */
export interface TownBelow {
  readonly town: Town
  readonly province: SimulatedProvince
  /** Who asks the people of the county, from now on. */
  capture(mode: CaptureMode, regionCode?: string): Promise<void>
}

let editions = 0

export async function openTownBelow(db: TestDatabase, world: TestWorld): Promise<TownBelow> {
  const province = await startSimulatedProvince({ world })
  const provinceFile = join(tmpdir(), `huiyin-province-${world.newId()}.json`)
  await writeFile(provinceFile, JSON.stringify(province.connection))
  const town = await openTown(db, world, { provinceFile, outboundHosts: [province.host] })
  afterAll(() => province.close())
  return {
    town,
    province,
    async capture(value, regionCode = county) {
      editions += 1
      const { rulebook } = town.app.house
      const edition = {
        version: `test-${editions}`,
        value,
        effectiveFrom: '2020-01-01',
        ground: '测试',
        publishedBy: 'test',
        publishedAt: world.now(),
      }
      await db.transaction(regionCode, (tx) => rulebook.publish(tx, captureMode, edition))
      await rulebook.load()
    },
  }
}
