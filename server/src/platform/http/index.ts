export { type CookieOptions, cookieOf, setCookie } from './cookies.ts'
export { Cursors, pageOf } from './cursor.ts'
export { contentSecurityPolicy, type PageSources, secretPageHeaders } from './headers.ts'
export { sweepKeptAnswers } from './kept-answers.ts'
export { type Language, languageCookie, languageOf } from './language.ts'
export {
  Limiter,
  type LimitName,
  type LimitTable,
  loopbackLimits,
  ordinaryLimits,
} from './limits.ts'
export { documentationRoutes } from './openapi.ts'
export { formToken, formTokenName } from './origin.ts'
export type { Doorkeeper, PolicyBook, PolicyEntry } from './policy.ts'
export type { Problem, ProblemPage } from './problem.ts'
export { Refusal } from './refusal.ts'
export {
  createHttp,
  type HttpConfig,
  type HttpParts,
  type HttpServer,
  takeOrRefuse,
} from './server.ts'
export { httpTables } from './tables.ts'
export { isKnownToReader, requireVersion, tagOfVersion } from './versions.ts'
