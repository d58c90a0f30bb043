import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { sessionQuery } from '../api/session.ts'
import { LoadingPage } from '../parts/loading.tsx'
import { Banners } from './banners.tsx'
import { DeskTheme } from './lazy-theme.ts'
import { MainMenu } from './main-menu.tsx'
import { useShortcuts } from './shortcuts.ts'
import { TopBar } from './top-bar.tsx'

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
        <Banners roles={session.roles} />
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
