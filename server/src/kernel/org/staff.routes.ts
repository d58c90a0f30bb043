import {
  AbsenceMade,
  AbsenceParameter,
  Absences as AbsencesAnswer,
  NewAbsence,
  StaffList,
  StaffQuery,
} from '@huiyin/contract/org'
import { localDayOf } from '@huiyin/contract/time'
import type { Db } from '../../platform/db/db.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import type { World } from '../../platform/world.ts'
import type { Actor, Role, StaffActor } from '../access/actor.ts'
import type { Absences } from './absences.ts'
import { selectPostsOfStaff, selectStaffPage } from './org.store.ts'

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

/** Roles whose work reaches over all units; the others see the units of their posts. */
const seesAllUnits: readonly Role[] = ['supervisor', 'leader', 'system_admin', 'security_admin']

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
    async (request): Promise<StaffList> => {
      const actor = staffOf(request.actor)
      const { regionCode } = actor
      const { unitCode, cursor, limit } = request.query
      const people = await selectStaffPage(db, {
        regionCode,
        unitCodes: visibleUnits(actor, unitCode),
        after: cursor ?? '',
        limit: limit + 1,
      })
      const shown = people.slice(0, limit)
      const held = await selectPostsOfStaff(db, {
        regionCode,
        staffIds: shown.map((person) => person.id),
        day: localDayOf(world.now()),
      })
      const posts = Map.groupBy(held, (post) => post.staffId)
      return {
        rows: shown.map(({ id, staffCode, displayName, unitCode, phone, state }) => ({
          staffId: id,
          staffCode,
          displayName,
          unitCode,
          phone,
          state,
          posts: (posts.get(id) ?? []).map(({ postCode, unitCode, role }) => ({
            postCode,
            unitCode,
            role,
          })),
        })),
        nextCursor: people.length > limit ? (shown.at(-1)?.staffCode ?? null) : null,
      }
    },
  )
}

/** `null` is every unit; an empty list is none. */
function visibleUnits(actor: StaffActor, asked: string | undefined): readonly string[] | null {
  if (actor.posts.some((post) => seesAllUnits.includes(post.role))) {
    return asked === undefined ? null : [asked]
  }
  const own = [...new Set(actor.posts.map((post) => post.unitCode))]
  return asked === undefined ? own : own.filter((unitCode) => unitCode === asked)
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
