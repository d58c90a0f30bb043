import { errors } from '@huiyin/contract/errors'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type HttpServer, Refusal, takeOrRefuse } from '../../platform/http/index.ts'
import { formWithFiles } from '../../platform/pages/form-parts.ts'
import { plainText } from '../../platform/plain-text.ts'
import { requestsAsked, type Sent, sent, wantsExtensions } from './asked.rules.ts'
import { readBulk } from './bulk.ts'
import { notFound, Open311Fault } from './fault.ts'
import { findRequest, listRequests } from './list-requests.ts'
import { jurisdictionOf, servicesIn } from './offered.ts'
import type { Open311RouteParts } from './parts.ts'
import { postRequest } from './post-request.ts'
import { definitionView, serviceView } from './services.rules.ts'
import { discoveryView, requestView } from './views.rules.ts'
import { type Value, xmlOf } from './xml.rules.ts'

const root = '/open311/v2'
/** A picture or three; the specification knows one. */
const filesMax = 3
const hidden = { schema: { hide: true }, errorHandler: answerFault } as const

interface FileRoute {
  Params: { file: string }
}

/** GeoReport v2 in XML and JSON. Register `open311Policy` first. */
export function open311Routes(http: HttpServer, parts: Open311RouteParts): void {
  const { cityCases, publicUrl } = parts

  http.get<FileRoute>(`${root}/:file`, hidden, async (request, reply) => {
    const { name, format } = fileOf(request)
    if (name === 'discovery') {
      return answer(reply, { format, root: 'discovery', value: discoveryView(parts) })
    }
    const fields = queryOf(request)
    const regionCode = await jurisdictionOf(cityCases, sent(fields, 'jurisdiction_id'))
    if (name === 'services') {
      const value = servicesIn(cityCases, regionCode).map(serviceView)
      return answer(reply, { format, root: 'services', value })
    }
    if (name !== 'requests') throw notFound('the resource')
    const asked = requestsAsked(fields, cityCases.world.now())
    const found = await listRequests(parts, regionCode, asked)
    const value = found.map((one) => requestView(one, { publicUrl, withNotes: asked.extensions }))
    return answer(reply, { format, root: 'service_requests', value })
  })

  http.get<FileRoute>(`${root}/services/:file`, hidden, async (request, reply) => {
    const { name, format } = fileOf(request)
    const regionCode = await jurisdictionOf(cityCases, sent(queryOf(request), 'jurisdiction_id'))
    const service = servicesIn(cityCases, regionCode).find(({ code }) => code === name)
    if (service === undefined) throw notFound('service_code')
    return answer(reply, { format, root: 'service_definition', value: definitionView(service) })
  })

  http.get<FileRoute>(`${root}/requests/:file`, hidden, async (request, reply) => {
    const { name, format } = fileOf(request)
    const withNotes = wantsExtensions(queryOf(request))
    const found = await findRequest(parts, name, { withNotes })
    const value = [requestView(found, { publicUrl, withNotes })]
    return answer(reply, { format, root: 'service_requests', value })
  })

  // Numbers are given at once, so that a token is only ever a number that was kept as one.
  http.get<FileRoute>(`${root}/tokens/:file`, hidden, async (request, reply) => {
    const { name, format } = fileOf(request)
    const { number } = await findRequest(parts, name, { withNotes: false })
    const value = [{ service_request_id: number, token: name }]
    return answer(reply, { format, root: 'service_requests', value })
  })

  addBulk(http, parts)
  addPost(http, parts)
  // A client that asks by another method, or for another thing, reads one form of faults only.
  http.register(async (scope) => scope.setNotFoundHandler(answerUnknown), { prefix: root })
  http.answerUndecodable(root, answerFault)
}

function answerUnknown(request: FastifyRequest, reply: FastifyReply): void {
  answerFault(request.server.whyUnknown(request, reply), request, reply)
}

function addBulk(http: HttpServer, parts: Open311RouteParts): void {
  http.get<FileRoute>(`${root}/bulk/:file`, hidden, async (request, reply) => {
    const asked = sent(queryOf(request), 'jurisdiction_id')
    const regionCode = await jurisdictionOf(parts.cityCases, asked)
    const { type, body } = await readBulk(parts, regionCode, request.params.file)
    return reply.header('access-control-allow-origin', '*').type(type).send(body)
  })
}

