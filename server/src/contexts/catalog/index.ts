export { catalogPages } from './catalog.pages.ts'
export { catalogPolicy, itemVersionsPolicy } from './catalog.policy.ts'
export { catalogRoutes } from './catalog.routes.ts'
export type { Item } from './catalog.store.ts'
export { type Catalog, type NewItem, openCatalog } from './catalog.ts'
export { decideVersions } from './decide-versions.ts'
export { draftVersions } from './draft-versions.ts'
export { itemFileRoutes } from './exchange.routes.ts'
export { type ItemFinder, openItemFinder } from './find-items.ts'
export { followVersions } from './follow-versions.ts'
export {
  authorsOfVersion,
  publishedVersions,
  themeInForce,
  versionById,
  versionsInForce,
} from './for-applications.ts'
export { itemsOfUnits } from './items-of-units.ts'
export { findTransferFault } from './powers.rules.ts'
export { abolishedProofsRule, themesRule } from './rules-in-force.ts'
export { powerTransfersRule, tellSupervisors } from './supervise-decisions.ts'
export { supervisionRoutes } from './supervision.routes.ts'
export type { VersionWithContent } from './version.types.ts'
export { versionRoutes } from './versions.routes.ts'
export { mayDraft } from './versions.rules.ts'
