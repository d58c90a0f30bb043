import type swagger from '@fastify/swagger'
import { errors } from '@huiyin/contract/errors'
import { html } from 'ghtml'
import { contentSecurityPolicy } from './headers.ts'
import { type Language, languageOf } from './language.ts'
import type { HttpServer } from './server.ts'

/** Describes every route from its schemas: `GET /api/openapi.json`, for people `/api/docs`. */
export async function documentApi(http: HttpServer, plugin: typeof swagger): Promise<void> {
  await http.register(plugin, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '回音 Huiyin',
        version: '1',
        description: 'Every matter finds an owner, every person gets an answer.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'API key of another system' },
        },
      },
    },
  })
}

/** Adds the document and its page; called when all other routes are known. */
export function documentationRoutes(http: HttpServer): void {
  http.registerPolicy({
    'GET /api/openapi.json': { public: true, side: 'both' },
    'GET /api/docs': { public: true, side: 'both' },
  })
  let text: string | undefined
  http.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) => {
    text ??= JSON.stringify(http.swagger())
    return reply.type('application/json; charset=utf-8').send(text)
  })
  http.get('/api/docs', { schema: { hide: true } }, (request, reply) => {
    const language = languageOf(request)
    return reply
      .header('content-security-policy', contentSecurityPolicy({}))
      .type('text/html; charset=utf-8')
      .send(page(http.swagger() as OpenApi, language))
  })
}

interface OpenApi {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
}

const words = {
  zh: { title: '回音接口说明', machine: '机器可读的说明', codes: '错误代码', status: '状态' },
  en: {
    title: 'Huiyin API',
    machine: 'The same for machines',
    codes: 'Error codes',
    status: 'Status',
  },
} as const

/** A page without style or script: headings, lists and tables are enough to read an interface. */
function page(document: OpenApi, language: Language): string {
  const say = words[language]
  const sections = Object.entries(byTag(document))
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say.title}</title>
<h1>${say.title}</h1>
<p><a href="/api/openapi.json">${say.machine}: OpenAPI 3.1</a></p>
!${sections.map(
    ([tag, operations]) =>
      html`<h2>${tag}</h2><dl>!${operations.map(
        ({ route, operation }) =>
          html`<dt><code>${route}</code><dd>${operation.summary ?? ''} ${operation.description ?? ''}`,
      )}</dl>`,
  )}
<h2>${say.codes}</h2>
<table><tr><th>code<th>${say.status}<th>!${Object.entries(errors).map(
    ([code, text]) =>
      html`<tr id="${code}"><td><code>${code}</code><td>${text.status}<td>${text[language]}`,
  )}</table>
</html>`
}

function byTag(document: OpenApi): Record<string, { route: string; operation: Operation }[]> {
  const sections: Record<string, { route: string; operation: Operation }[]> = {}
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'other'
      sections[tag] ??= []
      sections[tag].push({ route: `${method.toUpperCase()} ${path}`, operation })
    }
  }
  return sections
}
