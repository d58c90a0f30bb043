import {
  CertificatePath,
  PublicCertificate,
  PublishedKeys,
  StatusList,
  StatusListPath,
} from '@huiyin/contract/certificates'
import type { HttpServer } from '../../platform/http/index.ts'
import type { CertificateParts } from './parts.ts'
import { showKeys, showPublicCertificate, showStatusList } from './show-certificate.ts'

const tags = ['certificates']
/** Minutes for which a copy of keys and lists may be kept on the way. */
const cached = 'public, max-age=300'

/** What anybody may fetch to verify certificates. Register `certificatesPolicy` first. */
export function certificatesRoutes(http: HttpServer, parts: CertificateParts): void {
  http.get(
    '/.well-known/huiyin-keys.json',
    {
      schema: {
        summary: 'Public keys with which certificates and status lists are verified',
        tags,
        response: { 200: PublishedKeys },
      },
    },
    (_request, reply) => {
      reply.header('cache-control', cached)
      return showKeys(parts)
    },
  )
  http.get(
    '/.well-known/huiyin-status/:list',
    {
      schema: {
        summary: 'A signed list of the states of certificates, to be carried along',
        tags,
        params: StatusListPath,
        response: { 200: StatusList },
      },
    },
    (request, reply) => {
      reply.header('cache-control', cached)
      return showStatusList(parts, request.params.list.replace('.json', ''))
    },
  )
  http.get(
    '/api/v1/certificates/:certificate',
    {
      schema: {
        summary: 'The state of a certificate, and what its paper shows but the name',
        tags,
        params: CertificatePath,
        response: { 200: PublicCertificate },
      },
    },
    (request) => showPublicCertificate(parts, request.params.certificate),
  )
}
