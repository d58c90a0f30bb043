import { workWords } from '@huiyin/contract/desk-work.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { sayCount, workCountsQuery } from '../../api/work.ts'
import { type WorkSearch, workTabs } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { Page } from '../../parts/page.tsx'
import { WorkFilters } from './work-filters.tsx'
import { WorkListPart } from './work-list.tsx'
import './work.css'

const route = getRouteApi('/frame/work')

/** What needs a decision now, and every other list of matters; all filters are in the address. */
export function WorkScreen() {
  const say = useWords(workWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const tab = search.tab ?? 'mine'
  const { cursor: _, ...filters } = search
  const title = tab === 'mine' ? sayDesk('work') : say(tab)
  return (
    <Page title={title} lead={leadOf(search, say)}>
      <Tabs />
      <WorkFilters
        key={JSON.stringify(search)}
        search={search}
        beside={
          <ExportButton
            label={say('export')}
            path="/api/v1/work/matters.xlsx"
            query={{ tab: 'mine', ...filters }}
            fileName={`${title}.xlsx`}
          />
        }
      />
      <WorkListPart search={search} title={title} />
    </Page>
  )
}

function leadOf(search: WorkSearch, say: ReturnType<typeof useWords<typeof workWords>>) {
  if (search.q !== undefined) return say('leadAll', { q: search.q })
  return (search.tab ?? 'mine') === 'mine' ? say('leadMine') : undefined
}

function Tabs() {
  const say = useWords(workWords)
  const { data: counts } = useQuery(workCountsQuery)
  const { tab: current = 'mine' } = route.useSearch()
  return (
    <nav className="tabs" aria-label={say('tabs')} data-leads>
      {workTabs.map((tab) => (
        <Link
          key={tab}
          to="/work"
          search={{ tab }}
          activeProps={{}}
          aria-current={tab === current ? 'page' : undefined}
        >
          {say(tab)}
          {tab !== 'closed' && counts !== undefined && (
            <span className="tab-count">{sayCount(counts[tab])}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
