import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SessionPost } from '../api/session.ts'
import { sayCount, workCountsQuery } from '../api/work.ts'
import { doesCaseWork, menuFor } from './menu.ts'
import { useDeskWords } from './words.ts'

interface MainMenuProps {
  readonly posts: readonly SessionPost[]
  readonly isOpen: boolean
}

/** The menu on the left; on a phone it opens below the top bar. */
export function MainMenu({ posts, isOpen }: MainMenuProps) {
  const say = useDeskWords()
  const { data: counts } = useQuery({ ...workCountsQuery, enabled: doesCaseWork(posts) })
  return (
    <nav
      id="main-menu"
      className={isOpen ? 'menu menu-open' : 'menu'}
      aria-label={say('mainMenu')}
      data-leads
    >
      {menuFor(posts).map((group) => (
        <section key={group.label} className="menu-group">
          <h2>{say(group.label)}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.to}>
                <Link to={entry.to} activeOptions={{ includeSearch: false }}>
                  <span>{say(entry.label)}</span>
                  {entry.to === '/work' && counts !== undefined && counts.mine > 0 && (
                    <span className="menu-count">
                      <span className="only-heard">
                        {say('waiting', { n: sayCount(counts.mine) })}
                      </span>
                      <span aria-hidden="true">{sayCount(counts.mine)}</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
