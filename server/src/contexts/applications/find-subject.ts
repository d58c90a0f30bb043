import type { Theme } from '@huiyin/contract/catalog-rules'
import { localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import { themeInForce, versionsInForce } from '../catalog/index.ts'
import type { Plan, PlannedStep } from './application.types.ts'
import type { ApplicationParts } from './parts.ts'
import { resolvePlan } from './plan.rules.ts'

/** What is applied for: one item, or all items of a theme, in the versions of today. */
export interface Subject {
  readonly title: string
  readonly itemCode: string
  /** 牵头单位, or the unit of the item. */
  readonly unitCode: string
  readonly theme: Theme | undefined
  readonly versions: Awaited<ReturnType<typeof versionsInForce>>
}

/**
 * Finds what is applied for as it holds today.
 *
 * @throws Refusal `applications/item-unknown`
 */
export async function findSubject(
  parts: Pick<ApplicationParts, 'db' | 'world' | 'rulebook'>,
  asked: {
    readonly regionCode: string
    readonly itemCode?: string | null | undefined
    readonly themeCode?: string | null | undefined
  },
): Promise<Subject> {
  const { regionCode } = asked
  const itemCode = asked.itemCode ?? undefined
  const themeCode = asked.themeCode ?? undefined
  const day = localDayOf(parts.world.now())
  const theme =
    themeCode === undefined
      ? undefined
      : themeInForce(parts.rulebook, { regionCode, day, code: themeCode })
  const codes = theme?.itemCodes ?? (itemCode === undefined ? [] : [itemCode])
  const versions = await versionsInForce(parts.db, { regionCode, day, codes })
  const [first] = versions
  if (first === undefined || versions.length < codes.length) {
    throw new Refusal('applications/item-unknown')
  }
  return {
    title: theme?.name ?? first.name,
    itemCode: first.code,
    unitCode: theme?.leadUnitCode ?? first.content.identity.unitCode,
    theme,
    versions,
  }
}

/** The handling of what is applied for, in the situations the applicant is in. */
export function planOf({ versions, theme }: Subject, situations: readonly string[]): Plan {
  return resolvePlan(versions, situations, theme?.links)
}

/**
 * The steps of an item or a theme as they hold today, as one graph.
 *
 * @throws Refusal as {@link findSubject}
 */
export async function stepsOfSubject(
  parts: Pick<ApplicationParts, 'db' | 'world' | 'rulebook'>,
  asked: Parameters<typeof findSubject>[1],
): Promise<{ readonly title: string; readonly steps: readonly PlannedStep[] }> {
  const subject = await findSubject(parts, asked)
  return { title: subject.title, steps: planOf(subject, []).steps }
}
