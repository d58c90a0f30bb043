import {
  CertificateChangeBody,
  CertificateChangeTaken,
  CertificatePath,
  CertificateRecord,
  CertificatesOfMatter,
  Register,
  RegisterQuery,
} from '@huiyin/contract/certificates'
import Type from 'typebox'
import { staffOf } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { proposeChange } from './changes/propose-change.ts'
import { listRegister, showCertificatesOf, showRecord } from './list-certificates.ts'
import { type PrintParts, printCertificate } from './print-certificate.ts'
import { sendPaper } from './send-paper.ts'

const tags = ['certificates']
const MatterPath = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)

type DeskParts = PrintParts & { readonly watermark: string | null }

/** What staff do with certificates at the desk. */
export function certificateDeskRoutes(http: HttpServer, parts: DeskParts): void {
  paperRoute(http, parts)
  http.get(
    '/api/v1/work/certificates',
    {
      schema: {
        summary: 'The register of certificates, the newest first',
        tags,
        querystring: RegisterQuery,
        response: { 200: Register },
      },
    },
    (request) => listRegister(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/work/certificates/:certificate',
    {
      schema: {
        summary: 'A certificate with its versions, its changes and the file of its application',
        tags,
        params: CertificatePath,
        response: { 200: CertificateRecord },
      },
    },
    (request) => showRecord(parts, staffOf(request), request.params.certificate),
  )
  http.get(
    '/api/v1/work/matters/:number/certificates',
    {
      schema: {
        summary:
          'The certificates an application ended with and its file, or what a change is about',
        tags,
        params: MatterPath,
        response: { 200: CertificatesOfMatter },
      },
    },
    (request) => showCertificatesOf(parts, staffOf(request), request.params.number),
  )
  http.post(
    '/api/v1/work/certificates/:certificate/changes',
    {
      schema: {
        summary: 'Propose to change, revoke, withdraw or cancel a certificate',
        tags,
        params: CertificatePath,
        body: CertificateChangeBody,
        response: { 201: CertificateChangeTaken },
      },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { certificate } = request.params
      return reply.code(201).send(await proposeChange(parts, actor, certificate, request.body))
    },
  )
}

function paperRoute(http: HttpServer, parts: DeskParts): void {
  http.get(
    '/api/v1/work/certificates/:certificate/paper',
    {
      schema: {
        summary: 'The paper of a certificate as a page to print; the look is recorded',
        tags,
        params: CertificatePath,
      },
    },
    async (request, reply) => {
      const paper = await printCertificate(parts, request.actor, request.params.certificate)
      const { world, watermark } = parts
      return sendPaper(reply, paper, { now: world.now(), watermark })
    },
  )
}
