import type { Component } from '@huiyin/contract/components'
import { categoryOf, responsibleUnit } from './components.rules.ts'
import { selectComponent } from './components.store.ts'
import { findComponent } from './list-components.ts'
import type { ComponentParts } from './parts.ts'

export { componentsPolicy } from './components.policy.ts'
export { componentsRoutes } from './components.routes.ts'
export { componentsOfUnits } from './components-of-units.ts'
export { takeComponents } from './take-components.ts'
export { categoryOf }

/** 部件登记: what stands in the street, and who answers for it. */
export interface Components {
  /** Whoever mends a component; `undefined` where the register has none of this code. */
  responsibleFor(regionCode: string, code: string): Promise<string | undefined>
  find(regionCode: string, code: string): Promise<Component | undefined>
  /** The name of a class; classes are those of city cases. */
  readonly className: (category: string) => string | undefined
  readonly parts: ComponentParts
}

export function openComponents(
  parts: ComponentParts,
  className: Components['className'],
): Components {
  const components: Components = {
    async responsibleFor(regionCode, code) {
      const found = await selectComponent(parts.db, { regionCode, code })
      return found === undefined ? undefined : responsibleUnit(found)
    },
    find: (regionCode, code) => findComponent(components, { regionCode, code }),
    className,
    parts,
  }
  return components
}
