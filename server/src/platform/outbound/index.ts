export {
  type Outbound,
  type OutboundAnswer,
  OutboundFault,
  type OutboundRequest,
  openOutbound,
} from './outbound.ts'
