import type { Queryable } from '../../platform/db/db.ts'
import { memoryCopy } from '../../platform/memory-copy.ts'
import { buildSnapshot, type OrgSnapshot } from './org.rules.ts'
import {
  selectOrganisation,
  selectOrgRevision,
  selectRegions,
  selectRegionsRevision,
} from './org.store.ts'
import type { Region } from './types.ts'

/** Copies of regions and organisations in memory, so that hot paths ask no database. */
export interface Snapshots {
  regions(): Promise<readonly Region[]>
  organisation(regionCode: string): Promise<OrgSnapshot>
  /** Forgets copies at once, after this server has committed a change. */
  forget(): void
}

export function openSnapshots(db: Queryable): Snapshots {
  const organisations = new Map<string, () => Promise<OrgSnapshot>>()
  let regions = openRegions(db)

  return {
    regions: () => regions(),
    organisation(regionCode) {
      const known = organisations.get(regionCode)
      if (known !== undefined) return known()
      const fresh = openOrganisation(db, regionCode)
      organisations.set(regionCode, fresh)
      return fresh()
    },
    forget() {
      organisations.clear()
      regions = openRegions(db)
    },
  }
}

const openRegions = (db: Queryable) =>
  memoryCopy<readonly Region[]>({
    readRevision: () => selectRegionsRevision(db),
    read: async () => {
      const revision = await selectRegionsRevision(db)
      return { revision, value: await selectRegions(db) }
    },
  })

const openOrganisation = (db: Queryable, regionCode: string) =>
  memoryCopy<OrgSnapshot>({
    readRevision: () => selectOrgRevision(db, regionCode),
    read: async () => {
      const rows = await selectOrganisation(db, regionCode)
      return { revision: rows.revision, value: buildSnapshot(rows) }
    },
  })
