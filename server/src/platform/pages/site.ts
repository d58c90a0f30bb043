import type { Named } from './named.ts'

/** What an office sets for its public pages. Blank lines of the footer are left out. */
export interface SiteSettings {
  /** “我的” shows contact data, which a process of the public zone cannot read: no link leads there. */
  readonly hidesOwn?: true
  readonly region: Named
  /** Made-up data: every page says so. */
  readonly demo: boolean
  /** The telephone for everything, answered by a person. */
  readonly hotline: string
  readonly footer: SiteFooter
}

/** Required of government sites by 国办秘函〔2019〕19号; each office fills in its own. */
export interface SiteFooter {
  readonly organiser: string
  readonly undertaker: string
  readonly phone: string
  readonly siteCode: string
  readonly icp: string
  readonly police: string
}

export const blankFooter: SiteFooter = {
  organiser: '',
  undertaker: '',
  phone: '',
  siteCode: '',
  icp: '',
  police: '',
}

/** The national number; a region may set its own. */
export const nationalHotline = '12345'
