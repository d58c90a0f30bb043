import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** Which methods each address offers, asked only when a request met no route. */
export class RouteMap {
  readonly #patterns = new Map<string, { readonly form: RegExp; readonly methods: Set<string> }>()

  add(method: string, url: string): void {
    const known = this.#patterns.get(url)
    if (known) known.methods.add(method)
    else this.#patterns.set(url, { form: formOf(url), methods: new Set([method]) })
  }

  /** Methods offered at a path, in alphabetical order; none when nothing is there. */
  methodsAt(path: string): string[] {
    const offered = [...this.#patterns.values()].filter(({ form }) => form.test(path))
    return [...new Set(offered.flatMap(({ methods }) => [...methods]))].sort()
  }
}

/** The refusal for a request without a route: 405 where other methods are offered, else 404. */
export function answerUnknownRoute(
  request: FastifyRequest,
  reply: FastifyReply,
  routes: RouteMap,
): Refusal {
  const allowed = routes.methodsAt(request.url.split('?', 1)[0] ?? '')
  if (allowed.length === 0) return new Refusal('common/not-found')
  reply.header('allow', allowed.join(', '))
  return new Refusal('common/method-not-allowed', { allowed })
}

function formOf(url: string): RegExp {
  const parts = url.split(/(:[A-Za-z]+|\*)/).map((part) => {
    if (part.startsWith(':')) return '[^/]+'
    if (part === '*') return '.*'
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`)
}
