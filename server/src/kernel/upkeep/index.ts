export { tellAdministrators } from './tell-administrators.ts'
export { upkeepPolicy } from './upkeep.policy.ts'
export { upkeepRoutes } from './upkeep.routes.ts'
