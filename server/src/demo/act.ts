import type { House } from '../house.ts'
import type { Acting, Fields } from '../kernel/matter/index.ts'
import { county } from './places.data.ts'

/** Somebody takes an act on a matter of the county as it stands now. */
export async function act(
  house: House,
  acting: Acting,
  number: string,
  name: string,
  fields: Fields,
): Promise<void> {
  const matter = await house.matters.find(county, number)
  const version = matter?.version
  await house.matters.act({ regionCode: county, number, act: name, version, fields, acting })
}
