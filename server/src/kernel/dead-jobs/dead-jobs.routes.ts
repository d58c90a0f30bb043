import { DeadJobDiscarded, DeadJobList, DeadJobRetried } from '@huiyin/contract/dead-jobs'
import Type from 'typebox'
import type { HttpServer } from '../../platform/http/index.ts'
import { staffOf } from '../access/index.ts'
import { type DeadJobParts, discardDeadJob, listDeadJobs, retryDeadJob } from './dead-jobs.ts'

const tags = ['administration']
const nothing = { 204: Type.Null() }

/** Jobs that were given up. Register `deadJobsPolicy` first. */
export function deadJobRoutes(http: HttpServer, parts: DeadJobParts): void {
  http.get(
    '/api/v1/admin/dead-jobs',
    {
      schema: {
        summary: 'Jobs and deliveries that were given up, without what they are about',
        tags,
        response: { 200: DeadJobList },
      },
    },
    async (request) => ({ rows: await listDeadJobs(parts, staffOf(request)) }),
  )
  http.post(
    '/api/v1/admin/dead-jobs/retry',
    {
      schema: { summary: 'Try once more', tags, body: DeadJobRetried, response: nothing },
    },
    async (request, reply) => {
      await retryDeadJob(parts, staffOf(request), { ...request.body, address: request.ip })
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/admin/dead-jobs/discard',
    {
      schema: { summary: 'Give up for good', tags, body: DeadJobDiscarded, response: nothing },
    },
    async (request, reply) => {
      await discardDeadJob(parts, staffOf(request), { ...request.body, address: request.ip })
      return reply.code(204).send(null)
    },
  )
}
