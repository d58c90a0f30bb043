export type { PageParts } from './context.ts'
export { homePages, problemPages } from './home.pages.ts'
export { blankFooter, nationalHotline, type SiteSettings } from './site.ts'
