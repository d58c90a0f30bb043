import { type TileGround, tileDatums } from '@huiyin/contract/map-drawing'
import { StartFault } from './start-fault.ts'

const example = 'https://tiles.example/{z}/{x}/{y}.png'

/**
 * The tiles an operator lays under our maps: the address with a place for zoom, column and row, the
 * coordinates they are drawn in, and whose they are.
 *
 * @throws StartFault for an address that is none, is not https, or lacks a place
 */
export function readMapGround(value: (name: string) => string | undefined): {
  readonly mapGround?: TileGround
} {
  const template = value('HUIYIN_MAP_TILES')
  if (template === undefined) return {}
  const address = URL.parse(template)
  const isWhole = ['{z}', '{x}', '{y}'].every((part) => template.includes(part))
  // The host is named in the content security policy: no part of it may be left open.
  if (address?.protocol !== 'https:' || !isWhole || /[{}%;,'"*]/.test(address.host)) {
    throw new StartFault(
      `HUIYIN_MAP_TILES is "${template}": set it to an https address with {z}, {x} and {y}, like ${example}.`,
    )
  }
  const named = value('HUIYIN_MAP_DATUM')
  const datum = tileDatums.find((one) => one === named)
  if (datum === undefined) {
    throw new StartFault(
      `HUIYIN_MAP_DATUM is "${named ?? ''}": say in which coordinates the tiles are drawn, ${tileDatums.join(' or ')}.`,
    )
  }
  return { mapGround: { template, datum, credit: value('HUIYIN_MAP_CREDIT') ?? address.host } }
}
