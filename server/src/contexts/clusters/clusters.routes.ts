import { ClusterAcceptBody, ClusterDismissBody, Clusters } from '@huiyin/contract/clusters'
import Type from 'typebox'
import { staffOf } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { acceptCluster, dismissCluster } from './decide-cluster.ts'
import { showClusters } from './find-clusters.ts'
import type { ClusterParts } from './parts.ts'

const tags = ['clusters']

/** Clusters of cases and tickets. Register `clustersPolicy` first. */
export function clustersRoutes(http: HttpServer, parts: ClusterParts): void {
  http.get(
    '/api/v1/clusters',
    {
      schema: {
        summary: 'What gathers by class and place, proposed as problems; and what was decided',
        tags,
        response: { 200: Clusters },
      },
    },
    (request) => showClusters(parts, staffOf(request)),
  )
  http.post(
    '/api/v1/clusters/accept',
    {
      schema: {
        summary: 'Make a task of a cluster, with its cases and tickets tied to it',
        tags,
        body: ClusterAcceptBody,
        response: { 201: Type.Object({ number: Type.String() }) },
      },
    },
    async (request, reply) => {
      const number = await acceptCluster(parts, staffOf(request), request.body)
      return reply.code(201).send({ number })
    },
  )
  http.post(
    '/api/v1/clusters/dismiss',
    {
      schema: {
        summary: 'Say why a cluster is no problem',
        tags,
        body: ClusterDismissBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await dismissCluster(parts, staffOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
}
