import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentSecurityPolicy, type HttpServer, Refusal } from '../http/index.ts'
import type { World } from '../world.ts'

export interface DeskParts {
  /** Folder of the built desk, `web/dist`. */
  readonly folder: string
  readonly world: World
  /** The place a base map comes from, if an operator named one. */
  readonly imageOrigin?: string | undefined
}

/** What the built desk consists of, kept in memory: some two megabytes that never change. */
interface BuiltDesk {
  readonly page: string
  readonly assets: ReadonlyMap<string, Asset>
}

interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly packed: Buffer
}

const nonceBytes = 16
const noncePlace = '__NONCE__'
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** The page itself holds nothing; what it shows is asked of the interface, which knows who asks. */
const deskPolicy = {
  'GET /desk': { public: true, side: 'desk' },
  'GET /desk/*': { public: true, side: 'desk' },
  // One screen fetches many small files from memory: counting them would only limit whole halls.
  'GET /desk/assets/:file': { public: true, side: 'desk', limit: 'none' },
} as const

/**
 * Serves the desk: one page for every address under `/desk`, with a fresh nonce for its styles, and
 * its files, which carry their hash in the name and may be kept for ever. A file that does not
 * exist is 404 and never the page, so that a broken upgrade shows at once.
 */
export function deskShell(http: HttpServer, { folder, world, imageOrigin }: DeskParts): void {
  http.registerPolicy(deskPolicy)
  const desk = readDesk(folder)
  const page = (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = world.randomBytes(nonceBytes).toString('base64')
    return sendPage(reply, desk, { nonce, imageOrigin })
  }
  const hidden = { schema: { hide: true } }

  http.get('/desk', hidden, page)
  http.get('/desk/*', hidden, (request, reply) => {
    if (request.url.startsWith('/desk/assets/')) throw new Refusal('common/not-found')
    return page(request, reply)
  })
  http.get<{ Params: { file: string } }>('/desk/assets/:file', hidden, (request, reply) => {
    const asset = desk?.assets.get(request.params.file)
    if (asset === undefined) throw new Refusal('common/not-found')
    return sendAsset(request, reply, asset)
  })
}

function sendPage(
  reply: FastifyReply,
  desk: BuiltDesk | undefined,
  sources: { readonly nonce: string; readonly imageOrigin: string | undefined },
): FastifyReply {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
  if (desk === undefined) return reply.code(503).send(notBuilt)
  return reply
    .header('content-security-policy', contentSecurityPolicy({ ...sources, ownFiles: true }))
    .send(desk.page.replace(noncePlace, sources.nonce))
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): FastifyReply {
  reply
    .type(asset.type)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('vary', 'accept-encoding')
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (!takesGzip) return reply.send(asset.plain)
  return reply.header('content-encoding', 'gzip').send(asset.packed)
}

/** `undefined` when the desk was not built; the rest of the service works without it. */
function readDesk(folder: string): BuiltDesk | undefined {
  try {
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    const names = readdirSync(join(folder, 'assets'))
    return { page, assets: new Map(names.map((name) => [name, readAsset(folder, name)])) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function readAsset(folder: string, name: string): Asset {
  const plain = readFileSync(join(folder, 'assets', name))
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { type, plain, packed: gzipSync(plain) }
}

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>工作台尚未构建</title>
<h1>工作台尚未构建</h1><p>请在安装目录运行 npm start，它会自动构建；或运行 npm run build -w @huiyin/web 后重新启动。</p>
<p lang="en">The desk is not built. Run npm start, or npm run build -w @huiyin/web and start again.</p></html>
`
