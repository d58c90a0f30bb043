import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { recordTables } from '@huiyin/contract/project-records'
import { parseLocalDay } from '@huiyin/contract/time'
import {
  makeRecords,
  type RecordFile,
  recordFile,
  recordSheet,
} from '../contexts/applications/index.ts'
import { csv } from '../platform/excel/index.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'
import { inHouse } from './import/in-house.ts'

export const command: Command = {
  summary:
    'write a day of applications (办件) in the national upload layout; again it writes none twice',
  usage: '--region <code> --day <YYYY-MM-DD> --out <folder> [--as csv|json]',
  async run(args, parts) {
    const { regionCode, day, out, as } = readOptions(args)
    const { made, file } = await inHouse(parts, regionCode, async ({ applications }) => {
      const made = await makeRecords(applications, { regionCode, day, by: 'system' })
      const batchNo = made.batch?.batchNo
      if (batchNo === undefined) return { made, file: undefined }
      return { made, file: await recordFile(applications, { regionCode, batchNo }) }
    })
    for (const { projectNo, table, zh } of made.faults) parts.print(`${projectNo} ${table}：${zh}`)
    if (file === undefined) {
      parts.print(`${day}：没有新的或变动的数据，${made.faults.length} 处有误。`)
    } else {
      await write(out, file, as)
      const counts = recordTables.map((table) => `${table} ${file.tables[table].length}`)
      parts.print(`${file.batchNo}：${counts.join('，')}；${made.faults.length} 处有误。`)
    }
    return made.faults.length === 0 ? 0 : 1
  },
}

/** Readable by whoever runs this alone: it holds names and numbers of people. */
async function write(out: string, file: RecordFile, as: string): Promise<void> {
  const folder = join(out, file.batchNo)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const save = (name: string, content: string) =>
    writeFile(join(folder, name), content, { mode: 0o600 })
  if (as === 'json') {
    await save('records.json', `${JSON.stringify(file, null, 1)}\n`)
    return
  }
  for (const table of recordTables) {
    const lines = csv(recordSheet(table, file.tables[table]))
    await save(`${table}.csv`, await text(Readable.from(lines)))
  }
}

function readOptions(args: readonly string[]) {
  const usage = `Usage: huiyin project-records ${command.usage}`
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string' },
        day: { type: 'string' },
        out: { type: 'string' },
        as: { type: 'string', default: 'csv' },
      },
    })
    const { region = '', day = '', out = '', as } = values
    if (!/^\d{6,12}$/.test(region)) throw new Error('--region is a code of 6 to 12 digits.')
    if (parseLocalDay(day) === undefined) throw new Error('--day is written YYYY-MM-DD.')
    if (out === '') throw new Error('--out is a folder.')
    if (as !== 'csv' && as !== 'json') throw new Error('--as is csv or json.')
    return { regionCode: region, day, out: resolve(out), as }
  } catch (cause) {
    throw new StartFault(`${(cause as Error).message} ${usage}`, { cause })
  }
}