function addPost(http: HttpServer, parts: Open311RouteParts): void {
  http.post<FileRoute>(`${root}/:file`, hidden, async (request, reply) => {
    const { name, format } = fileOf(request)
    if (name !== 'requests') throw notFound('the resource')
    const form = await formWithFiles(request, filesMax)
    const fields: Sent = { ...queryOf(request), ...form.body }
    // The key comes before every field: what is asked of fields is nobody's business without one.
    const system = await keyHolder(request, parts, fields)
    if (!isForm(request)) throw new Open311Fault(400, 'send the request as a form')
    if (form.tooLarge.length > 0) throw new Open311Fault(413, 'the picture is too large')
    const wanted = sent(fields, 'jurisdiction_id') ?? system.regionCode
    const regionCode = await jurisdictionOf(parts.cityCases, wanted)
    if (regionCode !== system.regionCode) {
      throw new Open311Fault(403, 'the api_key is not one of this jurisdiction')
    }
    const taken = await postRequest(parts, { fields, regionCode, system, files: form.files })
    return answer(reply.code(201), { format, root: 'service_requests', value: [taken] })
  })
}

/** @throws Open311Fault 403 without a key that may report; Refusal for one that asks too often */
async function keyHolder(request: FastifyRequest, parts: Open311RouteParts, fields: Sent) {
  const key = sent(fields, 'api_key')
  if (key === undefined) throw new Open311Fault(403, 'api_key was not provided')
  const system = await parts.doorkeeper.systemBehind(request, key)
  if (system === undefined || !system.scopes.includes('open311:write')) {
    throw new Open311Fault(403, 'api_key is not valid')
  }
  const nowMs = parts.cityCases.world.now().getTime()
  takeOrRefuse(request.server.limiter, 'bulk-by-principal', `key:${system.keyId}`, nowMs)
  return system
}

function isForm(request: FastifyRequest): boolean {
  const type = request.headers['content-type'] ?? ''
  return request.isMultipart() || type.startsWith('application/x-www-form-urlencoded')
}

/** The arguments of an address, plain as the fields of a form are: a report may come in them. */
function queryOf(request: FastifyRequest): Sent {
  const all = Object.entries(request.query as Sent)
  return Object.fromEntries(
    all.map(([name, value]) => [
      name,
      typeof value === 'string' ? plainText(value) : value?.map(plainText),
    ]),
  )
}

type Format = 'json' | 'xml'

/** `requests.json` is the resource and its format. @throws Open311Fault 404 for another format */
function fileOf(request: FastifyRequest<FileRoute>): {
  readonly name: string
  readonly format: Format
} {
  const [, name, format] = /^(.{1,80})\.(json|xml)$/.exec(request.params.file) ?? []
  if (name === undefined) throw notFound('the resource or its format')
  return { name, format: format === 'xml' ? 'xml' : 'json' }
}

function answer(
  reply: FastifyReply,
  {
    format,
    root,
    value,
  }: { readonly format: Format; readonly root: string; readonly value: Value },
): FastifyReply {
  reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store')
  return format === 'xml'
    ? reply.type('text/xml; charset=utf-8').send(xmlOf(root, value))
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(value))
}

/** Faults as a list of code and description, in the format that was asked for. */
function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, faults } = faultOf(error, request)
  const [file = ''] = request.url.split('?', 1)
  const value = faults.map((description) => ({ code: status, description }))
  if (error instanceof Refusal) {
    const { retryAfterSeconds } = error.details
    if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds)
  }
  const format = file.endsWith('.xml') ? 'xml' : 'json'
  answer(reply.code(status), { format, root: 'errors', value })
}

function faultOf(error: unknown, request: FastifyRequest): Open311Fault {
  if (error instanceof Open311Fault) return error
  if (error instanceof Refusal) {
    const { status, en } = errors[error.code]
    const known = ([404, 405, 413, 429] as const).find((one) => one === status)
    return new Open311Fault(known ?? 400, en)
  }
  const { statusCode, message } = error as FastifyError
  if (statusCode !== undefined && statusCode < 500) return new Open311Fault(400, message)
  request.log.error({ error }, 'open311')
  return new Open311Fault(500, 'the request could not be processed')
}
