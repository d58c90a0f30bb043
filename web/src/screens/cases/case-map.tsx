import type { CaseMap } from '@huiyin/contract/city-cases'
import { casesWords } from '@huiyin/contract/desk-cases.words'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/words.ts'
import { GridMap } from '../../parts/grid-map.tsx'

/** Grids and cases as one drawing. The list says the same in words. */
export function CaseMapPart({ rows }: Pick<CaseMap, 'rows'>) {
  const say = useWords(casesWords)
  const points = rows.flatMap(({ number, title, stateLabel, isOverdue, longitude, latitude }) =>
    longitude === null || latitude === null
      ? []
      : [
          {
            key: number,
            longitude,
            latitude,
            title: `${title} · ${stateLabel}`,
            isMarked: isOverdue,
          },
        ],
  )
  return (
    <section className="panel" aria-labelledby="case-map">
      <h2 id="case-map">{say('map')}</h2>
      <GridMap
        points={points}
        linkOf={(number, dot) => (
          <Link to="/matters/$number" params={{ number }} tabIndex={-1} aria-hidden="true">
            {dot}
          </Link>
        )}
        caption={(grids) => (
          <>
            {say('mapSays', { grids, points: points.length, without: rows.length - points.length })}{' '}
            <span className="map-key">{say('inTime')}</span>{' '}
            <span className="map-key map-key-marked">{say('late')}</span>
          </>
        )}
      />
    </section>
  )
}
