import { parseArgs } from 'node:util'
import { pastMatterKinds } from '@huiyin/contract/past-matters'
import { StartFault } from '../platform/start-fault.ts'
import type { Command, CommandParts } from './command.ts'
import type { ImportCounts } from './import/in-house.ts'
import { importPast } from './import/past-matters.ts'
import { importReviews } from './import/reviews.ts'
import { importTasks } from './import/tasks.ts'

export const command: Command = {
  summary:
    'take over a ledger (整改台账), past reviews, cases or tickets; again it makes none twice',
  usage:
    'tasks <file.xlsx> --region <code> [--dry-run] [--json] [--errors <file.xlsx>]\n' +
    '       huiyin import reviews|city-cases|tickets <file.csv|xlsx> --mapping <mapping.json> --region <code>' +
    ' [--dry-run] [--json] [--errors <file.xlsx>]',
  async run(args, parts) {
    const { isJson, dryRun, place, take } = readArguments(args, parts)
    const { rows, created, updated, skipped, errors } = await take()
    if (isJson) {
      parts.print(JSON.stringify({ rows, created, updated, skipped, errors }))
      return 0
    }
    parts.print(
      `${rows} 行：新增 ${created}，更新 ${updated}，未变 ${skipped}，有误 ${errors}` +
        `${dryRun ? '（试导入，未写入）' : ''}。`,
    )
    if (errors > 0) parts.print(`有误的行及原因见${place}。`)
    return 0
  },
}

interface ImportRequest {
  readonly isJson: boolean
  readonly dryRun: boolean
  /** Where the rows that were not taken are found. */
  readonly place: string
  take(): Promise<ImportCounts>
}

function readArguments(args: readonly string[], parts: CommandParts): ImportRequest {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string' },
        mapping: { type: 'string' },
        errors: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const [what, file, ...rest] = positionals
    const { region: regionCode = '', 'dry-run': dryRun, json: isJson, mapping } = values
    if (file === undefined || rest.length > 0 || !/^[0-9]{6,12}$/.test(regionCode)) {
      throw new Error('Not understood.')
    }
    const { errors: errorsFile } = values
    const request = { file, regionCode, dryRun, errorsFile }
    if (what === 'tasks' && mapping === undefined) {
      const place = errorsFile ?? '工作台“台账导入”页，可下载'
      return { isJson, dryRun, place, take: () => importTasks(request, parts) }
    }
    if (mapping === undefined) throw new Error('Not understood.')
    const place = errorsFile ?? '用 --errors 指定的文件'
    const past = { ...request, mappingFile: mapping }
    const kind = pastMatterKinds.find((one) => one === what)
    if (kind !== undefined) {
      return { isJson, dryRun, place, take: () => importPast(kind, past, parts) }
    }
    if (what !== 'reviews') throw new Error('Not understood.')
    return { isJson, dryRun, place, take: () => importReviews(past, parts) }
  } catch (cause) {
    throw new StartFault(`${(cause as Error).message} Usage: huiyin import ${command.usage}`, {
      cause,
    })
  }
}
