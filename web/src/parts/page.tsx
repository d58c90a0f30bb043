import { type ReactNode, useEffect, useRef } from 'react'
import { useDeskWords } from '../app/words.ts'

interface PageProps {
  /** Named as the user names it; also the title of the window. */
  readonly title: string
  /** Above the heading: a number, a way back. */
  readonly above?: ReactNode
  /** Beside the heading: state, buttons. */
  readonly beside?: ReactNode
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** A freshly loaded page starts at its top, as any page does. */
let isFirstScreen = true

/**
 * A screen: one heading, the title of the window, and the focus on the heading when it was reached
 * from another screen, so that a screen reader says where one is.
 */
export function Page({ title, above, beside, lead, children }: PageProps) {
  const say = useDeskWords()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} · ${say('product')}`
  }, [title, say])
  useEffect(() => {
    if (isFirstScreen) {
      isFirstScreen = false
      return
    }
    const focused = document.activeElement
    const isFree = focused === null || focused === document.body || !focused.isConnected
    if (isFree || focused.closest('[data-leads]') !== null) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [])

  return (
    <main id="main" className="page" tabIndex={-1}>
      <header className="page-head">
        {above}
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {beside}
        </div>
        {lead !== undefined && <div className="page-lead">{lead}</div>}
      </header>
      {children}
    </main>
  )
}
