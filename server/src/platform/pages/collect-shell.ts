import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import { contentSecurityPolicy, type HttpServer, Refusal } from '../http/index.ts'

/** The page holds nothing; what the app shows it asks of the interface, which knows who asks. */
const collectPolicy = {
  'GET /collect': { public: true, side: 'desk' },
  'GET /collect/:file': { public: true, side: 'desk' },
} as const

const names = ['app.js', 'style.css', 'worker.js'] as const
const hidden = { schema: { hide: true } } as const
const policy = contentSecurityPolicy({ ownFiles: true })

/**
 * Serves the collectors' app as `npm run build` leaves it. Its worker keeps the files on the phone;
 * the version it carries is their hash, so that a phone takes up an upgrade with its next look.
 */
export function collectShell(http: HttpServer, folder: string): void {
  http.registerPolicy(collectPolicy)
  const files = readApp(folder)

  http.get('/collect', hidden, (_request, reply) => {
    if (files === undefined) throw new Refusal('common/not-found')
    return send(reply, 'text/html; charset=utf-8', page)
  })
  http.get<{ Params: { file: string } }>('/collect/:file', hidden, (request, reply) => {
    const text = files?.get(request.params.file)
    if (text === undefined) throw new Refusal('common/not-found')
    const isStyle = request.params.file.endsWith('.css')
    // The worker answers for the page, which has no folder below it.
    reply.header('service-worker-allowed', '/collect')
    return send(reply, isStyle ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8', text)
  })
}

function send(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .type(type)
    .header('content-security-policy', policy)
    .header('cache-control', 'no-cache')
    .send(text)
}

/** `undefined` when the app was not built; the rest of the service works without it. */
function readApp(folder: string): ReadonlyMap<string, string> | undefined {
  try {
    const texts = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    const version = createHash('sha256')
      .update(JSON.stringify([page, texts]))
      .digest('hex')
    return new Map(
      texts.map(([name, text]) => [name, text.replace('__VERSION__', version.slice(0, 16))]),
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="theme-color" content="#0b4f8a">
<title>巡查上报</title>
<link rel="stylesheet" href="/collect/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<main id="app"><h1>巡查上报</h1><noscript>监督员的巡查上报需要浏览器支持脚本。</noscript></main>
<script type="module" src="/collect/app.js"></script>
</body>
</html>
`
