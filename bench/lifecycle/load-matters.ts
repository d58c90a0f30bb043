import { gradeWords } from '@huiyin/contract/reviews.words'
import { wordsOf } from '../../server/src/kernel/matter/words.rules.ts'
import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'
import { loadStaged } from '../load/load-staged.ts'
import { itemCode, itemName, itemsPerUnit, region, unitCode, unitsTotal } from '../service/town.ts'
import { createStaged, fillStaged, loadStatements } from './load-statements.ts'

/** What people write: two phrases make a text, so that a pair of characters finds some of many. */
const phrases = [
  ...['排队等了一个上午', '窗口没有人', '材料退了三次', '电话一直打不通', '说好三天办结'],
  ...['系统总是登录不上', '工作人员态度冷淡', '没有一次性告知', '来回跑了四趟', '收费没有说明'],
  ...['证件照片拍得不清楚', '叫号机坏了', '停车没有地方', '老人不会用手机', '复印要到马路对面'],
  ...['中午不办公', '表格看不懂', '答复前后不一致', '超过承诺时限', '没有无障碍通道'],
]

/**
 * Loads matters of the last year, of all units: 98 % closed, the last 2 % open; each with its
 * review, service, clocks, text, letter and a valid chain of entries.
 */
export async function loadMatters(db: Db, matters: number): Promise<void> {
  const texts = phrases.flatMap((first) => phrases.map((second) => `${first}，${second}。`))
  const items = Array.from({ length: unitsTotal * itemsPerUnit }, (_, index) => ({
    unit: 1 + Math.floor(index / itemsPerUnit),
    item: index % itemsPerUnit,
  }))
  const titles = items.map(
    ({ unit, item }) => `${itemName(unit, item)}：${gradeWords.dissatisfied.zh}`,
  )
  const spaced = (all: readonly string[]) => all.map((text) => wordsOf(text).join(' '))
  const fill = trustedSql(fillStaged, [
    ...[region, matters, items.length, texts.length],
    ...[items.map(({ unit }) => unitCode(unit))],
    ...[items.map(({ unit, item }) => itemCode(unit, item))],
    ...[titles, texts, spaced(titles), spaced(texts)],
  ])
  await loadStaged(db, { create: createStaged, fill, statements: loadStatements })
}
