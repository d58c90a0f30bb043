import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { forgetDrafts } from '../api/drafts.ts'
import { useUnitNames } from '../api/organisation.ts'
import { type Session, sessionQuery, signOut } from '../api/session.ts'
import { BrandMark } from '../parts/brand-mark.tsx'
import { doesCaseWork } from './menu.ts'
import { usePreferences } from './preferences.tsx'
import { QuickSearch } from './quick-search.tsx'
import { roleWord, useDeskWords } from './words.ts'

interface TopBarProps {
  readonly session: Session
  readonly isMenuOpen: boolean
  readonly onMenu: (isOpen: boolean) => void
}

export function TopBar({ session, isMenuOpen, onMenu }: TopBarProps) {
  const say = useDeskWords()
  return (
    <div className="top-bar" data-leads>
      <button
        type="button"
        className="bar-button menu-button"
        aria-expanded={isMenuOpen}
        aria-controls="main-menu"
        onClick={() => onMenu(!isMenuOpen)}
      >
        {isMenuOpen ? say('closeMenu') : say('menu')}
      </button>
      <Link to="/" className="brand">
        <BrandMark />
        <span className="brand-name">{say('product')}</span>
        <span className="brand-place">{say('desk')}</span>
      </Link>
      {doesCaseWork(session.posts) && <QuickSearch />}
      <Person session={session} />
      <Switches />
    </div>
  )
}

function Person({ session }: { readonly session: Session }) {
  const say = useDeskWords()
  const unitName = useUnitNames()
  const [post] = session.posts
  // Before the names are there, or where they cannot be had, nobody reads a code.
  const unit = post && unitName(post.unitCode)
  const place = unit === post?.unitCode ? '' : `${unit} · `
  return (
    <Link to="/account" className="person">
      <strong>{session.displayName}</strong>
      <span>
        {post === undefined ? say('noPost') : `${place}${roleWord(say, post.role)}`}
        {post?.deputyFor !== undefined && ` (${say('deputy')})`}
        {session.posts.length > 1 && ` +${session.posts.length - 1}`}
      </span>
    </Link>
  )
}

function Switches() {
  const say = useDeskWords()
  const { language, isLarge, change } = usePreferences()
  const leave = useLeave()
  const queryClient = useQueryClient()
  const switchLanguage = () => {
    change({ language: language === 'zh' ? 'en' : 'zh' })
    // Labels of acts and states come from the server, in the language of the cookie.
    setTimeout(() => queryClient.invalidateQueries())
  }
  return (
    <div className="switches">
      <button
        type="button"
        className="bar-button"
        aria-label={say('languageLabel')}
        onClick={switchLanguage}
      >
        {say('language')}
      </button>
      <button
        type="button"
        className="bar-button"
        aria-pressed={isLarge}
        onClick={() => change({ isLarge: !isLarge })}
      >
        {isLarge ? say('largeOff') : say('largeOn')}
      </button>
      <Link to="/help" className="bar-button">
        {say('help')}
      </Link>
      <button type="button" className="bar-button" onClick={() => leave.mutate()}>
        {say('signOut')}
      </button>
    </div>
  )
}

/** Ends the session and everything this browser knows of it. */
function useLeave() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      forgetDrafts()
      await navigate({ to: '/sign-in', search: {} })
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, null)
    },
  })
}
