export { type Outbound, OutboundFault, openOutbound } from './outbound.ts'
