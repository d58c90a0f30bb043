import { outsideWords } from '@huiyin/contract/desk-outside.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { sessionQuery } from '../../api/session.ts'
import { type OutsideTab, outsideTabs } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Page } from '../../parts/page.tsx'
import { BringPart } from './bring-part.tsx'
import { ComparePart } from './compare-part.tsx'
import { NumbersPart } from './numbers-part.tsx'
import './outside.css'

const route = getRouteApi('/frame/outside')

/** What other systems gave us: the list, a way to bring it in, and the comparison of both sides. */
export function OutsideScreen() {
  const say = useWords(outsideWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const maySupervise = session?.posts.some(({ role }) => role === 'supervisor') === true
  const tabs = maySupervise ? outsideTabs : (['open', 'closed'] as const)
  const tab = tabs.find((one) => one === search.tab) ?? 'open'
  return (
    <Page title={sayDesk('outside')} lead={say('lead')}>
      <Tabs tabs={tabs} current={tab} />
      {tab === 'bring' && <BringPart />}
      {tab === 'compare' && <ComparePart />}
      {(tab === 'open' || tab === 'closed') && (
        <NumbersPart key={tab} search={{ ...search, tab }} mayRecord={maySupervise} />
      )}
    </Page>
  )
}

interface TabsProps {
  readonly tabs: readonly OutsideTab[]
  readonly current: OutsideTab
}

function Tabs({ tabs, current }: TabsProps) {
  const say = useWords(outsideWords)
  return (
    <nav className="tabs" aria-label={say('tabs')} data-leads>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to="/outside"
          search={{ tab }}
          activeProps={{}}
          aria-current={tab === current ? 'page' : undefined}
        >
          {say(tab)}
        </Link>
      ))}
    </nav>
  )
}
