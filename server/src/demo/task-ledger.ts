import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import excel from 'exceljs'
import { importLedger } from '../contexts/tasks/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import { type Fields, listWork } from '../kernel/matter/index.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'
import { aspects, sources, workGroups } from './task-ledger.data.ts'

const problems = 109
const unitsNamed = 31
/** Days from its making to each deadline, taken in turn: some are late by now, some due this week. */
const daysAhead = [12, 45, 21, 60, 24, 90, 19, 75, 22, 33, 120]

/**
 * The supervising office brings in the ledger it keeps in Excel: 109 problems of 31 units in eleven
 * aspects, found by five groups; a third of them were struck off before.
 */
export async function bringLedger(house: House, cast: Cast): Promise<void> {
  const [supervisor] = cast.supervisors
  const today = localDayOf(house.world.now())
  const units = await namedUnits(house, cast)
  await importLedger(house.tasks, {
    regionCode: county,
    name: '澍阳县营商环境问题整改台账.xlsx',
    bytes: await workbookOf(units, today),
    by: supervisor === undefined ? 'system' : `staff:${supervisor.staffId}`,
    dryRun: false,
  })
}

/** Units that people of the demo act for, then others, until there are 31. */
async function namedUnits(house: House, cast: Cast): Promise<readonly string[]> {
  const played = cast.units.filter(({ regionCode }) => regionCode === county)
  const others = (await house.org.units(county)).filter(({ kind }) => kind !== 'supervising_office')
  const names = [...played, ...others].map(({ name }) => name)
  return [...new Set(names)].slice(0, unitsNamed)
}

async function workbookOf(units: readonly string[], today: LocalDay): Promise<Buffer> {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('整改台账')
  sheet.addRow(['澍阳县营商环境问题整改台账（示例）'])
  sheet.mergeCells('A1:N1')
  sheet.addRow([...plainHeadings, '责任落实', '', '', '', '整改措施', '整改时限', '进度', '状态'])
  sheet.addRow(['', '', '', '', '', '', '牵头单位', '责任单位', '责任领导', '直接责任人'])
  sheet.mergeCells('G2:J2')
  for (const column of ['A', 'B', 'C', 'D', 'E', 'F', 'K', 'L', 'M', 'N']) {
    sheet.mergeCells(`${column}2:${column}3`)
  }
  for (let index = 0; index < problems; index += 1) sheet.addRow(rowOf(index, units, today))
  sheet.addRow(['合计', '', '', '', '', `${problems} 个`])
  return Buffer.from(await book.xlsx.writeBuffer())
}

const plainHeadings = ['序号', '问题编号', '来源', '类别', '工作组', '问题描述']

function rowOf(index: number, units: readonly string[], today: LocalDay): excel.CellValue[] {
  const [aspect, ...found] = aspects[index % aspects.length] ?? ['']
  const problem = found[Math.floor(index / aspects.length) % found.length] ?? ''
  const unit = units[index % units.length] ?? ''
  const joint = index % 9 === 4 ? `、${units[(index + 7) % units.length]}` : ''
  const isOver = index % 3 === 2
  return [
    index + 1,
    `2026-${String(index + 1).padStart(3, '0')}`,
    sources[index % sources.length] ?? '',
    aspect,
    workGroups[index % workGroups.length] ?? '',
    `${unit}${problem}`,
    '县政务服务效能督查室',
    unit + joint,
    '分管负责同志',
    '业务股室负责同志',
    '核实原因，修订制度并公开，对有关人员开展培训',
    deadlineOf(index, today),
    isOver ? 1 : 0,
    isOver ? '已销号' : '正在整改',
  ]
}

function deadlineOf(index: number, today: LocalDay): excel.CellValue {
  if (index % 13 === 5) return '长期坚持'
  const ahead = daysAhead[index % daysAhead.length] ?? 30
  return new Date(`${addDays(today, ahead)}T00:00:00Z`)
}

/** Units report how far they are; a few problems are struck off by a second person and a leader. */
export async function playTasks(house: House, cast: Cast): Promise<void> {
  let told = 0
  for (const { regionCode, code, handler } of cast.units) {
    if (regionCode !== county) continue
    const query = { tab: 'open', kind: 'task', unit: code, limit: 2 } as const
    const { rows } = await listWork(house.work, handler, query)
    for (const { number, version, state } of rows) {
      if (state === 'long_term') continue
      told += 1
      const percent = 20 + ((told * 15) % 80)
      await act(house, handler, { number, version }, 'progress', {
        percent,
        note: `已完成原因核实，整改完成 ${percent}%。`,
      })
      if (told % 8 === 0) await strikeOff(house, cast, handler, number)
    }
  }
}

async function strikeOff(
  house: House,
  cast: Cast,
  handler: StaffActor,
  number: string,
): Promise<void> {
  const [supervisor] = cast.supervisors
  if (supervisor === undefined) return
  const task = async () => ({
    number,
    version: (await house.matters.find(county, number))?.version ?? 1,
  })
  const evidence = [await evidenceOf(house, handler)]
  const note = '制度已修订并公开，培训已完成。'
  await act(house, handler, await task(), 'apply_for_closing', { note, evidence })
  const findings = '到现场核对，制度已公开，抽问 3 名工作人员均能答出。'
  await act(house, supervisor, await task(), 'verify', { decision: 'accepted', findings })
  await act(house, cast.countyLeader, await task(), 'sign_closing', { decision: 'signed' })
}

/** A document as small as one can be. */
const document = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
    'trailer<</Root 1 0 R>>\n%%EOF\n',
)

async function evidenceOf(house: House, { staffId }: StaffActor): Promise<string> {
  const files = await house.evidence.accept(
    county,
    [{ name: '整改佐证（示例）.pdf', bytes: document }],
    'evidence',
  )
  const [stored] = await house.db.transaction(county, (tx) =>
    house.evidence.store(tx, files, { uploadedBy: `staff:${staffId}` }),
  )
  return stored?.id ?? ''
}

async function act(
  house: House,
  acting: StaffActor,
  { number, version }: { readonly number: string; readonly version: number },
  name: string,
  fields: Fields,
): Promise<void> {
  await house.matters.act({ regionCode: county, number, act: name, version, fields, acting })
}
