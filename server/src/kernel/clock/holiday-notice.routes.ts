import { HolidayNotice, HolidayNoticeQuery } from '@huiyin/contract/clock'
import { readTable } from '../../platform/excel/index.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import { readUploads } from '../evidence/index.ts'
import { readHolidayNotice } from './holiday-notice.rules.ts'

const columns = { day: '日期', type: '类型', name: '名称' } as const
/** A notice has about forty lines. */
const limits = { bytesMax: 1_000_000, rowsMax: 400 }

/** Reads the table of a holiday notice; nothing is kept. Register `holidayNoticePolicy` first. */
export function holidayNoticeRoutes(http: HttpServer): void {
  http.post(
    '/api/v1/clock/holiday-notice',
    {
      schema: {
        summary:
          'Read a holiday notice from Excel or CSV (日期, 类型, 名称), to be drafted as an edition',
        tags: ['clock'],
        consumes: ['multipart/form-data'],
        querystring: HolidayNoticeQuery,
        response: { 200: HolidayNotice },
      },
    },
    async (request): Promise<HolidayNotice> => {
      const { year, notice } = request.query
      const [file] = await readUploads(request)
      if (file === undefined) throw new Refusal('tables/unreadable')
      const table = await readTable(file.bytes, Object.values(columns), limits)
      const rows = table.rows.map(({ line, values }) => ({
        line,
        day: values[columns.day] ?? '',
        type: values[columns.type] ?? '',
        name: values[columns.name] ?? '',
      }))
      const { days, faults } = readHolidayNotice(rows, { year, notice })
      const shown = days.map(({ day, type, name }) => ({ day, type, name, notice }))
      return { value: { year, notice, days: shown }, faults: [...faults] }
    },
  )
}
