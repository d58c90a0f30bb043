import { type ErrorCode, errors } from '@huiyin/contract/errors'
import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { contentSecurityPolicy } from './headers.ts'
import { type Language, languageOf } from './language.ts'
import { Refusal } from './refusal.ts'
import { type FieldError, InvalidInput } from './validation.ts'

/** Problem document of RFC 9457 with a stable `code`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** The reference of this one request; tells nothing about who asked or what for. */
  readonly instance: string
  readonly code: ErrorCode
  readonly errors?: readonly FieldError[]
  readonly details?: Readonly<Record<string, unknown>>
}

/** Draws a problem for a person who asked for a page. */
export interface ProblemPage {
  (problem: Problem, request: FastifyRequest): string
  /** `sha256-…` of each inline style of the page. */
  readonly styleHashes: readonly string[]
}

/** The one place where refusals, invalid input and faults become answers. */
export function answerProblem(error: unknown, request: FastifyRequest, log: FastifyBaseLogger) {
  const language = languageOf(request)
  if (error instanceof Refusal) return problemOf(error.code, request, language, {}, error.details)
  if (error instanceof InvalidInput) {
    const fields = { errors: error.fieldErrors(language) }
    return problemOf('common/invalid-input', request, language, fields, {})
  }
  const code = codeOfFault(error)
  if (code === 'common/fault') logFault(error, request, log)
  return problemOf(code, request, language, {}, {})
}

/** Sends a problem as `application/problem+json`, or as a page to a person with a browser. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  page: ProblemPage | undefined,
): FastifyReply {
  const retryAfter = problem.details?.retryAfterSeconds
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  reply.code(problem.status).header('cache-control', 'no-store')
  const { request } = reply
  const wantsPage =
    request.headers.accept?.includes('text/html') && !request.url.startsWith('/api/')
  if (page && wantsPage) {
    const { styleHashes } = page
    reply.header('content-security-policy', contentSecurityPolicy({ styleHashes }))
    return reply.type('text/html; charset=utf-8').send(page(problem, request))
  }
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

function problemOf(
  code: ErrorCode,
  request: FastifyRequest,
  language: Language,
  fields: { readonly errors?: readonly FieldError[] },
  details: Readonly<Record<string, unknown>>,
): Problem {
  const { status, [language]: detail } = errors[code]
  return {
    type: `/api/docs#${code}`,
    title: titles[status]?.[language] ?? code,
    status,
    detail,
    instance: `urn:huiyin:request:${request.id}`,
    code,
    ...fields,
    ...(Object.keys(details).length > 0 && { details }),
  }
}

const titles: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  400: { zh: '无法读取', en: 'Unreadable' },
  401: { zh: '需要登录', en: 'Sign-in needed' },
  403: { zh: '不允许', en: 'Not permitted' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '方法不可用', en: 'Method not offered' },
  408: { zh: '传输超时', en: 'Too slow' },
  409: { zh: '与现状冲突', en: 'Conflict' },
  410: { zh: '已失效', en: 'No longer valid' },
  412: { zh: '已被更新', en: 'Changed meanwhile' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Format not supported' },
  422: { zh: '内容有误', en: 'Not valid' },
  429: { zh: '请稍后再试', en: 'Try again later' },
  500: { zh: '系统出错', en: 'Fault' },
  503: { zh: '暂时不可用', en: 'Not available now' },
}

/** What Fastify itself refuses, by its status; everything unknown is a fault of ours. */
function codeOfFault(error: unknown): ErrorCode {
  const { statusCode, code } = error as Partial<FastifyError>
  if (typeof code !== 'string' || !code.startsWith('FST_')) return 'common/fault'
  if (statusCode === 413) return 'common/too-large'
  if (statusCode === 415 || statusCode === 406) return 'common/unsupported-media'
  if (statusCode === 404) return 'common/not-found'
  return statusCode !== undefined && statusCode < 500 ? 'common/unreadable' : 'common/fault'
}

/** The log describes the fault itself: where it arose, without the values a database quotes. */
function logFault(error: unknown, request: FastifyRequest, log: FastifyBaseLogger): void {
  const route = `${request.method} ${request.routeOptions.url ?? 'unknown'}`
  log.error({ requestId: request.id, route, error }, 'fault')
}
