export { errandSeconds, type OidcErrand, openErrands } from './errand.ts'
export { type Oidc, OidcFault, openOidc } from './oidc.ts'
