import type { WindowSubject } from '@huiyin/contract/window'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { pinyinInitials } from '../../../kernel/org/index.ts'
import type { ItemFinder } from '../../catalog/index.ts'
import type { ApplicationParts } from '../parts.ts'

/** Lines a clerk reads at a glance. */
const subjectsMax = 12

/** Items and themes of the own region by pinyin initials, code or words; themes first. */
export async function findSubjects(
  { org }: Pick<ApplicationParts, 'org'>,
  finder: ItemFinder,
  { regionCode }: StaffActor,
  typed: string,
): Promise<readonly WindowSubject[]> {
  const q = typed.trim()
  const anything = { unitCode: null, theme: null, level: null, audience: null, from: 0 }
  const found = await finder.find(regionCode, { ...anything, q })
  const { unit } = await org.snapshot(regionCode)
  const wanted = q.toLowerCase()
  const themes = found.themes
    .filter(
      ({ code, name }) =>
        name.includes(q) || code.startsWith(wanted) || pinyinInitials(name).includes(wanted),
    )
    .map(({ code, name, leadUnitCode }) => {
      const unitName = unit(leadUnitCode)?.name ?? leadUnitCode
      return { kind: 'theme' as const, code, name, unitName }
    })
  const items = found.lines.map(({ code, name, unitName }) => {
    return { kind: 'item' as const, code, name, unitName }
  })
  return [...themes, ...items].slice(0, subjectsMax)
}
