import { ApplicationBody, ApplicationTaken, JointView } from '@huiyin/contract/applications'
import { JointTaskList, JointTasksQuery } from '@huiyin/contract/joint-tasks'
import { WorkSteps } from '@huiyin/contract/work-steps'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { staffOf, type WorkListParts } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { automaticRoutes } from './automatic/automatic.routes.ts'
import { showJoint } from './joint-view.ts'
import { listSteps } from './list-steps.ts'
import type { ApplicationParts } from './parts.ts'
import { type HandedIn, type Submissions, submitApplication } from './submit-application.ts'
import { listJointTasks } from './together/list-joint-tasks.ts'

const tags = ['applications']

/** Routes of applications; their acts are those of all matters. Register `applicationsPolicy` first. */
export function applicationsRoutes(
  http: HttpServer,
  parts: ApplicationParts & { readonly submissions: Submissions; readonly work: WorkListParts },
): void {
  http.post(
    '/api/v1/applications',
    {
      schema: {
        summary: 'Hand in an application for one item, or for all items of a theme',
        tags,
        body: ApplicationBody,
        response: { 201: ApplicationTaken },
      },
    },
    async (request, reply) => {
      const taken = await submitApplication(parts, handedIn(request, request.body))
      return reply.code(201).send(taken)
    },
  )
  http.get(
    '/api/v1/work/steps',
    {
      schema: {
        summary: 'Steps of the own units: what they have to end, and what they wait for',
        tags,
        response: { 200: WorkSteps },
      },
    },
    (request) => listSteps(parts, staffOf(request)),
  )
  http.get(
    '/api/v1/work/applications/:number',
    {
      schema: {
        summary: 'The joint approval of an application: steps, units, clocks, critical path',
        tags,
        params: Type.Object(
          { number: Type.String({ minLength: 1, maxLength: 60 }) },
          { additionalProperties: false },
        ),
        response: { 200: JointView },
      },
    },
    (request) => showJoint(parts, staffOf(request), request.params.number),
  )
  http.get(
    '/api/v1/work/joint-tasks',
    {
      schema: {
        summary: 'Open joint tasks that the own units were asked, or wait for',
        tags,
        querystring: JointTasksQuery,
        response: { 200: JointTaskList },
      },
    },
    (request) => listJointTasks(parts, staffOf(request), request.query.side),
  )
  automaticRoutes(http, parts)
}

/** Somebody at a window, or another system, in whose own region it is. */
function handedIn({ actor }: FastifyRequest, body: ApplicationBody): HandedIn {
  if (actor.kind !== 'staff' && actor.kind !== 'api') throw new Refusal('common/not-permitted')
  if (actor.regionCode !== body.regionCode) throw new Refusal('common/not-permitted')
  return actor.kind === 'staff'
    ? { body, enteredBy: `staff:${actor.staffId}`, staffId: actor.staffId }
    : { body, enteredBy: `api:${actor.keyId}`, staffId: null }
}
