import { drawingOf, type MapDrawing, type TileGround } from '@huiyin/contract/map-drawing'
import type { GridCollection } from '@huiyin/contract/routing'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { gridsQuery, mapGroundQuery } from '../api/cases.ts'
import { Answer } from './answer.tsx'
import './grid-map.css'

/** Something with a place; its words are heard and seen in the list beside the map. */
export interface MapPoint {
  readonly key: string
  readonly longitude: number
  readonly latitude: number
  readonly title: string
  /** Drawn as a red square: late, damaged, not put right. */
  readonly isMarked: boolean
}

interface GridMapProps {
  readonly points: readonly MapPoint[]
  /** A way on for the mouse; the keyboard reaches the same in the list. */
  readonly linkOf: (key: string, dot: ReactNode) => ReactNode
  readonly caption: (grids: number) => ReactNode
}

/** Grids and points as one drawing, on the tiles an operator named; without them on nothing. */
export function GridMap({ points, linkOf, caption }: GridMapProps) {
  const query = useQuery(gridsQuery)
  // The drawing is whole without what lies under it: nobody waits for that.
  const ground = useQuery(mapGroundQuery).data?.tiles ?? null
  return (
    <Answer query={query} lines={6}>
      {({ features }) => (
        <figure className="grid-map">
          <Drawing features={features} points={points} linkOf={linkOf} ground={ground} />
          <figcaption className="soft">
            {caption(features.length)}
            {ground !== null && <span className="map-credit">{ground.credit}</span>}
          </figcaption>
        </figure>
      )}
    </Answer>
  )
}

interface DrawingProps extends Pick<GridMapProps, 'points' | 'linkOf'> {
  readonly features: GridCollection['features']
  readonly ground: TileGround | null
}

function Drawing({ features, points, linkOf, ground }: DrawingProps) {
  const corners = features.flatMap(({ geometry }) => geometry.coordinates.flat())
  const places = points.map(({ longitude, latitude }) => [longitude, latitude])
  const drawing = drawingOf(corners.length > 0 ? corners : places, ground)
  if (drawing === undefined) return null
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="presentation">
      {drawing.tiles.map(({ url, x, y, size }) => (
        <image key={url} href={url} x={x} y={y} width={size} height={size} />
      ))}
      {features.map(({ geometry, properties }) => (
        <path key={properties.code} className="map-grid" d={pathOf(geometry.coordinates, drawing)}>
          <title>{`${properties.code} ${properties.name}`}</title>
        </path>
      ))}
      {points.map((point) => (
        <g key={point.key}>{linkOf(point.key, <Dot point={point} drawing={drawing} />)}</g>
      ))}
    </svg>
  )
}

function Dot({ point, drawing }: { readonly point: MapPoint; readonly drawing: MapDrawing }) {
  const [x, y] = drawing.place([point.longitude, point.latitude])
  return point.isMarked ? (
    <rect className="map-dot map-dot-marked" x={x - 6} y={y - 6} width={12} height={12}>
      <title>{point.title}</title>
    </rect>
  ) : (
    <circle className="map-dot" cx={x} cy={y} r={6}>
      <title>{point.title}</title>
    </circle>
  )
}

function pathOf(rings: readonly (readonly number[][])[], { place }: MapDrawing): string {
  return rings
    .map((ring) => `M${ring.map((position) => place(position).join(' ')).join('L')}Z`)
    .join('')
}
