export { findUrlFault, readPlaces } from './addresses.ts'
export { type CallAnswer, type Courier, openCourier } from './courier.ts'
