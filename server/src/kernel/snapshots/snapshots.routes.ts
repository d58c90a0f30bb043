import {
  Comparison,
  dimensions,
  ErratumBody,
  ErratumDecisionBody,
  FreezeBody,
  FrozenFigure,
  FrozenFigureQuery,
  FrozenFigures,
  SnapshotList,
  SnapshotQuery,
  SnapshotRow,
} from '@huiyin/contract/figures'
import type { FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { staffOf } from '../access/index.ts'
import { share } from '../metrics/index.ts'
import type { SnapshotParts } from './freeze-period.ts'
import type { Snapshots } from './index.ts'
import { showComparison, showSnapshots } from './show-snapshots.ts'
import { definitionsText, periodOfMonth } from './snapshots.rules.ts'
import type { FigureOfGroup } from './snapshots.store.ts'
import type { Snapshot } from './types.ts'

const tags = ['figures']
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false })
const Definitions = Type.Object({
  figures: Type.Array(Type.Record(Type.String(), Type.Unknown())),
})

/** Routes of frozen periods and of the definitions of figures. */
export function snapshotRoutes(http: HttpServer, parts: SnapshotParts, snapshots: Snapshots): void {
  figureRoutes(http, parts, snapshots)
  readingRoutes(http, parts, snapshots)
  changingRoutes(http, parts, snapshots)
}

function figureRoutes(http: HttpServer, parts: SnapshotParts, snapshots: Snapshots): void {
  http.get(
    '/api/v1/figures/definitions',
    {
      schema: {
        summary: 'How every published figure is counted',
        tags,
        response: { 200: Definitions },
      },
    },
    async () => JSON.parse(definitionsText(parts.source.figures)) as Definitions,
  )
  http.get(
    '/api/v1/figures/frozen',
    {
      schema: {
        summary: 'One figure of a frozen month, of all groups of a dimension',
        tags,
        querystring: FrozenFigureQuery,
        response: { 200: FrozenFigure },
      },
    },
    (request) => frozenFigure(parts, snapshots, request, request.query),
  )
}

function readingRoutes(http: HttpServer, parts: SnapshotParts, snapshots: Snapshots): void {
  http.get(
    '/api/v1/figures/snapshots',
    {
      schema: {
        summary: 'The frozen months of a region with their hashes, newest first',
        tags,
        querystring: SnapshotQuery,
        response: { 200: SnapshotList },
      },
    },
    async (request) => {
      const { regionCode } = request.query
      await requireSight(parts, request, regionCode)
      const rows = await snapshots.list(regionCode)
      const actor = staffOf(request)
      return { rows: await showSnapshots(parts, snapshots, { actor, regionCode, rows }) }
    },
  )
  http.get(
    '/api/v1/figures/snapshots/:id',
    {
      schema: {
        summary: 'The figures of a frozen month, in all groups',
        tags,
        params: Id,
        response: { 200: FrozenFigures },
      },
    },
    async (request) => {
      const found = await seen(parts, snapshots, request, request.params.id)
      const snapshot = await shown(parts, snapshots, request, found)
      const groups = await snapshots.groups(found, dimensions)
      return { snapshot, groups: [...groups] }
    },
  )
  http.get(
    '/api/v1/figures/snapshots/:id/comparison',
    {
      schema: {
        summary: 'What would be counted otherwise today than when the month was frozen',
        tags,
        params: Id,
        response: { 200: Comparison },
      },
    },
    async (request) =>
      showComparison(parts, snapshots, await seen(parts, snapshots, request, request.params.id)),
  )
}

type Definitions = { figures: Record<string, unknown>[] }

function changingRoutes(http: HttpServer, parts: SnapshotParts, snapshots: Snapshots): void {
  http.post(
    '/api/v1/figures/snapshots',
    {
      schema: {
        summary: 'Freeze a month that is over: rows, definitions and figures with their hashes',
        tags,
        body: FreezeBody,
        response: { 201: SnapshotRow },
      },
    },
    async (request, reply) => {
      const { regionCode, month } = request.body
      await requireSight(parts, request, regionCode)
      const frozenBy = `staff:${staffOf(request).staffId}`
      const frozen = await snapshots.freeze(regionCode, periodOfMonth(month), frozenBy)
      return reply.code(201).send(await shown(parts, snapshots, request, frozen))
    },
  )
  http.post(
    '/api/v1/figures/snapshots/:id/errata',
    {
      schema: {
        summary: 'Propose to correct a frozen month, with the reason; a second person decides',
        tags,
        params: Id,
        body: ErratumBody,
        response: { 201: SnapshotRow },
      },
    },
    async (request, reply) => {
      const found = await seen(parts, snapshots, request, request.params.id)
      const { reason } = request.body
      await snapshots.propose(staffOf(request), { snapshot: found, reason })
      return reply.code(201).send(await shown(parts, snapshots, request, found))
    },
  )
  http.post(
    '/api/v1/figures/errata/:id/decision',
    {
      schema: {
        summary: 'Decide on an erratum: approved, the month is counted anew as the next edition',
        tags,
        params: Id,
        body: ErratumDecisionBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const regionCodes = await parts.org.regionsBelow(actor.regionCode)
      const { decision } = request.body
      await snapshots.decide(actor, { regionCodes, erratumId: request.params.id, decision })
      return reply.code(204).send(null)
    },
  )
}

async function frozenFigure(
  parts: SnapshotParts,
  snapshots: Snapshots,
  request: FastifyRequest,
  { regionCode, month, dimension, figure }: Static<typeof FrozenFigureQuery>,
): Promise<FrozenFigure> {
  await requireSight(parts, request, regionCode)
  const snapshot = await snapshots.last(regionCode, periodOfMonth(month))
  const isKnown = parts.source.figures.some((one) => one === figure)
  if (snapshot === undefined || !isKnown) throw new Refusal('figures/not-frozen')
  const rows = await snapshots.figure(snapshot, { dimension, figure })
  const { id: snapshotId, edition, resultHash } = snapshot
  return { snapshotId, edition, resultHash, rows: rows.map(withShare) }
}

function withShare(row: FigureOfGroup) {
  const { numerator, denominator } = row
  return { ...row, share: denominator === null ? null : share({ numerator, denominator }) }
}

/** A snapshot of one's own region or of one below it. */
async function seen(
  parts: SnapshotParts,
  snapshots: Snapshots,
  request: FastifyRequest,
  id: string,
): Promise<Snapshot> {
  const { regionCode } = staffOf(request)
  const found = await snapshots.find(await parts.org.regionsBelow(regionCode), id)
  if (found === undefined) throw new Refusal('common/not-found')
  return found
}

async function shown(
  parts: SnapshotParts,
  snapshots: Snapshots,
  request: FastifyRequest,
  snapshot: Snapshot,
): Promise<SnapshotRow> {
  const { regionCode } = snapshot
  const asked = { actor: staffOf(request), regionCode, rows: [snapshot] }
  const [row] = await showSnapshots(parts, snapshots, asked)
  if (row === undefined) throw new Refusal('common/not-found')
  return row
}

async function requireSight(
  { org }: SnapshotParts,
  { actor }: FastifyRequest,
  regionCode: string,
): Promise<void> {
  if (actor.kind !== 'api' && actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  const seenRegions = await org.regionsBelow(actor.regionCode)
  if (!seenRegions.includes(regionCode)) throw new Refusal('common/not-permitted')
}
