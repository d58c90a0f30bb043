import {
  ItemExportQuery,
  ItemImportQuery,
  ItemImportReport,
} from '@huiyin/contract/catalog-exchange'
import { staffOf } from '../../kernel/access/index.ts'
import { readUploads } from '../../kernel/evidence/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { exportItems } from './export-items.ts'
import { importItems } from './import-items.ts'
import type { CatalogParts } from './parts.ts'

const tags = ['catalog']

/** The catalogue in the national upload layout, out and in. */
export function itemFileRoutes(http: HttpServer, parts: CatalogParts): void {
  http.get(
    '/api/v1/item-exports',
    {
      schema: {
        summary: 'The items in force today as a workbook of the upload layout, CSV or documents',
        tags,
        querystring: ItemExportQuery,
      },
    },
    async (request, reply) => {
      const { as, unitCode } = request.query
      const { regionCode } = staffOf(request)
      const items = await exportItems(parts, { regionCode, as, unitCode })
      return asFile(reply, as, `items.${as}`).send(items)
    },
  )
  http.post(
    '/api/v1/item-imports',
    {
      schema: {
        summary: 'Draft versions out of a file; told line by line, and all of it or nothing',
        tags,
        consumes: ['multipart/form-data'],
        querystring: ItemImportQuery,
        response: { 200: ItemImportReport },
      },
    },
    async (request) => {
      const [file, ...others] = await readUploads(request)
      if (file === undefined || others.length > 0) throw new Refusal('catalog/one-file')
      return importItems(parts, staffOf(request), file, request.query)
    },
  )
}
