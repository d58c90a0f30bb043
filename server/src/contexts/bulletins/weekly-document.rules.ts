import { localDay, startOfDay } from '@huiyin/contract/time'
import {
  type Block,
  type LetterDocument,
  letterDay,
  letterMoment,
  paragraph,
  paragraphs,
  sections,
} from '../../kernel/letters/index.ts'
import {
  closingRate,
  namedUnits,
  rateWithoutDisputed,
  type WeeklyFacts,
  type WeekTotal,
} from './facts.rules.ts'

/** What is only known when a bulletin goes out. */
export interface Issue {
  /** 发文字号; a draft prints none. */
  readonly number: string | null
  readonly issuedAt: Date
  readonly edition: number
  readonly correction: string | null
  readonly factsHash: string
}

/** With it the accepted objections by unit. */
interface WeeklyIssue extends Issue {
  readonly contested: ReadonlyMap<string, number>
}

/** Version of this template; a published bulletin is kept as the file it was. */
const templateVersion = 2
export const weeklyTitle = '关于数字化城市管理案件办理情况的通报'

/** 通报: 总体情况, 分单位情况, 存在问题, 下步要求, 附件. It names facts and ranks nobody. */
export function weeklyDocument(facts: WeeklyFacts, issue: WeeklyIssue): LetterDocument {
  const { edition, correction } = issue
  const amended =
    correction === null ? [] : [paragraph(`本通报是本期第${edition}版，更正原因：${correction}`)]
  return {
    form: 'document',
    issuerName: facts.issuerName,
    number: issue.number ?? '（送审稿）',
    title: edition === 1 ? weeklyTitle : `${weeklyTitle}（更正）`,
    addressee: '各联动单位',
    blocks: [
      paragraph(
        `现将${chineseDay(facts.from)}至${monthAndDay(facts.to)}数字化城市管理案件办理情况通报如下。数据截至${letterMoment(facts.cutOffAt)}。`,
      ),
      ...amended,
      ...sections([
        { title: '总体情况', blocks: overall(facts) },
        { title: '分单位情况', blocks: groupTables(facts, issue) },
        { title: '存在问题', blocks: problems(facts, issue) },
        { title: '下步要求', blocks: paragraphs(demands) },
      ]),
    ],
    attachments: [
      { title: '各联动单位办理情况表', blocks: [unitTable(facts)] },
      { title: '各联动单位存量平衡表', blocks: [stockTable(facts)] },
      { title: '统计口径说明', blocks: paragraphs(methodNote(facts)) },
    ],
    date: letterDay(issue.issuedAt),
    note: null,
    copyTo: [],
    receipt: null,
    proof: {
      url: null,
      words: `本通报的文字与表格取自同一次统计，统计时点为${letterMoment(facts.cutOffAt)}，每个数都可在平台查到对应的案件。`,
      factsHash: issue.factsHash,
      templateVersion: String(templateVersion),
    },
  }
}

/** For the newspaper: the whole, and no name. */
export function extractOf(facts: WeeklyFacts): string {
  return `${chineseDay(facts.from)}至${monthAndDay(facts.to)}，${facts.regionName}数字化城市管理平台共受理案件${facts.received}件，应办结${facts.due}件，${classesIn(facts)}，办结率${percent(closingRate(facts))}。`
}

/** How it was counted, sentence by sentence. */
export function methodNote(facts: WeeklyFacts): string[] {
  const postponed = facts.postponedAreDue
    ? '缓办（已延期、挂账）的案件计入应办结，未到新时限的列为正在办理。'
    : `缓办（已延期、挂账）而未到新时限的案件不计入应办结，本期有${facts.postponedLeftOut}件。`
  return [
    `统计期自${letterMoment(facts.beginsAt)}起，至${letterMoment(facts.cutOffAt)}止。受理数是这段时间内上报的案件。`,
    '应办结数是本期内办结的案件，与本期最后一日及以前到期、截止时尚未办结的案件之和，往期未办结的继续计入。',
    '每件应办结案件只归一类，依次判定：截止时已办结的为已办结；管辖争议尚未裁定的为争议；已过时限的为超期未办结（申诉通过、不计超时的除外）；其余为正在办理。四类之和等于应办结数。',
    postponed,
    `办结率＝已办结÷应办结，争议案件留在分母内，为${percent(closingRate(facts))}；如不含争议案件，为${percent(rateWithoutDisputed(facts))}，仅供对照。`,
    `没有应办结案件的单位列为“无数据”。统计规则版本：${facts.ruleVersion}。`,
  ]
}

const demands = [
  '有超期未办结案件的单位要逐件说明原因，尽快处置并在平台反馈，不另报纸质材料。',
  '有管辖争议的案件，存在安全隐患的先行围护，由指挥机构按时裁定。',
]

