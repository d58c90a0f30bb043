import type { Component } from '@huiyin/contract/components'
import { componentsWords } from '@huiyin/contract/desk-components.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { casesOfComponentQuery, componentQuery } from '../../api/components.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, sayInstant } from '../../parts/dates.ts'
import { GridName } from '../../parts/grid-name.tsx'
import { Page } from '../../parts/page.tsx'
import { State } from './component-list.tsx'

const route = getRouteApi('/frame/components/$code')

/** One component: what the register says, and the cases about it. */
export function ComponentScreen() {
  const sayDesk = useDeskWords()
  const { code } = route.useParams()
  const query = useQuery(componentQuery(code))
  return (
    <Page
      title={query.data?.name ?? code}
      above={
        <div className="row row-apart">
          <span className="figure soft breaking">{code}</span>
          <Link to="/components" className="no-print">
            {sayDesk('components')}
          </Link>
        </div>
      }
      beside={query.data && <State state={query.data.state} />}
    >
      <Answer query={query} lines={8}>
        {(component) => <Facts component={component} />}
      </Answer>
      <CasesPart code={code} />
    </Page>
  )
}

function Facts({ component }: { readonly component: Component }) {
  const say = useWords(componentsWords)
  const { language } = usePreferences()
  const { managing, owner, maintenance, longitude, latitude } = component
  const facts = [
    ['class', component.className],
    ['maintenance', maintenance?.name],
    ['owner', owner.name],
    ['managing', managing?.name],
    ['place', component.address],
    ['grid', component.gridCode && <GridName key="grid" code={component.gridCode} />],
    ['point', `${longitude}, ${latitude}`],
    ['recordedOn', sayDay(component.recordedOn, language)],
    ['changedAt', sayInstant(component.changedAt, language)],
    ['note', component.note],
  ] as const
  return (
    <section className="panel" aria-labelledby="component-facts">
      <h2 id="component-facts">{say('facts')}</h2>
      <dl className="facts">
        {facts.map(
          ([key, value]) =>
            value != null && (
              <div key={key} className="fact">
                <dt>{say(key)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="no-print">
        <a href={`/components/${component.code}`}>{say('plate')}</a>
      </p>
    </section>
  )
}

function CasesPart({ code }: { readonly code: string }) {
  const say = useWords(componentsWords)
  const { language } = usePreferences()
  const query = useQuery(casesOfComponentQuery(code))
  return (
    <section className="panel" aria-labelledby="component-cases">
      <h2 id="component-cases">{say('cases')}</h2>
      <Answer query={query} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{say('noCases')}</p>
          ) : (
            <DataTable
              caption={say('cases')}
              rows={rows}
              keyOf={({ number }) => number}
              columns={[
                {
                  key: 'number',
                  header: say('cases'),
                  kind: 'head',
                  cell: ({ number, title }) => (
                    <Link to="/matters/$number" params={{ number }}>
                      {title} <span className="figure soft">{number}</span>
                    </Link>
                  ),
                },
                { key: 'state', header: say('state'), cell: ({ stateLabel }) => stateLabel },
                { key: 'unit', header: say('unit'), cell: ({ unitName }) => unitName },
                {
                  key: 'opened',
                  header: say('openedAt'),
                  cell: ({ openedAt }) => sayInstant(openedAt, language),
                },
              ]}
            />
          )
        }
      </Answer>
    </section>
  )
}
