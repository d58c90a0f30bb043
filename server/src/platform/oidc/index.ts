export { type Errands, errandSeconds, type OidcErrand, openErrands } from './errand.ts'
export { type Oidc, type OidcChecks, OidcFault, type OidcProvider, openOidc } from './oidc.ts'
