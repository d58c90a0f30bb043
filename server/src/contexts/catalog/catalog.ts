import assert from 'node:assert/strict'
import { isValidOn, type Org, pinyinSortKey } from '../../kernel/org/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { memoryCopy } from '../../platform/memory-copy.ts'
import {
  type Item,
  raiseRevision,
  selectItems,
  selectRevision,
  upsertItems,
} from './catalog.store.ts'

export type NewItem = Pick<Item, 'code' | 'name' | 'unitCode' | 'validFrom'> &
  Partial<Pick<Item, 'nameEn' | 'sortKey' | 'validTo'>>

/** Items of government service; answered from a copy that is at most two seconds old. */
export interface Catalog {
  /** An item of a region, also a former one. */
  item(regionCode: string, itemCode: string): Promise<Item | undefined>
  /** All items of a region, former ones included, by name. */
  items(regionCode: string): Promise<readonly Item[]>
  /** Items on offer on a day (`YYYY-MM-DD`), in the order of units, then of names. */
  itemsOn(regionCode: string, day: string): Promise<readonly Item[]>
  /** Adds items or renews those whose code is known. Units must be known to the organisation. */
  save(tx: Tx, items: readonly NewItem[]): Promise<void>
  /** Call after committing a change, so that this server sees it at once. */
  forget(): void
}

interface Items {
  readonly all: readonly Item[]
  readonly byCode: ReadonlyMap<string, Item>
}

export function openCatalog(parts: { db: Db; org: Org }): Catalog {
  const { db, org } = parts
  const copies = new Map<string, () => Promise<Items>>()

  function itemsOf(regionCode: string): Promise<Items> {
    const known = copies.get(regionCode)
    if (known !== undefined) return known()
    const copy = memoryCopy<Items>({
      readRevision: () => selectRevision(db, regionCode),
      async read() {
        const revision = await selectRevision(db, regionCode)
        const all = await selectItems(db, regionCode)
        return { revision, value: { all, byCode: new Map(all.map((item) => [item.code, item])) } }
      },
    })
    copies.set(regionCode, copy)
    return copy()
  }

  return {
    async item(regionCode, itemCode) {
      return (await itemsOf(regionCode)).byCode.get(itemCode)
    },
    async items(regionCode) {
      return (await itemsOf(regionCode)).all
    },
    async itemsOn(regionCode, day) {
      const { all } = await itemsOf(regionCode)
      const onOffer = Map.groupBy(
        all.filter((item) => isValidOn(item, day)),
        (item) => item.unitCode,
      )
      const units = await org.units(regionCode)
      return units.flatMap((unit) => onOffer.get(unit.code) ?? [])
    },
    async save(tx, items) {
      if (items.length === 0) return
      for (const item of items) assert(item.unitCode !== '', `item ${item.code} without a unit`)
      const { regionCode } = tx
      await raiseRevision(tx)
      await upsertItems(
        tx,
        items.map((item) => ({
          regionCode,
          nameEn: null,
          validTo: null,
          sortKey: pinyinSortKey(item.name),
          ...item,
        })),
      )
    },
    forget: () => copies.clear(),
  }
}
