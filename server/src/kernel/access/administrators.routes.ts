import {
  AccountMade,
  AccountState,
  Accounts,
  IdParameter,
  NewAccount,
  NewRight,
  Page,
  Reasoned,
  Rights,
} from '@huiyin/contract/access'
import Type from 'typebox'
import { type HttpServer, pageOf } from '../../platform/http/index.ts'
import { administratorPolicy } from './access.policy.ts'
import { type AccessRoutesParts, staffOf } from './access.routes.ts'
import { openAccount, removeSecondFactor, resetPassword, setAccountOpen } from './accounts.ts'
import { listAccounts, listRights } from './administrators-lists.ts'
import { keyAndLogRoutes } from './keys.routes.ts'
import { endRight, grantRight } from './rights.ts'

const tags = ['administration']
const nothing = { 204: Type.Null() }

/** What the three administrators do; see the policy table for who does which. */
export function administratorRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  http.registerPolicy(administratorPolicy)
  accountRoutes(http, parts)
  factorRoutes(http, parts)
  rightRoutes(http, parts)
  keyAndLogRoutes(http, parts)
}

function accountRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  const { access, forget } = parts
  http.get(
    '/api/v1/admin/accounts',
    { schema: { summary: 'Accounts', tags, querystring: Page, response: { 200: Accounts } } },
    async (request) => {
      const { cursor, limit } = request.query
      const after = cursor ? http.cursors.read('accounts', cursor) : []
      const rows = await listAccounts(access, staffOf(request), { after, limit: limit + 1 })
      return pageOf(http.cursors, {
        list: 'accounts',
        rows,
        limit,
        place: (row) => [row.staffCode],
      })
    },
  )
  http.post(
    '/api/v1/admin/accounts',
    {
      schema: {
        summary: 'Open an account without rights',
        tags,
        body: NewAccount,
        response: { 201: AccountMade },
      },
    },
    async (request, reply) => {
      const made = await openAccount(access, staffOf(request), {
        ...request.body,
        address: request.ip,
      })
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  )
  http.post(
    '/api/v1/admin/accounts/:id/state',
    {
      schema: {
        summary: 'Close or reopen an account',
        tags,
        params: IdParameter,
        body: AccountState,
        response: nothing,
      },
    },
    async (request, reply) => {
      const act = { ...request.body, staffId: request.params.id, address: request.ip }
      await setAccountOpen(access, staffOf(request), act)
      forget()
      return reply.code(204).send(null)
    },
  )
}

function factorRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  const { access, forget } = parts
  http.post(
    '/api/v1/admin/accounts/:id/one-time-password',
    {
      schema: {
        summary: 'Give a new one-time password',
        tags,
        params: IdParameter,
        body: Reasoned,
        response: { 201: AccountMade },
      },
    },
    async (request, reply) => {
      const staffId = request.params.id
      const act = { ...request.body, staffId, address: request.ip }
      const oneTimePassword = await resetPassword(access, staffOf(request), act)
      forget()
      return reply.code(201).header('cache-control', 'no-store').send({ staffId, oneTimePassword })
    },
  )
  http.delete(
    '/api/v1/admin/accounts/:id/second-factor',
    {
      schema: {
        summary: 'Remove a lost authenticator',
        tags,
        params: IdParameter,
        body: Reasoned,
        response: nothing,
      },
    },
    async (request, reply) => {
      const act = { ...request.body, staffId: request.params.id, address: request.ip }
      await removeSecondFactor(access, staffOf(request), act)
      forget()
      return reply.code(204).send(null)
    },
  )
}

function rightRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  const { access, forget } = parts
  http.get(
    '/api/v1/admin/rights',
    {
      schema: {
        summary: 'Who holds which post',
        tags,
        querystring: Page,
        response: { 200: Rights },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const after = cursor ? http.cursors.read('rights', cursor) : []
      const rows = await listRights(access, staffOf(request), { after, limit: limit + 1 })
      return pageOf(http.cursors, { list: 'rights', rows, limit, place: (row) => [row.id] })
    },
  )
  http.post(
    '/api/v1/admin/rights',
    { schema: { summary: 'Give a person a post', tags, body: NewRight, response: nothing } },
    async (request, reply) => {
      await grantRight(access, staffOf(request), { ...request.body, address: request.ip })
      forget()
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/rights/:id/end',
    {
      schema: {
        summary: 'End an appointment',
        tags,
        params: IdParameter,
        body: Reasoned,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { reason } = request.body
      const right = { id: request.params.id, reason, address: request.ip }
      await endRight(access, staffOf(request), right)
      forget()
      return reply.code(204).send(null)
    },
  )
}
