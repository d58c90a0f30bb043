import { Readable } from 'node:stream'
import {
  Component,
  ComponentList,
  ComponentsQuery,
  ComponentsTaken,
  componentCode,
} from '@huiyin/contract/components'
import Type from 'typebox'
import { staffOf } from '../../kernel/access/index.ts'
import { readUpload } from '../../kernel/evidence/index.ts'
import { csv } from '../../platform/excel/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Components } from './index.ts'
import { componentSheet, listComponents } from './list-components.ts'
import { takeComponents } from './take-components.ts'

const tags = ['components']

/** Routes of the register of components. Register `componentsPolicy` first. */
export function componentsRoutes(http: HttpServer, components: Components): void {
  http.get(
    '/api/v1/components',
    {
      schema: {
        summary: 'Components of the region by code',
        tags,
        querystring: ComponentsQuery,
        response: { 200: ComponentList },
      },
    },
    (request) => listComponents(components, staffOf(request).regionCode, request.query),
  )
  http.get(
    '/api/v1/components/:code',
    {
      schema: {
        summary: 'One component with whoever answers for it',
        tags,
        params: Type.Object({ code: componentCode }, { additionalProperties: false }),
        response: { 200: Component },
      },
    },
    async (request) => {
      const found = await components.find(staffOf(request).regionCode, request.params.code)
      if (found === undefined) throw new Refusal('components/unknown')
      return found
    },
  )
  http.get(
    '/api/v1/components.csv',
    { schema: { summary: 'The whole register, in the columns in which it is taken', tags } },
    async (request, reply) => {
      const lines = csv(componentSheet(components, staffOf(request).regionCode))
      return asFile(reply, 'csv', 'components.csv').send(Readable.from(lines))
    },
  )
  http.post(
    '/api/v1/components/file',
    {
      schema: {
        summary: 'Add or change components from an Excel or CSV file, whole or not at all',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: ComponentsTaken },
      },
    },
    async (request) => {
      const { regionCode, staffId } = staffOf(request)
      const { bytes } = await readUpload(request)
      return takeComponents(components, { regionCode, bytes, enteredBy: `staff:${staffId}` })
    },
  )
}
