import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { sessionQuery } from '../api/session.ts'
import { useDeskWords } from './words.ts'

/** Skip link and the page; leads to the sign-in page, and back, when the session ends. */
export function RootLayout() {
  const say = useDeskWords()
  useSessionEnd()
  return (
    <>
      <a className="skip-link" href="#main">
        {say('skip')}
      </a>
      <Outlet />
    </>
  )
}

function useSessionEnd(): void {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false })
  const navigate = useNavigate()
  const location = useRouterState({ select: (state) => state.location })
  const wasSignedIn = useRef(false)

  useEffect(() => {
    if (session) wasSignedIn.current = true
    const hasEnded = session === null && wasSignedIn.current
    if (!hasEnded || location.pathname === '/sign-in') return
    wasSignedIn.current = false
    navigate({ to: '/sign-in', search: { next: location.href, ended: '1' } })
  }, [session, location, navigate])
}
