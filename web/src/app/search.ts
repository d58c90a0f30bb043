import { figureParts, flowNames, hotlines } from '@huiyin/contract/address-names'
import type { DueClass, FlowName } from '@huiyin/contract/case-bulletins'
import type { FigurePart } from '@huiyin/contract/counted-figures'
import type { Hotline } from '@huiyin/contract/hotline'
import type { WorkQuery } from '@huiyin/contract/matter'

type Raw = Readonly<Record<string, unknown>>

/** Every filter of a screen is in its address, as plain text that can be read, kept and sent. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function stringifySearch(search: Raw): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

export const workTabs = ['mine', 'open', 'overdue', 'supervised', 'closed'] as const
export type WorkTab = (typeof workTabs)[number]

export type WorkSearch = Pick<
  WorkQuery,
  'kind' | 'unit' | 'state' | 'q' | 'from' | 'to' | 'cursor'
> & { readonly tab?: WorkTab | 'all' }

export function readWorkSearch(raw: Raw): WorkSearch {
  const tab = oneOf([...workTabs, 'all'] as const, raw.tab)
  return {
    ...texts(raw, ['kind', 'unit', 'state', 'q', 'from', 'to', 'cursor']),
    ...(tab && { tab }),
  }
}

export const groupings = ['unit', 'item', 'channel'] as const
export type Grouping = (typeof groupings)[number]

export interface FiguresSearch {
  readonly regionCode?: string
  readonly from?: string
  readonly to?: string
  readonly groupBy?: Grouping
}

export function readFiguresSearch(raw: Raw): FiguresSearch {
  const groupBy = oneOf(groupings, raw.groupBy)
  return { ...texts(raw, ['regionCode', 'from', 'to']), ...(groupBy && { groupBy }) }
}

const reviewFilters = [
  'regionCode',
  'from',
  'to',
  'unit',
  'item',
  'channel',
  'grade',
  'counted',
  'cursor',
] as const
export type ReviewsSearch = { readonly [Name in (typeof reviewFilters)[number]]?: string }

export function readReviewsSearch(raw: Raw): ReviewsSearch {
  return texts(raw, reviewFilters)
}

const exchangeFilters = ['from', 'to', 'kind', 'state', 'cursor'] as const
export type ExchangeSearch = { readonly [Name in (typeof exchangeFilters)[number]]?: string }

export function readExchangeSearch(raw: Raw): ExchangeSearch {
  return texts(raw, exchangeFilters)
}

export const outsideTabs = ['open', 'closed', 'bring', 'compare'] as const
export type OutsideTab = (typeof outsideTabs)[number]

export interface OutsideSearch {
  readonly tab?: OutsideTab
  readonly system?: string
  readonly reply?: string
  readonly cursor?: string
}

export function readOutsideSearch(raw: Raw): OutsideSearch {
  const tab = oneOf(outsideTabs, raw.tab)
  return { ...texts(raw, ['system', 'reply', 'cursor']), ...(tab && { tab }) }
}

export const caseTabs = ['open', 'overdue', 'disputed', 'closed'] as const

export interface CasesSearch {
  readonly tab?: (typeof caseTabs)[number]
  /** How many cases stand before the page. */
  readonly cursor?: string
}

export function readCasesSearch(raw: Raw): CasesSearch {
  const tab = oneOf(caseTabs, raw.tab)
  return { ...texts(raw, ['cursor']), ...(tab && { tab }) }
}

const componentFilters = ['category', 'state', 'unitCode', 'q', 'cursor'] as const
export type ComponentsSearch = { readonly [Name in (typeof componentFilters)[number]]?: string }

export function readComponentsSearch(raw: Raw): ComponentsSearch {
  return texts(raw, componentFilters)
}

const frontageFilters = ['kind', 'q', 'cursor'] as const
export type FrontagesSearch = { readonly [Name in (typeof frontageFilters)[number]]?: string }

export function readFrontagesSearch(raw: Raw): FrontagesSearch {
  return texts(raw, frontageFilters)
}

/** A period of figures, and the number somebody opened. */
export interface CountedSearch {
  readonly from?: string
  readonly to?: string
  /** The number that is opened to its cases. */
  readonly figure?: string
  readonly part?: FigurePart
  readonly unit?: string
  readonly cursor?: string
}

export function readCountedSearch(raw: Raw): CountedSearch {
  const part = oneOf(figureParts, raw.part)
  return { ...texts(raw, ['from', 'to', 'figure', 'unit', 'cursor']), ...(part && { part }) }
}

export interface HotlineFiguresSearch extends CountedSearch {
  readonly hotline?: Hotline
}

export function readHotlineFiguresSearch(raw: Raw): HotlineFiguresSearch {
  const hotline = oneOf(hotlines, raw.hotline)
  return { ...readCountedSearch(raw), ...(hotline && { hotline }) }
}

