import { SecurityEvents, SecurityExportQuery, SecurityQuery } from '@huiyin/contract/access'
import { securityActWords } from '@huiyin/contract/desk-access.words'
import { formatInstant } from '@huiyin/contract/time'
import { type Sheet, workbook } from '../../platform/excel/index.ts'
import { asFile } from '../../platform/http/files.ts'
import { type HttpServer, pageOf } from '../../platform/http/index.ts'
import { type AccessRoutesParts, staffOf } from './access.routes.ts'
import { exportSecurityLog, readSecurityLog } from './administrators-lists.ts'
import type { SecurityEventRow } from './security-log.store.ts'

const tags = ['administration']

/** The security log: read in pages, or taken out as a file that says who took it. */
export function securityLogRoutes(http: HttpServer, { access }: AccessRoutesParts): void {
  http.get(
    '/api/v1/admin/security-events',
    {
      schema: {
        summary: 'Security log, by act, person and days',
        tags,
        querystring: SecurityQuery,
        response: { 200: SecurityEvents },
      },
    },
    async (request) => {
      const { cursor, limit, ...filter } = request.query
      const after = cursor ? http.cursors.read('security-events', cursor) : []
      const page = { after, limit: limit + 1, address: request.ip, filter }
      const found = await readSecurityLog(access, staffOf(request), page)
      const { rows, nextCursor } = pageOf(http.cursors, {
        list: 'security-events',
        rows: found,
        limit,
        place: (row) => [row.at.toISOString(), row.id],
      })
      return { rows: rows.map((row) => ({ ...row, at: formatInstant(row.at) })), nextCursor }
    },
  )
  http.get(
    '/api/v1/admin/security-events.xlsx',
    {
      schema: {
        summary: 'Security log as an Excel file, at most 50 000 rows',
        tags,
        querystring: SecurityExportQuery,
      },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const taken = await exportSecurityLog(access, actor, {
        address: request.ip,
        filter: request.query,
      })
      return asFile(reply, 'xlsx', 'security-log.xlsx').send(
        workbook([logSheet(taken, actor.displayName)]),
      )
    },
  )
}

/** Who took a file out stands under its last line and in the log itself. */
function logSheet(
  { rows, names, at }: Awaited<ReturnType<typeof exportSecurityLog>>,
  takenBy: string,
): Sheet<SecurityEventRow> {
  const nameOf = (name: string | null) => (name === null ? null : (names.get(name) ?? name))
  const column = (
    header: string,
    width: number,
    value: (row: SecurityEventRow) => string | null,
  ) => ({ header, width, value, type: 'text' as const })
  const acts: Readonly<Record<string, { readonly zh: string }>> = securityActWords
  return {
    name: '安全日志',
    rows,
    columns: [
      column('时间', 26, (row) => formatInstant(row.at)),
      column('事件', 16, (row) => acts[row.what]?.zh ?? row.what),
      column('操作者', 20, (row) => nameOf(row.actor)),
      column('对象', 20, (row) => nameOf(row.subject)),
      column('结果', 8, (row) => (row.isSuccess ? '成功' : '被拒')),
      column('地址', 18, (row) => row.address),
      column('说明', 60, (row) => JSON.stringify(row.details)),
    ],
    notes: [`${takenBy} 于 ${formatInstant(at)} 导出，共 ${rows.length} 条。内部资料，不得外传。`],
  }
}
