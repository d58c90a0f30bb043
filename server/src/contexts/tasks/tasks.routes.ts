import {
  TaskBreakdown,
  TaskBreakdownQuery,
  TaskList,
  TaskListQuery,
  TaskPath,
  TaskSummary,
  TaskSummaryQuery,
  TaskView,
} from '@huiyin/contract/tasks'
import type { Actor } from '../../kernel/access/actor.ts'
import { staffOf } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { listTasks, showTask } from './list-tasks.ts'
import type { TaskParts } from './parts.ts'
import { breakDownTasks, summariseTasks } from './summarise-tasks.ts'

const tags = ['tasks']

/** Figures and lists of tasks; their acts are those of every matter. */
export function tasksRoutes(http: HttpServer, parts: TaskParts): void {
  http.get(
    '/api/v1/tasks/summary',
    {
      schema: {
        summary: 'Tasks of a region and all below it by unit, in four classes that add up',
        tags,
        querystring: TaskSummaryQuery,
        response: { 200: TaskSummary },
      },
    },
    async (request) => {
      await requireSight(parts, request.actor, request.query.regionCode)
      return summariseTasks(parts, request.query)
    },
  )
  http.get(
    '/api/v1/tasks/breakdown',
    {
      schema: {
        summary: 'The same by lead unit, aspect, source or group',
        tags,
        querystring: TaskBreakdownQuery,
        response: { 200: TaskBreakdown },
      },
    },
    async (request) => {
      await requireSight(parts, request.actor, request.query.regionCode)
      return breakDownTasks(parts, request.query)
    },
  )
  http.get(
    '/api/v1/tasks',
    {
      schema: {
        summary: 'The tasks behind a figure; a unit sees those it has a part in',
        tags,
        querystring: TaskListQuery,
        response: { 200: TaskList },
      },
    },
    async (request) => {
      await requireSight(parts, request.actor, request.query.regionCode)
      return listTasks(parts, staffOf(request), request.query)
    },
  )
  http.get(
    '/api/v1/tasks/:number',
    {
      schema: {
        summary: 'Every field of a task',
        tags,
        params: TaskPath,
        response: { 200: TaskView },
      },
    },
    (request) => showTask(parts, staffOf(request), request.params.number),
  )
}

/** Tasks of one's own region and of those below it. */
async function requireSight(parts: TaskParts, actor: Actor, regionCode: string): Promise<void> {
  if (actor.kind !== 'api' && actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  const seen = await parts.org.regionsBelow(actor.regionCode)
  if (!seen.includes(regionCode)) throw new Refusal('common/not-permitted')
}
