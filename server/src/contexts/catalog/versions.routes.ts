import { DraftChanges, ItemChanges, ItemChangesQuery } from '@huiyin/contract/catalog-changes'
import { ItemContent } from '@huiyin/contract/catalog-item'
import {
  ItemChecked,
  ItemFindings,
  ItemForm,
  ItemPath,
  ItemQuery,
  ItemShown,
  NewVersion,
  VersionList,
  VersionMade,
  VersionPath,
  VersionQuery,
  VersionShown,
  VersionsDecided,
} from '@huiyin/contract/catalog-versions'
import Type from 'typebox'
import { staffOf } from '../../kernel/access/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { blankItem } from './blank-item.rules.ts'
import { checkTyped } from './check-items.ts'
import { decideVersions } from './decide-versions.ts'
import { draftVersions, reviseDraft } from './draft-versions.ts'
import type { CatalogParts } from './parts.ts'
import { showChanges, showDraftChanges } from './show-changes.ts'
import { listVersions, showItem, showVersion } from './show-versions.ts'

const tags = ['catalog']

/** Items in the version in force, and how three people change it. */
export function versionRoutes(http: HttpServer, parts: CatalogParts): void {
  itemRoute(http, parts)
  readingRoutes(http, parts)
  draftingRoutes(http, parts)
  http.post(
    '/api/v1/item-decisions',
    {
      schema: {
        summary: 'Review, publish, return or withdraw versions: all of them, or none',
        tags,
        body: VersionsDecided,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await decideVersions(parts, staffOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
}

function itemRoute(http: HttpServer, parts: CatalogParts): void {
  http.get(
    '/api/v1/items/:code',
    {
      schema: {
        summary: 'An item with all its fields, in the version in force on a day',
        tags,
        params: ItemPath,
        querystring: ItemQuery,
        response: { 200: ItemShown },
      },
    },
    async (request) => {
      const { code } = request.params
      const { regionCode, on } = request.query
      return showItem(parts, { regionCode: await regionAsked(parts, regionCode), code, on })
    },
  )
  http.get(
    '/api/v1/items/:code/changes',
    {
      schema: {
        summary: 'Two published versions of an item read as one, field by field',
        tags,
        params: ItemPath,
        querystring: ItemChangesQuery,
        response: { 200: ItemChanges },
      },
    },
    async (request) => {
      const { code } = request.params
      const { regionCode, from, to } = request.query
      return showChanges(parts, {
        regionCode: await regionAsked(parts, regionCode),
        code,
        from,
        to,
      })
    },
  )
}

/** The region named, else the first. */
async function regionAsked({ org }: CatalogParts, asked: string | undefined): Promise<string> {
  const [first] = await org.regions()
  const region = asked ?? first?.regionCode
  if (region === undefined) throw new Refusal('catalog/item-unknown')
  return region
}

function readingRoutes(http: HttpServer, parts: CatalogParts): void {
  http.get(
    '/api/v1/item-versions',
    {
      schema: {
        summary: 'Versions of items, in every state, by item',
        tags,
        querystring: VersionQuery,
        response: { 200: VersionList },
      },
    },
    (request) => listVersions(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/item-versions/:id',
    {
      schema: {
        summary: 'A version with its document, what the checks say, and what one may do with it',
        tags,
        params: VersionPath,
        response: { 200: VersionShown },
      },
    },
    (request) => showVersion(parts, staffOf(request), request.params.id),
  )
  http.get(
    '/api/v1/item-versions/:id/changes',
    {
      schema: {
        summary: 'A version beside the one published before it',
        tags,
        params: VersionPath,
        response: { 200: DraftChanges },
      },
    },
    (request) => showDraftChanges(parts, staffOf(request), request.params.id),
  )
}

function draftingRoutes(http: HttpServer, parts: CatalogParts): void {
  http.post(
    '/api/v1/item-versions',
    {
      schema: {
        summary: 'Draft a version; it holds once two other people have reviewed and published it',
        tags,
        body: NewVersion,
        response: { 201: VersionMade },
      },
    },
    async (request, reply) => {
      const [made] = await draftVersions(parts, staffOf(request), [request.body])
      if (made === undefined) throw new Refusal('catalog/version-unknown')
      const { id, number, findings } = made
      return reply.code(201).send({ id, number, findings: [...findings] })
    },
  )
  http.put(
    '/api/v1/item-versions/:id',
    {
      schema: {
        summary: 'Change a draft that nobody has reviewed yet',
        tags,
        params: VersionPath,
        body: NewVersion,
        response: { 200: VersionMade },
      },
    },
    async (request) => {
      const { id } = request.params
      const revised = await reviseDraft(parts, staffOf(request), id, request.body)
      return { id, number: revised.number, findings: [...revised.findings] }
    },
  )
  http.get(
    '/api/v1/item-forms',
    {
      schema: {
        summary: 'What a wholly new item of the own unit begins with, and what its form asks',
        tags,
        response: { 200: ItemForm },
      },
    },
    (request) => ({ schema: ItemContent, content: blankItem(staffOf(request)) }),
  )
  http.post(
    '/api/v1/item-checks',
    {
      schema: {
        summary: 'What the checks say of a document that is not saved',
        tags,
        body: ItemChecked,
        response: { 200: ItemFindings },
      },
    },
    (request) => checkTyped(parts, staffOf(request), request.body),
  )
}
