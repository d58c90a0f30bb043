import type { CaseMap } from '@huiyin/contract/city-cases'
import { casesWords } from '@huiyin/contract/desk-cases.words'
import type { GridCollection } from '@huiyin/contract/routing'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { gridsQuery } from '../../api/cases.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Projection, projectionOf } from './projection.ts'

type Row = CaseMap['rows'][number]
type Placed = Row & { readonly longitude: number; readonly latitude: number }

/** Grids and cases as one drawing, without a tile from anywhere. The list says the same in words. */
export function CaseMapPart({ rows }: Pick<CaseMap, 'rows'>) {
  const say = useWords(casesWords)
  const query = useQuery(gridsQuery)
  return (
    <section className="panel case-map" aria-labelledby="case-map">
      <h2 id="case-map">{say('map')}</h2>
      <Answer query={query} lines={6}>
        {({ features }) => <Drawing features={features} rows={rows} />}
      </Answer>
    </section>
  )
}

interface DrawingProps {
  readonly features: GridCollection['features']
  readonly rows: readonly Row[]
}

function Drawing({ features, rows }: DrawingProps) {
  const say = useWords(casesWords)
  const placed = rows.filter(
    (row): row is Placed => row.longitude !== null && row.latitude !== null,
  )
  const shapes = features.map(({ geometry }) => geometry.coordinates)
  const corners = shapes.flat(2)
  const points = placed.map(({ longitude, latitude }) => [longitude, latitude])
  const projection = projectionOf(corners.length > 0 ? corners : points)
  const counts = {
    grids: features.length,
    points: placed.length,
    without: rows.length - placed.length,
  }
  return (
    <figure>
      {projection !== undefined && (
        <svg viewBox={`0 0 ${projection.width} ${projection.height}`} role="presentation">
          {features.map(({ geometry, properties }) => (
            <path
              key={properties.code}
              className="case-grid"
              d={pathOf(geometry.coordinates, projection)}
            >
              <title>{`${properties.code} ${properties.name}`}</title>
            </path>
          ))}
          {placed.map((row) => (
            <Dot key={row.number} row={row} projection={projection} />
          ))}
        </svg>
      )}
      <figcaption className="soft">
        {say('mapSays', counts)} <span className="case-key case-key-open">{say('inTime')}</span>{' '}
        <span className="case-key case-key-late">{say('late')}</span>
      </figcaption>
    </figure>
  )
}

/** For the mouse; the keyboard reaches the same case in the list. */
function Dot({ row, projection }: { readonly row: Placed; readonly projection: Projection }) {
  const [x, y] = projection.place([row.longitude, row.latitude])
  const { number, title, stateLabel, isOverdue } = row
  return (
    <Link to="/matters/$number" params={{ number }} tabIndex={-1} aria-hidden="true">
      {isOverdue ? (
        <rect className="case-dot case-dot-late" x={x - 6} y={y - 6} width={12} height={12}>
          <title>{`${title} · ${stateLabel}`}</title>
        </rect>
      ) : (
        <circle className="case-dot" cx={x} cy={y} r={6}>
          <title>{`${title} · ${stateLabel}`}</title>
        </circle>
      )}
    </Link>
  )
}

function pathOf(rings: readonly (readonly number[][])[], { place }: Projection): string {
  return rings
    .map((ring) => `M${ring.map((position) => place(position).join(' ')).join('L')}Z`)
    .join('')
}
