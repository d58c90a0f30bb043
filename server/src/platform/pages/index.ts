export type { PageParts } from './context.ts'
export { deskShell } from './desk-shell.ts'
export { homePages, problemPages } from './home.pages.ts'
export { blankFooter, nationalHotline, type SiteSettings } from './site.ts'
