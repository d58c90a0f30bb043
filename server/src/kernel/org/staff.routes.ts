import {
  AbsenceMade,
  AbsenceParameter,
  Absences as AbsencesAnswer,
  NewAbsence,
  StaffList,
  StaffQuery,
} from '@huiyin/contract/org'
import type { Db } from '../../platform/db/db.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import type { World } from '../../platform/world.ts'
import type { Actor, StaffActor } from '../access/actor.ts'
import type { Absences } from './absences.ts'
import { listStaff } from './list-staff.ts'

export interface StaffRouteParts {
  readonly db: Db
  readonly world: World
  readonly absences: Absences
}

/** People of the region and their absences, for staff. Register `orgPolicy` first. */
export function staffRoutes(http: HttpServer, parts: StaffRouteParts): void {
  addStaffList(http, parts)
  addAbsences(http, parts)
}

function addStaffList(http: HttpServer, { db, world }: StaffRouteParts): void {
  http.get(
    '/api/v1/staff',
    {
      schema: {
        summary: 'People by work number, with the posts they hold today',
        tags: ['organisation'],
        querystring: StaffQuery,
        response: { 200: StaffList },
      },
    },
    (request): Promise<StaffList> =>
      listStaff({ db, world }, staffOf(request.actor), request.query),
  )
}

function addAbsences(http: HttpServer, { absences }: StaffRouteParts): void {
  const tags = ['organisation']
  http.get(
    '/api/v1/absences',
    {
      schema: {
        summary: 'Absences now and to come: own, stood in for, and of the units one leads',
        tags,
        response: { 200: AbsencesAnswer },
      },
    },
    async (request): Promise<AbsencesAnswer> => ({
      rows: [...(await absences.list(staffOf(request.actor)))],
    }),
  )
  http.post(
    '/api/v1/absences',
    {
      schema: {
        summary: 'Enter an absence and who stands in',
        tags,
        body: NewAbsence,
        response: { 201: AbsenceMade },
      },
    },
    async (request, reply): Promise<AbsenceMade> => {
      const id = await absences.enter(staffOf(request.actor), request.body)
      reply.code(201)
      return { id }
    },
  )
  http.delete(
    '/api/v1/absences/:id',
    { schema: { summary: 'Revoke an absence', tags, params: AbsenceParameter } },
    async (request, reply) => {
      await absences.revoke(staffOf(request.actor), request.params.id)
      return reply.code(204).send()
    },
  )
}

function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  return actor
}
