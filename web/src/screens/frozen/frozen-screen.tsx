import { frozenWords } from '@huiyin/contract/desk-figures.words'
import type { SnapshotRow } from '@huiyin/contract/figures'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { snapshotsQuery } from '../../api/figures.ts'
import { regionsQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { FreezePart } from './freeze-part.tsx'

const route = getRouteApi('/frame/frozen')
/** Roles that may freeze and correct; an auditor reads. */
const keeperRoles = ['supervisor', 'evaluator', 'leader']

/** Closed months of a region: which are frozen, by whom, and what corrects what. */
export function FrozenScreen() {
  const say = useWords(frozenWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const { data: session } = useQuery(sessionQuery)
  const { data: regions } = useQuery(regionsQuery)
  const regionCode = route.useSearch().regionCode ?? session?.regionCode ?? ''
  const query = useQuery(snapshotsQuery(regionCode))
  const isKeeper = session?.posts.some((post) => keeperRoles.includes(post.role)) ?? false
  return (
    <Page title={sayDesk('frozen')} lead={say('lead')}>
      <div className="filters panel">
        <Field label={say('region')}>
          {(id) => (
            <Pick
              id={id}
              value={regionCode}
              options={(regions?.rows ?? []).map((region) => ({
                value: region.regionCode,
                label: region.name,
              }))}
              onChange={(chosen) => navigate({ to: '/frozen', search: { regionCode: chosen } })}
            />
          )}
        </Field>
      </div>
      {isKeeper && <FreezePart regionCode={regionCode} />}
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('empty')}>
                <p>{say('emptyNext')}</p>
              </Empty>
            </section>
          ) : (
            <FrozenTable rows={rows} />
          )
        }
      </Answer>
    </Page>
  )
}

function FrozenTable({ rows }: { readonly rows: readonly SnapshotRow[] }) {
  const say = useWords(frozenWords)
  const { language } = usePreferences()
  const replaced = new Set(rows.map(({ replacesId }) => replacesId))
  const nameOf = (name: string) => (name === 'system' ? say('system') : name)
  return (
    <DataTable
      caption={say('list')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { key: 'month', header: say('month'), kind: 'head', cell: (row) => row.month },
        {
          key: 'edition',
          header: say('edition'),
          cell: (row) => (
            <span>
              {say('editionOf', { n: row.edition })}{' '}
              <span className={`tag tag-${replaced.has(row.id) ? 'grey' : 'green'}`}>
                {say(replaced.has(row.id) ? 'replaced' : 'current')}
              </span>{' '}
              {row.errata.some(({ decision }) => decision === null) && (
                <span className="tag tag-amber">{say('waitingOther')}</span>
              )}
            </span>
          ),
        },
        { key: 'rows', header: say('rows'), kind: 'number', cell: (row) => row.rows },
        {
          key: 'by',
          header: say('frozenBy'),
          cell: (row) => `${nameOf(row.frozenBy)} ${sayInstant(row.frozenAt, language)}`,
        },
        {
          key: 'hash',
          header: say('hash'),
          cell: (row) => <code title={row.resultHash}>{row.resultHash.slice(0, 12)}…</code>,
        },
        {
          key: 'act',
          header: say('act'),
          cell: (row) => (
            <Link
              to="/frozen/$id"
              params={{ id: row.id }}
              aria-label={say('openOf', { month: row.month, n: row.edition })}
            >
              {say('open')}
            </Link>
          ),
        },
      ]}
    />
  )
}
