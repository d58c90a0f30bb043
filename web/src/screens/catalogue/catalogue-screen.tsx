import { type VersionState, versionStateWords } from '@huiyin/contract/catalog-item.words'
import type { VersionRow } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { itemVersionsQuery } from '../../api/catalogue.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { ImportPart } from './import-part.tsx'
import { mayDraft } from './may-draft.ts'
import { WaitingMoves } from './moves-part.tsx'
import { StateTag } from './state-tag.tsx'
import './catalogue.css'

const route = getRouteApi('/frame/items')

/** Every version of every item of the region, by state; lists come in and go out here. */
export function CatalogueScreen() {
  const say = useWords(catalogueWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const navigate = route.useNavigate()
  const { cursor, ...filters } = route.useSearch()
  const { state } = filters
  const query = useQuery(itemVersionsQuery({ ...filters, cursor, limit: 50 }))
  const states = Object.entries(versionStateWords) as [VersionState, { zh: string; en: string }][]
  return (
    <Page title={sayDesk('catalogue')} lead={say('lead')}>
      <div className="filters panel">
        <Field label={say('state')}>
          {(id) => (
            <Pick
              id={id}
              value={state ?? ''}
              options={[
                { value: '', label: say('anyState') },
                ...states.map(([value, word]) => ({ value, label: word[language] })),
              ]}
              onChange={(value) => navigate({ search: { state: value } })}
            />
          )}
        </Field>
        <div className="filter-buttons catalogue-exports">
          {(['xlsx', 'csv', 'json'] as const).map((as) => (
            <ExportButton
              key={as}
              label={say(exportLabels[as])}
              path="/api/v1/item-exports"
              query={{ as }}
              fileName={`items.${as}`}
            />
          ))}
        </div>
      </div>
      <WaitingMoves />
      <DraftingPart />
      <Answer query={query} lines={8}>
        {({ rows, nextCursor }) => (
          <>
            {rows.length === 0 ? (
              <section className="panel">
                <Empty title={say('none')}>
                  <p>{say('noneMore')}</p>
                </Empty>
              </section>
            ) : (
              <VersionTable rows={rows} caption={sayDesk('catalogue')} />
            )}
            <Paging
              cursor={cursor}
              nextCursor={nextCursor}
              onPage={(next, pageNumber) =>
                navigate({
                  search: { ...filters, ...(next !== undefined && { cursor: next }) },
                  state: { pageNumber },
                })
              }
            />
          </>
        )}
      </Answer>
    </Page>
  )
}

/** How something comes into the catalogue: typed, or as a file. */
function DraftingPart() {
  const say = useWords(catalogueWords)
  const { data: session } = useQuery(sessionQuery)
  if (!mayDraft(session)) return null
  return (
    <>
      <p>
        <Link to="/items/new">＋ {say('newItem')}</Link>
      </p>
      <ImportPart />
    </>
  )
}

const exportLabels = { xlsx: 'exportXlsx', csv: 'exportCsv', json: 'exportJson' } as const

interface VersionTableProps {
  readonly rows: readonly VersionRow[]
  readonly caption: string
}

/** Versions in rows, each leading to its own page. */
export function VersionTable({ rows, caption }: VersionTableProps) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'item',
          header: say('item'),
          kind: 'head',
          cell: (row) => (
            <>
              <Link to="/items/$id" params={{ id: row.id }}>
                {row.name}
              </Link>{' '}
              <span className="soft">{row.code}</span>
            </>
          ),
        },
        {
          key: 'version',
          header: say('version'),
          cell: ({ number }) => say('versionNumber', { n: number }),
        },
        { key: 'state', header: say('state'), cell: ({ state }) => <StateTag state={state} /> },
        {
          key: 'from',
          header: say('validFrom'),
          cell: ({ validFrom }) => sayDay(validFrom, language),
        },
        { key: 'author', header: say('author'), cell: ({ draftedBy }) => draftedBy },
        { key: 'reviewer', header: say('reviewer'), cell: ({ reviewedBy }) => reviewedBy },
        { key: 'publisher', header: say('publisher'), cell: ({ decidedBy }) => decidedBy },
      ]}
    />
  )
}
