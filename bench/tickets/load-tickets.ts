import { wordsOf } from '../../server/src/kernel/matter/words.rules.ts'
import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'
import { loadStaged } from '../load/load-staged.ts'
import { checkingUnit, region, unitCode, unitsTotal } from '../service/town.ts'
import { createStaged, fillStaged, loadStatements } from './load-statements.ts'

/** What people call about: a place and a trouble make a request, so that some are alike and most are not. */
const places = [
  ...['人民路小学门口', '中心大街与建设路交叉口', '幸福小区三号楼', '城东农贸市场', '汽车站广场'],
  ...['滨河公园北门', '老干部活动中心', '西关村村口', '第二人民医院后门', '工业园二期'],
  ...['文化广场', '北环路高架桥下', '锦绣花园', '县一中东墙外', '新华书店门前'],
]
const troubles = [
  ...['路灯不亮，晚上看不见路', '井盖松动，车一过就响', '垃圾几天没有清运，气味很大'],
  ...['夜里施工，吵得睡不着', '店铺占着人行道，推车过不去', '停水两天没有通知'],
  ...['暖气不热，室内只有十二度', '流浪狗成群，孩子不敢走', '积水很深，公交车进不来'],
  ...['小广告贴满了楼道', '树枝断了挂在电线上', '公厕没有人打扫'],
]

/**
 * Loads tickets and cases of the street of the last year, half and half, of all units: 98 % closed, the
 * last 2 % open; each with its row, clocks, text, letter and a valid chain of entries.
 */
export async function loadTickets(db: Db, matters: number): Promise<void> {
  const titles = places.flatMap((place) =>
    troubles.map((trouble) => `${place}${trouble.split('，')[0]}`),
  )
  const texts = places.flatMap((place) =>
    troubles.map((trouble) => `${place}${trouble}，请尽快处理。`),
  )
  const words = texts.map((text) => wordsOf(text).join(' '))
  const units = Array.from({ length: unitsTotal }, (_, index) => unitCode(index + 1))
  const fill = trustedSql(fillStaged, [
    ...[region, matters, checkingUnit, texts.length],
    ...[units, titles, texts, words],
  ])
  await loadStaged(db, { create: createStaged, fill, statements: loadStatements })
}
