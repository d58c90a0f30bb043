import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePreferences } from './preferences.tsx'

/** Marks the link of a row that `j` and `k` stop at. */
export const rowLinkMark = 'data-row-link'

/**
 * `/` goes to the search, `j` and `k` to the next and the previous row, Enter opens it, `?` opens
 * help. Never while somebody types, and not when switched off.
 */
export function useShortcuts(): void {
  const { hasShortcuts } = usePreferences()
  const navigate = useNavigate()

  useEffect(() => {
    if (!hasShortcuts) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '/') focusOn(document.getElementById('quick-search'), event)
      if (event.key === 'j') stepRows(1, event)
      if (event.key === 'k') stepRows(-1, event)
      if (event.key === '?') navigate({ to: '/help' })
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [hasShortcuts, navigate])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest('input:not([type=checkbox]), textarea, select, [role=combobox]') !== null
}

function stepRows(step: 1 | -1, event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLElement>(`[${rowLinkMark}]`)]
  const row = document.activeElement?.closest('tr')
  const at = links.findIndex((link) => link.closest('tr') === row)
  const next = at < 0 ? links[0] : links[at + step]
  focusOn(next ?? null, event)
}

function focusOn(element: HTMLElement | null, event: KeyboardEvent): void {
  if (element === null) return
  event.preventDefault()
  element.focus()
  element.scrollIntoView({ block: 'nearest' })
}
