import type { GridCollection, Point } from '@huiyin/contract/routing'
import { button, drawing, element, labelled } from './dom.ts'
import { say } from './say.ts'

const mapWidth = 320
const locateSeconds = 20

export interface PlaceField {
  readonly field: HTMLElement
  readonly place: () => Partial<Point> & { readonly address?: string }
}

type Ring = readonly (readonly number[])[]

/** Where it is: by the phone, by a tap on the map of grids, or in words. */
export function placeField(
  grids: GridCollection | undefined,
  given: Partial<Point> & { readonly address?: string } = {},
): PlaceField {
  let point: Point | undefined
  if (given.longitude !== undefined && given.latitude !== undefined) {
    point = { longitude: given.longitude, latitude: given.latitude }
  }
  const said = element('p', { role: 'status', class: 'said' })
  const address = element('input', { type: 'text', maxlength: '200', value: given.address ?? '' })
  const map = mapOf(grids, (tapped) => {
    point = tapped
    said.textContent = say('tapped')
    map?.mark(tapped)
  })
  if (point !== undefined) map?.mark(point)

  const locate = locateButton(said, (found) => {
    point = found
    map?.mark(found)
  })

  return {
    field: element(
      'div',
      { class: 'place' },
      locate,
      said,
      map?.field,
      labelled(say('address'), address),
    ),
    place: () => ({
      ...point,
      ...(address.value.trim().length >= 2 ? { address: address.value.trim() } : {}),
    }),
  }
}

/** Asks the phone where it is, and says what became of it. */
export function locateButton(said: HTMLElement, found: (point: Point) => void): HTMLButtonElement {
  const take = ({ coords }: GeolocationPosition) => {
    const { longitude, latitude, accuracy } = coords
    // What a device says that knows no place.
    if (Math.abs(longitude) < 0.001 && Math.abs(latitude) < 0.001) {
      said.textContent = say('noPlace')
      return
    }
    said.textContent = say('located', { metres: Math.round(accuracy) })
    found({ longitude: rounded(longitude), latitude: rounded(latitude) })
  }
  const lost = () => {
    said.textContent = say('notLocated')
  }
  return button(say('locate'), () => {
    said.textContent = say('locating')
    navigator.geolocation.getCurrentPosition(take, lost, {
      enableHighAccuracy: true,
      timeout: locateSeconds * 1_000,
    })
  })
}

/** A hundred-thousandth of a degree is a metre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(6))
}

function ringsOf({ features }: GridCollection): Ring[] {
  return features.flatMap(({ geometry }) => geometry.coordinates.slice(0, 1))
}

/** The grids as a drawing; nothing where the phone has not learnt them. */
function mapOf(grids: GridCollection | undefined, tapped: (point: Point) => void) {
  const rings = grids === undefined ? [] : ringsOf(grids)
  const points = rings.flat()
  if (points.length === 0) return undefined
  const east = points.map(([longitude = 0]) => longitude)
  const north = points.map(([, latitude = 0]) => latitude)
  const west = min(east)
  const top = max(north)
  const width = max(east) - west
  const shrink = Math.cos((top * Math.PI) / 180)
  const scale = mapWidth / (width * shrink)
  const height = (top - min(north)) * scale
  const at = (longitude: number, latitude: number) =>
    [(longitude - west) * shrink * scale, (top - latitude) * scale] as const
  const pin = drawing('circle', { r: '7', class: 'pin', visibility: 'hidden' })
  const field = drawing(
    'svg',
    {
      viewBox: `0 0 ${mapWidth} ${height}`,
      class: 'map',
      role: 'img',
      'aria-label': say('mapOf'),
      onclick: (event) => {
        const { left, top: above, width: wide } = field.getBoundingClientRect()
        const { clientX, clientY } = event as MouseEvent
        const unit = mapWidth / wide
        const longitude = west + ((clientX - left) * unit) / shrink / scale
        const latitude = top - ((clientY - above) * unit) / scale
        tapped({ longitude: rounded(longitude), latitude: rounded(latitude) })
      },
    },
    ...rings.map((ring) =>
      drawing('polygon', {
        points: ring
          .map(([longitude = 0, latitude = 0]) => at(longitude, latitude).join())
          .join(' '),
      }),
    ),
    pin,
  )
  const mark = ({ longitude, latitude }: Point) => {
    const [x, y] = at(longitude, latitude)
    pin.setAttribute('cx', String(x))
    pin.setAttribute('cy', String(y))
    pin.setAttribute('visibility', 'visible')
  }
  return { field, mark }
}

function min(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other))
}

function max(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.max(one, other))
}
