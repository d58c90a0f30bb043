import type { Component, ComponentList, ComponentsQuery } from '@huiyin/contract/components'
import { componentStateWords } from '@huiyin/contract/components.words'
import { formatInstant } from '@huiyin/contract/time'
import type { Sheet } from '../../platform/excel/index.ts'
import { headings } from './components.rules.ts'
import { type StoredComponent, selectComponent, selectComponents } from './components.store.ts'
import type { Components } from './index.ts'

const limitDefault = 50
const pageRows = 500

/** Components of a region by their code. */
export async function listComponents(
  components: Components,
  regionCode: string,
  { unitCode, limit = limitDefault, ...asked }: ComponentsQuery,
): Promise<ComponentList> {
  const { db, org } = components.parts
  const { withPredecessors } = await org.snapshot(regionCode)
  const unitCodes = unitCode === undefined ? undefined : withPredecessors(unitCode)
  // One more than is shown tells whether there are more.
  const found = await selectComponents(db, { ...asked, regionCode, unitCodes, limit: limit + 1 })
  const rows = await shown(components, regionCode, found.slice(0, limit))
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.code ?? null) : null }
}

/** One component; nothing where the register has none of this code. */
export async function findComponent(
  components: Components,
  asked: { readonly regionCode: string; readonly code: string },
): Promise<Component | undefined> {
  const found = await selectComponent(components.parts.db, asked)
  const [one] = await shown(components, asked.regionCode, found === undefined ? [] : [found])
  return one
}

/** The whole register in the columns in which it is taken. */
export function componentSheet(components: Components, regionCode: string): Sheet<Component> {
  const text = (header: string, value: (row: Component) => string | null) =>
    ({ header, type: 'text', value }) as const
  const number = (header: string, value: (row: Component) => number) =>
    ({ header, type: 'number', value }) as const
  return {
    name: '部件登记',
    columns: [
      text(headings.code, ({ code }) => code),
      text(headings.className, ({ className }) => className),
      text(headings.name, ({ name }) => name),
      text(headings.managing, ({ managing }) => managing?.name ?? null),
      text(headings.owner, ({ owner }) => owner.name),
      text(headings.maintenance, ({ maintenance }) => maintenance?.name ?? null),
      number(headings.longitude, ({ longitude }) => longitude),
      number(headings.latitude, ({ latitude }) => latitude),
      text(headings.grid, ({ gridCode }) => gridCode),
      text(headings.address, ({ address }) => address),
      text(headings.state, ({ state }) => componentStateWords[state].zh),
      text(headings.recordedOn, ({ recordedOn }) => recordedOn),
      text(headings.note, ({ note }) => note),
    ],
    rows: allOf(components, regionCode),
  }
}

async function* allOf(components: Components, regionCode: string): AsyncGenerator<Component> {
  let cursor: string | undefined
  do {
    const after = cursor === undefined ? {} : { cursor }
    const page = await listComponents(components, regionCode, { ...after, limit: pageRows })
    yield* page.rows
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

async function shown(
  { parts: { org }, className }: Components,
  regionCode: string,
  rows: readonly StoredComponent[],
): Promise<Component[]> {
  const { unit, currentUnit } = await org.snapshot(regionCode)
  const named = (written: string) => {
    const code = currentUnit(written)
    return { code, name: unit(code)?.name ?? code }
  }
  return rows.map(
    ({ managingUnitCode, ownerUnitCode, maintenanceUnitCode, changedAt, ...row }) => ({
      ...row,
      className: className(row.category) ?? row.category,
      managing: managingUnitCode === null ? null : named(managingUnitCode),
      owner: named(ownerUnitCode),
      maintenance: maintenanceUnitCode === null ? null : named(maintenanceUnitCode),
      changedAt: formatInstant(changedAt),
    }),
  )
}
