import type { Component } from '@huiyin/contract/components'
import { componentStateWords } from '@huiyin/contract/components.words'
import { componentsWords } from '@huiyin/contract/desk-components.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { GridMap } from '../../parts/grid-map.tsx'

interface Listed {
  readonly rows: readonly Component[]
}

/** Where they stand; what is damaged or gone is marked. */
export function ComponentMap({ rows }: Listed) {
  const say = useWords(componentsWords)
  const { language } = usePreferences()
  const points = rows.map(({ code, name, state, longitude, latitude }) => ({
    key: code,
    longitude,
    latitude,
    title: `${name} · ${componentStateWords[state][language]}`,
    isMarked: state !== 'intact',
  }))
  return (
    <section className="panel" aria-labelledby="component-map">
      <h2 id="component-map">{say('map')}</h2>
      <GridMap
        points={points}
        linkOf={(code, dot) => (
          <Link to="/components/$code" params={{ code }} tabIndex={-1} aria-hidden="true">
            {dot}
          </Link>
        )}
        caption={(grids) => (
          <>
            {say('mapSays', { grids, points: points.length })}{' '}
            <span className="map-key">{say('intact')}</span>{' '}
            <span className="map-key map-key-marked">{say('notIntact')}</span>
          </>
        )}
      />
    </section>
  )
}

export function ComponentTable({ rows }: Listed) {
  const say = useWords(componentsWords)
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('none')}>{say('noneNext')}</Empty>
      </section>
    )
  }
  return (
    <section className="part" aria-labelledby="component-list">
      <h2 id="component-list">{say('list')}</h2>
      <DataTable
        caption={say('list')}
        rows={rows}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'component',
            header: say('component'),
            kind: 'head',
            cell: ({ code, name }) => (
              <>
                <Link to="/components/$code" params={{ code }}>
                  {name}
                </Link>
                <div className="figure soft">{code}</div>
              </>
            ),
          },
          { key: 'class', header: say('class'), cell: ({ className }) => className },
          {
            key: 'unit',
            header: say('unit'),
            cell: ({ maintenance, owner }) => (maintenance ?? owner).name,
          },
          { key: 'place', header: say('place'), cell: ({ address }) => address ?? '' },
          { key: 'state', header: say('state'), kind: 'narrow', cell: (row) => <State {...row} /> },
        ]}
      />
    </section>
  )
}

export function State({ state }: Pick<Component, 'state'>) {
  const { language } = usePreferences()
  const colour = state === 'intact' ? 'green' : state === 'removed' ? 'grey' : 'red'
  return <span className={`tag tag-${colour}`}>{componentStateWords[state][language]}</span>
}
