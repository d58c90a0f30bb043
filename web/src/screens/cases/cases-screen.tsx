import { casesWords } from '@huiyin/contract/desk-cases.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type CasesTab, casesQuery } from '../../api/cases.ts'
import { sessionQuery } from '../../api/session.ts'
import { caseTabs } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { CaseList } from './case-list.tsx'
import { CaseMapPart } from './case-map.tsx'
import './cases.css'

const route = getRouteApi('/frame/cases')

/** Cases of the street: where they are, and each of them in a list to be opened. */
export function CasesScreen() {
  const say = useWords(casesWords)
  const sayDesk = useDeskWords()
  const { tab = 'open', cursor } = route.useSearch()
  const query = useQuery(casesQuery(tab))
  return (
    <Page title={sayDesk('cases')} lead={say('lead')}>
      <Tabs current={tab} />
      <Doors />
      <Answer query={query} lines={8}>
        {({ rows }) => (
          <div className="cases">
            <CaseMapPart rows={rows} />
            <CaseList rows={rows} tab={tab} cursor={cursor} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

const lookers = ['acceptor', 'supervisor']

/** What else is done about cases, for whom it is. */
function Doors() {
  const say = useWords(casesWords)
  const { data: session } = useQuery(sessionQuery)
  const mayLook = session?.posts.some(({ role }) => lookers.includes(role)) ?? false
  if (!mayLook) return null
  return (
    <p className="case-doors">
      <Link to="/cases/report">{say('report')}</Link>
      <Link to="/cases/photos">{say('photos')}</Link>
    </p>
  )
}

function Tabs({ current }: { readonly current: CasesTab }) {
  const say = useWords(casesWords)
  return (
    <nav className="tabs" aria-label={say('tabs')} data-leads>
      {caseTabs.map((tab) => (
        <Link
          key={tab}
          to="/cases"
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