export const photoTabs = ['waiting', 'looked'] as const

export interface PhotosSearch {
  readonly tab?: (typeof photoTabs)[number]
}

export function readPhotosSearch(raw: Raw): PhotosSearch {
  const tab = oneOf(photoTabs, raw.tab)
  return { ...(tab && { tab }) }
}

export const hallTabs = ['today', 'orders', 'guides', 'help', 'slots', 'late', 'figures'] as const
export type HallTab = (typeof hallTabs)[number]

export interface HallSearch {
  readonly tab?: HallTab
  readonly from?: string
  readonly to?: string
}

export function readHallSearch(raw: Raw): HallSearch {
  const tab = oneOf(hallTabs, raw.tab)
  return { ...texts(raw, ['from', 'to']), ...(tab && { tab }) }
}

const taskFilters = ['unit', 'class', 'aspect', 'ledger', 'cursor'] as const
export type TasksSearch = { readonly [Name in (typeof taskFilters)[number]]?: string }

export function readTasksSearch(raw: Raw): TasksSearch {
  return texts(raw, taskFilters)
}

export const bulletinKinds = ['cases', 'hotline', 'problems'] as const
export type BulletinKind = (typeof bulletinKinds)[number]

export interface BulletinsSearch {
  readonly of?: BulletinKind
}

export function readBulletinsSearch(raw: Raw): BulletinsSearch {
  const of = oneOf(bulletinKinds, raw.of)
  return of === undefined ? {} : { of }
}

const weekClasses = [
  'all',
  'closed',
  'disputed',
  'overdue',
  'in_process',
] as const satisfies readonly (DueClass | 'all')[]

/** Which figure of a bulletin stands open as a list of cases. */
export interface WeekSearch {
  readonly class?: (typeof weekClasses)[number]
  readonly flow?: FlowName
  readonly unit?: string
  readonly cursor?: string
}

export function readWeekSearch(raw: Raw): WeekSearch {
  const found = oneOf(weekClasses, raw.class)
  const flow = oneOf(flowNames, raw.flow)
  return {
    ...texts(raw, ['unit', 'cursor']),
    ...(found && { class: found }),
    ...(flow && { flow }),
  }
}

export interface SignInSearch {
  /** Address inside the desk to return to. */
  readonly next?: string
  /** Set when the session ended by itself. */
  readonly ended?: string
}

export function readSignInSearch(raw: Raw): SignInSearch {
  return texts(raw, ['next', 'ended'])
}

export interface CalendarSearch {
  readonly year?: string
}
export function readCalendarSearch(raw: Raw): CalendarSearch {
  return texts(raw, ['year'])
}

export interface ListSearch {
  readonly q?: string
  readonly cursor?: string
}
export function readListSearch(raw: Raw): ListSearch {
  return texts(raw, ['q', 'cursor'])
}

export interface CatalogueSearch {
  readonly state?: string
  readonly code?: string
  readonly cursor?: string
}
export function readCatalogueSearch(raw: Raw): CatalogueSearch {
  return texts(raw, ['state', 'code', 'cursor'])
}

export interface SecurityLogSearch {
  readonly what?: string
  readonly from?: string
  readonly to?: string
  readonly cursor?: string
}
export function readSecurityLogSearch(raw: Raw): SecurityLogSearch {
  return texts(raw, ['what', 'from', 'to', 'cursor'])
}

export interface RuleSearch {
  readonly subject?: string
  readonly id?: string
}
export function readRuleSearch(raw: Raw): RuleSearch {
  return texts(raw, ['subject', 'id'])
}

const textLengthMax = 200

function texts<Name extends string>(
  raw: Raw,
  names: readonly Name[],
): { readonly [Key in Name]?: string } {
  const kept: { [Key in Name]?: string } = {}
  for (const name of names) {
    const value = raw[name]
    if (typeof value === 'string' && value !== '') kept[name] = value.slice(0, textLengthMax)
  }
  return kept
}

function oneOf<const Value extends string>(
  values: readonly Value[],
  raw: unknown,
): Value | undefined {
  return values.find((value) => value === raw)
}

export interface WhatIfSearch {
  readonly item?: string
  readonly theme?: string
  readonly example?: string
}
export function readWhatIfSearch(raw: Raw): WhatIfSearch {
  return texts(raw, ['item', 'theme', 'example'])
}

export interface ToleranceSearch {
  readonly state?: string
  readonly from?: string
  readonly to?: string
}
export function readToleranceSearch(raw: Raw): ToleranceSearch {
  return texts(raw, ['state', 'from', 'to'])
}

export interface CertificatesSearch {
  readonly q?: string
  readonly state?: string
  readonly cursor?: string
}
export function readCertificatesSearch(raw: Raw): CertificatesSearch {
  return texts(raw, ['q', 'state', 'cursor'])
}
