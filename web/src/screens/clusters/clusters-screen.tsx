import type { Clusters, DecidedCluster } from '@huiyin/contract/clusters'
import {
  clusteredKindWords,
  clusterScreenWords,
  clusterVerdictWords,
} from '@huiyin/contract/clusters.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clustersQuery } from '../../api/clusters.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, sayInstant } from '../../parts/dates.ts'
import { useEditionName } from '../../parts/edition-name.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProposalPart } from './proposal-part.tsx'

/** What comes again and again, proposed as problems; and what was made of it. */
export function ClustersScreen() {
  const say = useWords(clusterScreenWords)
  const sayDesk = useDeskWords()
  const query = useQuery(clustersQuery)
  return (
    <Page title={sayDesk('clusters')} lead={say('lead')}>
      <Answer query={query} lines={8}>
        {(clusters) => (
          <>
            <Rule rule={clusters.rule} />
            <Proposals clusters={clusters} />
            {clusters.decided.length > 0 && <Decided rows={clusters.decided} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Rule({ rule }: Pick<Clusters, 'rule'>) {
  const say = useWords(clusterScreenWords)
  const editionName = useEditionName()
  return <p className="soft">{say('rule', { ...rule, version: editionName(rule.version) })}</p>
}

function Proposals({ clusters }: { readonly clusters: Clusters }) {
  const say = useWords(clusterScreenWords)
  return (
    <section className="part" aria-labelledby="proposals">
      <h2 id="proposals">{say('proposals')}</h2>
      {clusters.proposals.length === 0 && (
        <div className="panel">
          <Empty title={say('none')}>
            <p>{say('noneNext')}</p>
          </Empty>
        </div>
      )}
      {clusters.proposals.map((proposal) => (
        <ProposalPart key={proposal.key} proposal={proposal} clusters={clusters} />
      ))}
    </section>
  )
}

function Decided({ rows }: { readonly rows: readonly DecidedCluster[] }) {
  const say = useWords(clusterScreenWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="decided">
      <h2 id="decided">{say('decided')}</h2>
      <DataTable
        caption={say('decided')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'what',
            header: say('what'),
            kind: 'head',
            cell: ({ place, categoryName }) => `${place} · ${categoryName}`,
          },
          {
            key: 'kind',
            header: say('kind'),
            cell: ({ kind }) => clusteredKindWords[kind][language],
          },
          { key: 'count', header: say('count'), kind: 'number', cell: ({ count }) => count },
          {
            key: 'period',
            header: say('period'),
            cell: ({ from, to }) => `${sayDay(from, language)}–${sayDay(to, language)}`,
          },
          { key: 'verdict', header: say('verdict'), cell: (row) => <Verdict of={row} /> },
          {
            key: 'by',
            header: say('by'),
            cell: ({ decidedBy, decidedAt }) => `${decidedBy} ${sayInstant(decidedAt, language)}`,
          },
        ]}
      />
    </section>
  )
}

function Verdict({ of: { verdict, taskNumber, reason } }: { readonly of: DecidedCluster }) {
  const { language } = usePreferences()
  const word = clusterVerdictWords[verdict][language]
  if (taskNumber === null) return `${word}${language === 'zh' ? '：' : ': '}${reason ?? ''}`
  return (
    <>
      {word}{' '}
      <Link to="/matters/$number" params={{ number: taskNumber }}>
        {taskNumber}
      </Link>
    </>
  )
}
