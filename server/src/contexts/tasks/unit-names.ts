import type { TaskParts } from './parts.ts'

/** Names of units in whichever of the regions knows them; the code of one nobody knows. */
export async function unitNames(
  { org }: Pick<TaskParts, 'org'>,
  regionCodes: readonly string[],
): Promise<(unitCode: string) => string> {
  const names = new Map<string, string>()
  for (const regionCode of regionCodes) {
    for (const { code, name } of await org.units(regionCode)) {
      if (!names.has(code)) names.set(code, name)
    }
  }
  return (unitCode) => names.get(unitCode) ?? unitCode
}
