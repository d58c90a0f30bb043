export type { RelayParts } from './parts.ts'
export { type GatewaySecrets, relayRoutes } from './relay.routes.ts'
export { type RelayEvent, relaysOf } from './show-relays.ts'
export { relayTables } from './tables.ts'
