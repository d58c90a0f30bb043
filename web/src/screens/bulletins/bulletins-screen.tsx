import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type BulletinKind, bulletinKinds } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Page } from '../../parts/page.tsx'
import { ProblemBulletins } from '../tasks/problem-bulletins.tsx'
import { CaseBulletins } from './case-bulletins.tsx'
import { HotlineBulletins } from './hotline-bulletins.tsx'

const route = getRouteApi('/frame/bulletins')

/** Every bulletin of the region, by what it tells of. */
export function BulletinsScreen() {
  const sayDesk = useDeskWords()
  const { of = 'cases' } = route.useSearch()
  return (
    <Page title={sayDesk('bulletins')}>
      <Kinds current={of} />
      {of === 'cases' && <CaseBulletins />}
      {of === 'hotline' && <HotlineBulletins />}
      {of === 'problems' && <ProblemBulletins />}
    </Page>
  )
}

function Kinds({ current }: { readonly current: BulletinKind }) {
  const say = useWords(weekScreenWords)
  return (
    <nav className="tabs" aria-label={say('tabs')} data-leads>
      {bulletinKinds.map((of) => (
        <Link
          key={of}
          to="/bulletins"
          search={{ of }}
          activeProps={{}}
          aria-current={of === current ? 'page' : undefined}
        >
          {say(of)}
        </Link>
      ))}
    </nav>
  )
}
