import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { hintsQuery, sessionQuery } from '../api/session.ts'
import { LoadingPage } from '../parts/loading.tsx'
import { DeskTheme } from './lazy-theme.ts'
import { MainMenu } from './main-menu.tsx'
import { useShortcuts } from './shortcuts.ts'
import { TopBar } from './top-bar.tsx'
import { useOnline } from './use-media.ts'
import { useDeskWords } from './words.ts'

/** What stays in place around every screen. */
export function Frame() {
  const { data: session } = useQuery(sessionQuery)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useShortcuts()
  // On a phone each new screen folds the menu.
  useEffect(() => setMenuOpen(false), [path])

  if (!session) return null
  return (
    <div className="frame">
      <header>
        <Banners />
        <TopBar session={session} isMenuOpen={isMenuOpen} onMenu={setMenuOpen} />
      </header>
      <div className="frame-body">
        <MainMenu posts={session.posts} isOpen={isMenuOpen} />
        <Suspense fallback={<LoadingPage />}>
          <DeskTheme>
            <Outlet />
          </DeskTheme>
        </Suspense>
      </div>
    </div>
  )
}

function Banners() {
  const say = useDeskWords()
  const { data: hints } = useQuery(hintsQuery)
  const isOnline = useOnline()
  const queryClient = useQueryClient()
  useEffect(() => {
    if (isOnline) queryClient.invalidateQueries()
  }, [isOnline, queryClient])

  return (
    <>
      {hints?.demo && <p className="banner banner-demo">{say('demo')}</p>}
      <div role="status">
        {!isOnline && <p className="banner banner-offline">{say('offlineBanner')}</p>}
      </div>
    </>
  )
}
