import type { Queryable } from '../../platform/db/db.ts'
import { buildSnapshot, type OrgSnapshot } from './org.rules.ts'
import {
  selectOrganisation,
  selectOrgRevision,
  selectRegions,
  selectRegionsRevision,
} from './org.store.ts'
import type { Region } from './types.ts'

/** How long a server may answer from its copy before it asks whether the copy is old. */
const recheckAfterMs = 2000

interface Copy<Value> {
  readonly value: Value
  readonly revision: number
  checkedAtMs: number
}

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
  copied<readonly Region[]>({
    readRevision: () => selectRegionsRevision(db),
    read: async () => {
      const revision = await selectRegionsRevision(db)
      return { revision, value: await selectRegions(db) }
    },
  })

const openOrganisation = (db: Queryable, regionCode: string) =>
  copied<OrgSnapshot>({
    readRevision: () => selectOrgRevision(db, regionCode),
    read: async () => {
      const rows = await selectOrganisation(db, regionCode)
      return { revision: rows.revision, value: buildSnapshot(rows) }
    },
  })

/** Reads once, then asks for the revision at most every {@link recheckAfterMs}; one read at a time. */
function copied<Value>(source: {
  readRevision(): Promise<number>
  read(): Promise<{ value: Value; revision: number }>
}): () => Promise<Value> {
  let copy: Copy<Value> | undefined
  let pending: Promise<Value> | undefined

  async function renew(): Promise<Value> {
    const askedAtMs = performance.now()
    if (copy !== undefined && (await source.readRevision()) === copy.revision) {
      copy.checkedAtMs = askedAtMs
      return copy.value
    }
    copy = { ...(await source.read()), checkedAtMs: askedAtMs }
    return copy.value
  }

  return async () => {
    if (copy !== undefined && performance.now() - copy.checkedAtMs < recheckAfterMs) {
      return copy.value
    }
    pending ??= renew().finally(() => {
      pending = undefined
    })
    return pending
  }
}
