export { clustersPolicy } from './clusters.policy.ts'
export { clustersRoutes } from './clusters.routes.ts'
export { clusterRule } from './clusters.rules.ts'
export type { ClusterParts } from './parts.ts'
