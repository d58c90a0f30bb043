import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'

/** What of a material decides whether a promise may stand in for it. */
type Asked = Pick<ItemMaterial, 'name' | 'source'>

/**
 * 告知承诺: whether a promise may stand in for a material of these items. Where several items of a
 * theme ask for the same paper, each of them has to let it.
 */
export function isPromisable(
  { name, source }: Asked,
  contents: readonly Pick<ItemContent, 'handling'>[],
): boolean {
  if (source !== 'applicant') return false
  const same = contents
    .flatMap(({ handling }) => handling.materials)
    .filter((one) => one.name === name && one.source === 'applicant')
  return same.length > 0 && same.every((one) => one.isPromisable)
}
