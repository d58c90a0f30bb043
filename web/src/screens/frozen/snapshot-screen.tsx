import { frozenWords } from '@huiyin/contract/desk-figures.words'
import type { SnapshotRow } from '@huiyin/contract/figures'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { comparisonQuery, frozenFiguresQuery } from '../../api/figures.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Page } from '../../parts/page.tsx'
import { ComparisonPart } from './comparison-part.tsx'
import { ErrataPart } from './errata-part.tsx'
import { GroupsPart } from './groups-part.tsx'
import './frozen.css'

const route = getRouteApi('/frame/frozen/$id')

/** A frozen month: its hashes, what would be counted otherwise today, its figures, its errata. */
export function SnapshotScreen() {
  const say = useWords(frozenWords)
  const { id } = route.useParams()
  const query = useQuery(frozenFiguresQuery(id))
  const comparison = useQuery(comparisonQuery(id))
  const { data } = query
  const title =
    data === undefined
      ? say('comparison')
      : say('detail', { month: data.snapshot.month, n: data.snapshot.edition })
  return (
    <Page
      title={data === undefined ? title : `${data.snapshot.regionName} ${title}`}
      above={<Link to="/frozen">{say('backToList')}</Link>}
    >
      <Answer query={query} lines={8}>
        {({ snapshot, groups }) => (
          <>
            <FactsPart snapshot={snapshot} />
            <ErrataPart snapshot={snapshot} />
            <section className="panel" aria-labelledby="frozen-comparison">
              <h2 id="frozen-comparison">{say('comparison')}</h2>
              <Answer query={comparison} lines={3}>
                {(found) => <ComparisonPart comparison={found} />}
              </Answer>
            </section>
            <GroupsPart groups={groups} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function FactsPart({ snapshot }: { readonly snapshot: SnapshotRow }) {
  const say = useWords(frozenWords)
  const { language } = usePreferences()
  const frozenBy = snapshot.frozenBy === 'system' ? say('system') : snapshot.frozenBy
  const facts: readonly (readonly [string, string])[] = [
    [say('id'), snapshot.id],
    [say('frozenBy'), `${frozenBy} ${sayInstant(snapshot.frozenAt, language)}`],
    [say('rows'), String(snapshot.rows)],
    [say('codeVersion'), snapshot.codeVersion],
    [say('definitionsHash'), snapshot.definitionsHash],
    [say('inputsHash'), snapshot.inputsHash],
    [say('hash'), snapshot.resultHash],
    ...(snapshot.reason === null ? [] : [[say('why'), snapshot.reason] as const]),
  ]
  return (
    <section className="panel">
      <dl className="frozen-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{say('packHint', { id: snapshot.id })}</p>
    </section>
  )
}