function overall(facts: WeeklyFacts): readonly Block[] {
  return [
    paragraph(
      `本期共受理案件${facts.received}件，应办结${facts.due}件，${classesIn(facts)}，办结率${percent(closingRate(facts))}（${facts.closed}÷${facts.due}）。`,
    ),
    paragraph(changeWords(facts)),
  ]
}

function classesIn({ closed, inProcess, overdue, disputed }: WeekTotal): string {
  return `其中已办结${closed}件、正在办理${inProcess}件、超期未办结${overdue}件、争议${disputed}件`
}

/** Against the week before, as it was published. */
function changeWords({ last, ...now }: WeeklyFacts): string {
  if (last === null) return '上期没有印发通报，没有数据可比。'
  const change = (name: string, key: keyof WeekTotal) => {
    const by = now[key] - last[key]
    if (by === 0) return `${name}持平`
    return `${name}${by > 0 ? '增加' : '减少'}${Math.abs(by)}件`
  }
  const changes = [
    change('受理', 'received'),
    change('应办结', 'due'),
    change('超期未办结', 'overdue'),
  ]
  return `与上期相比，${changes.join('，')}；上期办结率${percent(closingRate(last))}。`
}

/** A table a group: units with overdue cases, what they were given and what is overdue. */
function groupTables(facts: WeeklyFacts, { contested }: WeeklyIssue): readonly Block[] {
  const named = namedUnits(facts, contested)
  if (named.length === 0) return [paragraph('本期没有单位有超期未办结的案件。')]
  return [...Map.groupBy(named, ({ group }) => group)].flatMap(([name, units]): Block[] => [
    paragraph(`${name}：`),
    {
      type: 'table',
      head: ['单位', '应办结（件）', '超期未办结（件）'],
      rows: [
        ...units.map((unit) => [unit.name, String(unit.due), String(unit.overdue)]),
        ['小计', total(units, 'due'), total(units, 'overdue')],
      ],
    },
  ])
}

function total<Key extends string>(
  rows: readonly Readonly<Record<Key, number>>[],
  key: Key,
): string {
  return String(rows.reduce((all, row) => all + row[key], 0))
}

function problems(facts: WeeklyFacts, { contested }: WeeklyIssue): readonly Block[] {
  if (facts.overdue === 0) return []
  const named = namedUnits(facts, contested)
  const notNamed = [...contested.values()].reduce((all, count) => all + count, 0)
  return [
    paragraph(
      `${facts.units.length}个联动单位中，${named.length}个单位有超期未办结的案件，共${facts.overdue}件。点名前已给予一个工作日提出异议。`,
    ),
    ...(notNamed === 0
      ? []
      : [paragraph(`其中${notNamed}件的责任单位提出异议，经核采纳，计数不作为点名依据。`)]),
  ]
}

function unitTable({ units, ...facts }: WeeklyFacts): Block {
  const keys = ['due', 'closed', 'inProcess', 'overdue', 'disputed'] as const
  return {
    type: 'table',
    head: ['单位', '应办结', '已办结', '正在办理', '超期', '争议', '办结率'],
    rows: [
      ...units.map((unit) =>
        unit.due === 0
          ? [unit.name, ...keys.map(() => '无数据'), '无数据']
          : [
              unit.name,
              ...keys.map((key) => String(unit[key])),
              percent(closingRate({ ...unit, received: 0 })),
            ],
      ),
      ['合计', ...keys.map((key) => String(facts[key])), percent(closingRate(facts))],
    ],
  }
}

function stockTable({ units }: WeeklyFacts): Block {
  const stocks = units.map(({ stock }) => stock)
  const cells = ({ stock }: WeeklyFacts['units'][number]) => [
    stock.opening,
    stock.registered,
    stock.reopened + stock.unmerged,
    stock.takenOver,
    stock.handedOver,
    stock.closed,
    stock.cancelled + stock.merged,
    stock.closing,
  ]
  const sum = (at: number) => units.reduce((all, unit) => all + (cells(unit)[at] ?? 0), 0)
  return {
    type: 'table',
    head: ['单位', '期初', '受理', '重立', '转入', '转出', '办结', '销并', '期末'],
    rows: [
      ...units.map((unit) => [unit.name, ...cells(unit).map(String)]),
      ['合计', ...Array.from({ length: stocks.length === 0 ? 0 : 8 }, (_, at) => String(sum(at)))],
    ],
  }
}

function percent(value: number | null): string {
  return value === null ? '无数据' : `${value.toFixed(2)}%`
}

function chineseDay(day: string): string {
  return letterDay(startOfDay(localDay(day)))
}

function monthAndDay(day: string): string {
  return chineseDay(day).replace(/^\d+年/, '')
}
