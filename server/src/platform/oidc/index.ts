export { type Oidc, type OidcChecks, OidcFault, type OidcProvider, openOidc } from './oidc.ts'
