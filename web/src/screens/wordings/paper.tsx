import { useEffect, useRef } from 'react'

interface PaperProps {
  /** The page as the server prints it. */
  readonly page: string
  readonly label: string
}

/** A letter as it is printed, in a tree of its own so that neither style touches the other. */
export function Paper({ page, label }: PaperProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (host.current !== null) drawPage(host.current, page)
  }, [page])
  return (
    <figure className="paper" aria-label={label}>
      <div ref={host} />
    </figure>
  )
}

function drawPage(host: HTMLElement, page: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const { body, head } = new DOMParser().parseFromString(page, 'text/html')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync((head.querySelector('style')?.textContent ?? '').replaceAll(':root', ':host'))
  root.adoptedStyleSheets = [sheet]
  // Inside the desk a letter is a part of the screen: it has no landmarks of its own.
  for (const main of body.querySelectorAll('main')) main.replaceWith(...main.childNodes)
  for (const named of body.querySelectorAll('section')) named.removeAttribute('aria-label')
  body.lang = 'zh-CN'
  root.replaceChildren(document.adoptNode(body))
}
