import { ItemContent } from '@huiyin/contract/catalog-item'
import type { VersionState } from '@huiyin/contract/catalog-item.words'
import type {
  ItemShown,
  VersionList,
  VersionRow,
  VersionShown,
} from '@huiyin/contract/catalog-versions'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { checkerOf } from './check-items.ts'
import { drawnOf } from './drawn-steps.ts'
import type { CatalogParts } from './parts.ts'
import { themesRule } from './rules-in-force.ts'
import type { Version } from './version.types.ts'
import { decisionsFor } from './versions.rules.ts'
import { selectInForce, selectVersionList, selectVersions } from './versions.store.ts'

/** Versions of the region, by item, the newest of each first. */
export async function listVersions(
  parts: CatalogParts,
  actor: StaffActor,
  asked: {
    readonly code?: string | undefined
    readonly state?: VersionState | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<VersionList> {
  const { regionCode } = actor
  const { code, state, cursor, limit } = asked
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const found = await selectVersionList(parts.db, {
    regionCode,
    code,
    state,
    after,
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const names = await namesOf(parts, regionCode, rows)
  return {
    rows: rows.map((row) => shown(row, names)),
    nextCursor: found.length > limit && last !== undefined ? `${last.number}~${last.code}` : null,
  }
}

/** A version with its document and its checks. @throws Refusal `catalog/version-unknown` */
export async function showVersion(
  parts: CatalogParts,
  actor: StaffActor,
  id: string,
): Promise<VersionShown> {
  const { regionCode } = actor
  const [version] = await selectVersions(parts.db, regionCode, [id])
  if (version === undefined) throw new Refusal('catalog/version-unknown')
  const { content, ...row } = version
  const check = await checkerOf(parts, regionCode)
  const drawn = await drawnOf(parts, regionCode, content)
  return {
    schema: ItemContent,
    drawing: drawn?.drawing ?? '',
    steps: drawn?.steps ?? [],
    row: shown(row, await namesOf(parts, regionCode, [row])),
    content,
    findings: check(row.code, content),
    decisions: decisionsFor(row, actor),
  }
}

/**
 * An item in the version that holds on a day, as anybody may read it.
 *
 * @throws Refusal `catalog/item-unknown`
 */
export async function showItem(
  parts: Pick<CatalogParts, 'db' | 'world' | 'rulebook'>,
  asked: { readonly regionCode: string; readonly code: string; readonly on?: string | undefined },
): Promise<ItemShown> {
  const { regionCode, code } = asked
  const day = asked.on ?? localDayOf(parts.world.now())
  const [version] = await selectInForce(parts.db, { regionCode, day, codes: [code] })
  if (version === undefined) throw new Refusal('catalog/item-unknown')
  const { number, validFrom, validTo, contentHash, content } = version
  const { themes } = parts.rulebook.inForce(regionCode, themesRule, day).value
  const own = themes.filter(({ itemCodes }) => itemCodes.includes(code))
  return {
    regionCode,
    code,
    version: number,
    validFrom,
    validTo,
    contentHash,
    themes: own.map((theme) => theme.code),
    content,
  }
}

function placeOf(cursor: string): { code: string; number: number } {
  const [number = '', code = ''] = cursor.split('~', 2)
  if (!/^[0-9]{1,6}$/.test(number)) {
    throw new Refusal('common/invalid-input', { field: 'cursor' })
  }
  return { code, number: Number(number) }
}

function shown(row: Version, names: ReadonlyMap<string, string>): VersionRow {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  const { reviewedAt, decidedAt } = row
  return {
    ...row,
    draftedBy: names.get(row.draftedBy) ?? row.draftedBy,
    draftedAt: formatInstant(row.draftedAt),
    reviewedBy: nameOf(row.reviewedBy),
    reviewedAt: reviewedAt && formatInstant(reviewedAt),
    decidedBy: nameOf(row.decidedBy),
    decidedAt: decidedAt && formatInstant(decidedAt),
  }
}

async function namesOf(
  { db, org }: CatalogParts,
  regionCode: string,
  rows: readonly Version[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ draftedBy, reviewedBy, decidedBy }) =>
    [draftedBy, reviewedBy, decidedBy].filter((id) => id !== null),
  )
  const staff = await org.staff(db, regionCode, [...new Set(ids)])
  return new Map(staff.map(({ id, displayName }) => [id, displayName]))
}
