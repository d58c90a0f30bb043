import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  calmMood,
  type SimulatedProvince,
  startSimulatedProvince,
} from '../../src/contexts/exchange/simulator/index.ts'
import { type CaptureMode, captureMode } from '../../src/contexts/reviews/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import type { TestDatabase } from './database.ts'
import { putInForce } from './editions.ts'
import { county, openTown, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** A county under a province that can be made to fail. */
export interface TownBelow {
  readonly town: Town
  readonly province: SimulatedProvince
  /** Who asks the people of the county, from now on. */
  capture(mode: CaptureMode, regionCode?: string): Promise<void>
  /** The reviews of the county, whoever captured them. */
  stored(): Promise<StoredRow[]>
  /** The province behaves well again. */
  calm(): void
}

interface StoredRow {
  readonly projectNo: string
  readonly grade: string
  readonly origin: string
  readonly capturedBy: string
  readonly matterNumber: string | null
}

export async function openTownBelow(db: TestDatabase, world: TestWorld): Promise<TownBelow> {
  const province = await startSimulatedProvince({ world })
  const provinceFile = join(tmpdir(), `huiyin-province-${world.newId()}.json`)
  await writeFile(provinceFile, JSON.stringify(province.connection))
  const town = await openTown(db, world, { provinceFile, outboundHosts: [province.host] })
  afterAll(() => province.close())
  return {
    town,
    province,
    capture: (value, regionCode = county) =>
      putInForce(town, { db, world }, captureMode, { regionCode, value }),
    stored: () => storedIn(db),
    calm() {
      Object.assign(province.mood, calmMood)
    },
  }
}

function storedIn(db: TestDatabase): Promise<StoredRow[]> {
  return db.query(sql<StoredRow>`
    select ended.project_no as "projectNo", review.grade, review.origin,
      review.captured_by as "capturedBy", matter.number as "matterNumber"
    from reviews.review as review
    join reviews.service_end as ended
      on ended.region_code = review.region_code and ended.id = review.service_end_id
    left join kernel.matter as matter
      on matter.region_code = review.region_code and matter.id = review.matter_id
    where review.region_code = ${county}
    order by ended.project_no`)
}
