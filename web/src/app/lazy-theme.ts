import { lazy } from 'react'

/** The theme with the controls of antd; the frame is drawn before they arrive. */
export const DeskTheme = lazy(async () => {
  const { DeskTheme: component } = await import('./desk-theme.tsx')
  return { default: component }
})
