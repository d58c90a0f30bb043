export { dueFeedsPolicy } from './due-feeds.policy.ts'
export { dueFeedRoutes } from './due-feeds.routes.ts'
